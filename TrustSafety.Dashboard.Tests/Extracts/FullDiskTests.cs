using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>A real file system of a few megabytes that fills: while rows are written, and while the transaction commits.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("full-disk-").FullName;
    private readonly string disk;
    private readonly bool mounted;

    public FullDiskTests()
    {
        disk = Directory.CreateDirectory(Path.Combine(folder, "disk")).FullName;
        mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk);
    }

    [Fact]
    public async Task Import_DiskFills_SaysSoAndLeavesTheDatasetWhole()
    {
        Assert.SkipUnless(mounted, "Mounting a small file system needs root.");
        using var dataset = Open();
        var importer = new ExtractImport(dataset, Options.Create(new ImportSettings()), TimeProvider.System);
        var cancellation = TestContext.Current.CancellationToken;
        Assert.True((await importer.ImportAsync(Actions("first", 1_000), ImportOptions.None, null, cancellation)).Succeeded);
        var whole = DatasetChecksum.Of(dataset);

        var refused = 0;
        // Sizes from far beyond the disk to just beyond what is left: the write fails at other moments each time.
        foreach (var rows in new[] { 400_000, 250_000, 200_000, 150_000, 120_000, 100_000 })
        {
            var report = Assert.Single((await importer.ImportAsync(Actions("big", rows), ImportOptions.None, null, cancellation)).Extracts);
            if (report.Outcome == ImportOutcome.Published) break;
            refused++;
            Assert.Contains("disk is full", report.Message);
            Assert.Equal(whole, DatasetChecksum.Of(dataset));
        }
        Assert.True(refused > 0);
    }

    [Fact]
    public async Task Dataset_AfterTheDiskWasFull_OpensAsItWasAndTakesTheNextExtract()
    {
        Assert.SkipUnless(mounted, "Mounting a small file system needs root.");
        string whole;
        using (var dataset = Open())
        {
            var importer = new ExtractImport(dataset, Options.Create(new ImportSettings()), TimeProvider.System);
            await importer.ImportAsync(Actions("first", 1_000), ImportOptions.None, null, TestContext.Current.CancellationToken);
            whole = DatasetChecksum.Of(dataset);
            Assert.False((await importer.ImportAsync(Actions("big", 400_000), ImportOptions.None, null, TestContext.Current.CancellationToken)).Succeeded);
        }
        Assert.True(Run("mount", "-o", "remount,size=64m", disk));
        using var again = Open();
        Assert.Equal(whole, DatasetChecksum.Of(again));
        var next = new ExtractImport(again, Options.Create(new ImportSettings()), TimeProvider.System);
        Assert.True((await next.ImportAsync(Actions("big", 400_000), ImportOptions.None, null, TestContext.Current.CancellationToken)).Succeeded);
    }

    public void Dispose()
    {
        if (mounted) Run("umount", disk);
        Directory.Delete(folder, recursive: true);
    }

    private Dataset Open() => new(Options.Create(new DatasetOptions { Directory = disk, MemoryLimit = "256MB" }), []);

    private string Actions(string prefix, int rows)
    {
        var path = Path.Combine(folder, $"action-{prefix}-{rows}.csv");
        var random = new Random(rows);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false));
        writer.WriteLine("action_id,content_id,actioned_at,action,source");
        for (var i = 0; i < rows; i++)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i}-{random.NextInt64()},content-{random.NextInt64()},2026-07-{1 + i % 28:00}T10:00:00Z,remove,own"));
        return path;
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
