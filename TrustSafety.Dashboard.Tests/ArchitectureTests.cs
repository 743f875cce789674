using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests;

/// <summary>Who may know whom. Each stage of the pipeline knows only what stands before it; a feature never knows another.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Pipeline = ["Time", "Extracts", "Facts", "Statistics", "Indicators", "Workspace", "Charts", "Files", "Shell"];

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Time"] = [],
        ["Extracts"] = ["Time"],
        ["Facts"] = ["Time", "Extracts"],
        ["Statistics"] = ["Time"],
        ["Indicators"] = ["Time", "Extracts", "Facts", "Statistics"],
        ["Workspace"] = ["Time"],
        ["Charts"] = ["Time", "Statistics", "Indicators"],
        ["Files"] = ["Indicators", "Charts"],
        ["Shell"] = ["Time", "Facts", "Extracts", "Statistics", "Indicators", "Workspace", "Charts"],
        ["Sample"] = ["Time", "Extracts"],
        ["Features"] = Pipeline,
        ["Api"] = Pipeline,
        ["Cli"] = [.. Pipeline, "Sample", "Api", "Features"],
    };

    /// <summary>Packages that only the named folders may use.</summary>
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["MathNet"] = ["Statistics"],
        ["DuckDB"] = ["Extracts", "Facts"],
        ["Microsoft.Data.Sqlite"] = ["Extracts", "Sample", "Workspace"],
        ["Microsoft.EntityFrameworkCore"] = ["Workspace"],
        ["Plotly"] = ["Charts"],
        ["MudBlazor"] = ["Shell", "Charts", "Features"],
        ["YamlDotNet"] = ["Indicators"],
        ["CsvHelper"] = ["Extracts", "Sample", "Files"],
        ["System.CommandLine"] = ["Cli"],
        ["Spectre"] = ["Cli"],
        ["Google.OrTools"] = ["Features"],
        ["MailKit"] = ["Features"],
        ["Polly"] = ["Features"],
    };

    [Fact]
    public void Folder_Uses_OnlyWhatStandsBeforeIt()
    {
        var breaches = Sources().SelectMany(Breaches).ToList();
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    [Fact]
    public void Sources_AreFound() => Assert.True(Sources().Count() > 20);

    private static IEnumerable<string> Breaches(string file)
    {
        var parts = Relative(file).Split('/');
        if (parts.Length < 2) yield break;
        var (room, feature) = (parts[0], parts[0] == "Features" && parts.Length > 2 ? parts[1] : null);
        if (!MayKnow.TryGetValue(room, out var allowed)) yield break;
        var text = File.ReadAllText(file);
        foreach (Match match in OwnUse().Matches(text))
        {
            var (usedRoom, usedFeature) = (match.Groups[1].Value, match.Groups[2].Value);
            if (usedRoom == "Features" && room == "Features" && (usedFeature.Length == 0 || usedFeature == feature)) continue;
            if (usedRoom == room && room != "Features") continue;
            if (!MayKnow.ContainsKey(usedRoom)) continue;
            if (!allowed.Contains(usedRoom)) yield return $"{Relative(file)}: {room} must not know {match.Value}";
        }
        foreach (var (package, rooms) in Packages)
            if (!rooms.Contains(room) && Regex.IsMatch(text, $@"(using\s+(static\s+)?|@using\s+){Regex.Escape(package)}[.;\s]"))
                yield return $"{Relative(file)}: {room} must not use {package}";
    }

    private static string Project => Path.Combine(Repository.Root, "TrustSafety.Dashboard");

    private static string Relative(string file) => Path.GetRelativePath(Project, file).Replace('\\', '/');

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Project, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !Relative(f).StartsWith("bin/", StringComparison.Ordinal) && !Relative(f).StartsWith("obj/", StringComparison.Ordinal));

    [GeneratedRegex(@"TrustSafety\.Dashboard\.(\w+)(?:\.(\w+))?")]
    private static partial Regex OwnUse();
}
