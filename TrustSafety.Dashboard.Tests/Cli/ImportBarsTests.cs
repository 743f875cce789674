using Spectre.Console;
using TrustSafety.Dashboard.Cli;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Tests.Cli;

public sealed class ImportBarsTests : IDisposable
{
    private static readonly ImportProgress[] Steps =
    [
        new(ImportPhase.Reading, "week30.csv", 400, 100_000, 400_000),
        new(ImportPhase.Reading, "week30.csv", 410, 101_000, 400_000),
        new(ImportPhase.Publishing, "week30.csv", 1_600, 400_000, 400_000),
        new(ImportPhase.Done, "week30.csv", 1_600, 400_000, 400_000),
    ];

    private readonly StringWriter log = new();
    private readonly StringWriter screen = new();

    [Fact]
    public async Task Terminal_WhileAFileComesIn_HasABarWithPhaseRowsAndMegabytes()
    {
        var terminal = AnsiConsole.Create(new() { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(screen) });
        terminal.Profile.Width = 160;
        await RunAsync(json: false, terminal);
        Assert.Contains("week30.csv: done, 1,600 rows, 0.4 of 0.4 MB", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("━━━", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("100%", screen.ToString(), StringComparison.Ordinal);
        Assert.Empty(log.ToString());
    }

    [Fact]
    public async Task Log_OfAFile_HasALineForEachPhaseAndTenthAndNoMore()
    {
        await RunAsync(json: false, terminal: null);
        Assert.Equal(
        [
            "week30.csv: reading, 400 rows, 0.1 of 0.4 MB", "week30.csv: publishing, 1,600 rows, 0.4 of 0.4 MB", "week30.csv: done, 1,600 rows, 0.4 of 0.4 MB",
        ], log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Json_WhileAFileComesIn_SaysNothing()
    {
        await RunAsync(json: true, terminal: null);
        Assert.Empty(log.ToString());
    }

    public void Dispose()
    {
        log.Dispose();
        screen.Dispose();
    }

    private Task<IReadOnlyList<ImportReport>> RunAsync(bool json, IAnsiConsole? terminal) => ImportBars.RunAsync(["/extracts/week30.csv"], json, terminal, log, (path, progress) =>
    {
        foreach (var step in Steps) progress?.Report(step);
        return Task.FromResult(new ImportReport(path, []));
    });
}
