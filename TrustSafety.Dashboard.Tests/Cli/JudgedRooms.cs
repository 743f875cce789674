using TrustSafety.Dashboard.Cli;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Cli;

/// <summary>Data folders filled by the program itself, each once: HateCheck, a stratified sample of Davidson et al.'s tweets, and the sample.</summary>
public sealed class JudgedRooms : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("judged-commands-").FullName;
    private readonly Dictionary<string, Task<string>> filled = [];

    private static string Mappings => Path.Combine(Repository.Root, "docs", "mappings");

    public Task<string> HateCheckAsync() => OnceAsync("hatecheck", () =>
    {
        var file = SharedData.Path("data", "hatecheck", "hatecheck_predictions.csv");
        return [["import", file, "--map", Path.Combine(Mappings, "hatecheck_predictions.label.sql"), "--as", "label"], ["import", file, "--map", Path.Combine(Mappings, "hatecheck_predictions.detection.sql"), "--as", "detection"]];
    });

    public Task<string> DavidsonAsync() => OnceAsync("davidson", () =>
    {
        var file = SharedData.Path("data", "davidson-votes", "davidson_votes_scores.csv");
        return [["import", file, "--map", Path.Combine(Mappings, "samples", "davidson_votes_scores.label.sql"), "--as", "label"], ["import", file, "--map", Path.Combine(Mappings, "davidson_votes_scores.detection.sql"), "--as", "detection"]];
    });

    public Task<string> SampleAsync() => OnceAsync("sample", () => [["import", Path.Combine(Repository.Root, "sample-data", "label.csv.gz"), Path.Combine(Repository.Root, "sample-data", "detection.csv.gz")]]);

    public string Empty => Directory.CreateDirectory(Path.Combine(root, "empty")).FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Task<string> OnceAsync(string name, Func<string[][]> imports)
    {
        if (filled.TryGetValue(name, out var known)) return known;
        return filled[name] = FillAsync(Path.Combine(root, name), imports());
    }

    private static async Task<string> FillAsync(string folder, string[][] imports)
    {
        foreach (var import in imports)
        {
            var (code, _, problem) = await DashboardProcess.RunAsync([.. import, "--data", folder], limit: TimeSpan.FromMinutes(3));
            Assert.True(code == CommandLine.Done, problem);
        }
        return folder;
    }
}
