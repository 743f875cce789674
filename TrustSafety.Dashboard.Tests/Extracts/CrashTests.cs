using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>The program is killed during an import, again and again, at moments spread over its phases. The dataset is what it was, or has all of the extract.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 21;
    private readonly string folder = Directory.CreateTempSubdirectory("crash-").FullName;

    [Fact]
    public async Task Dataset_ImportKilledAtAnyMoment_IsAsBeforeOrHasAllOfTheExtract()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (data, whole) = (Path.Combine(folder, "data"), Path.Combine(folder, "whole"));
        var (first, second) = (Actions("first", 2_000), Actions("second", 100_000));
        foreach (var directory in new[] { data, whole })
            Assert.Equal(0, (await ImportProcess.RunAsync(cancellation, "import", first, "--data", directory)).ExitCode);
        var before = Checksum(data);
        // How many lines of progress an import prints: a kill waits for one of them, and then a little.
        var lines = (await ImportProcess.RunAsync(cancellation, "import", second, "--data", whole)).Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        var after = Checksum(whole);
        Assert.NotEqual(before, after);

        var (kept, complete) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAfterAsync(data, second, line: kill % (lines + 1), spin: kill / (lines + 1) * 37, cancellation);
            var now = Checksum(data);
            if (now == before) { kept++; continue; }
            Assert.Equal(after, now);
            complete++;
            await RemoveAsync(data);
        }
        Assert.True(kept > 0, "No kill came before the end: the test has tested nothing.");
        Assert.Equal(Kills, kept + complete);
        // And after all that, the import still goes through.
        Assert.Equal(0, (await ImportProcess.RunAsync(cancellation, "import", second, "--data", data)).ExitCode);
        Assert.Equal(after, Checksum(data));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Kills without warning when the given line of progress was printed; <paramref name="spin"/> moves the moment on within the step.</summary>
    private static async Task KillAfterAsync(string data, string extract, int line, int spin, CancellationToken cancellation)
    {
        using var process = ImportProcess.Start("import", extract, "--data", data);
        for (var printed = 0; printed < line && await process.StandardError.ReadLineAsync(cancellation) is not null; printed++) { }
        Thread.SpinWait(spin * 100_000);
        process.Kill();
        await process.WaitForExitAsync(cancellation);
    }

    private static async Task RemoveAsync(string data)
    {
        using var dataset = Open(data);
        var last = dataset.ReadLedger()[^1];
        await new ExtractRemoval(dataset).RemoveAsync(last.Id, TestContext.Current.CancellationToken);
    }

    private static Dataset Open(string data) => new(Options.Create(new DatasetOptions { Directory = data, MemoryLimit = "256MB" }), []);

    /// <summary>The ledger without ids and times of publication, which differ from run to run, and every table without the id.</summary>
    private static string Checksum(string data)
    {
        using var dataset = Open(data);
        return DatasetChecksum.OfContent(dataset);
    }

    private string Actions(string prefix, int rows)
    {
        var path = Path.Combine(folder, $"action-{prefix}.csv");
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false));
        writer.WriteLine("action_id,content_id,actioned_at,action,source");
        for (var i = 0; i < rows; i++)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i},content-{i * 7919L % 100_003},2026-07-{1 + i % 28:00}T10:00:00Z,remove,own"));
        return path;
    }
}
