using System.Globalization;
using Spectre.Console;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Cli;

/// <summary>Runs imports one after the other: with bars on a terminal, with a line per step in a log, in silence for JSON.</summary>
internal static class ImportBars
{
    /// <param name="terminal">Null where nobody watches.</param>
    public static async Task<IReadOnlyList<ImportReport>> RunAsync(
        IReadOnlyList<string> paths, bool json, IAnsiConsole? terminal, TextWriter log, Func<string, IProgress<ImportProgress>?, Task<ImportReport>> import)
    {
        if (json) return await AllAsync(paths, import, _ => null);
        if (terminal is null) return await AllAsync(paths, import, _ => new Lines(log));
        return await terminal.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(bars => AllAsync(paths, import, path => new Bar(bars.AddTask(Markup.Escape(Path.GetFileName(path))))));
    }

    private static async Task<IReadOnlyList<ImportReport>> AllAsync(IReadOnlyList<string> paths, Func<string, IProgress<ImportProgress>?, Task<ImportReport>> import, Func<string, IProgress<ImportProgress>?> progress)
    {
        var reports = new List<ImportReport>();
        foreach (var path in paths) reports.Add(await import(path, progress(path)));
        return reports;
    }

    private static string Text(ImportProgress p) =>
        string.Create(CultureInfo.InvariantCulture, $"{p.Extract}: {p.Phase.ToString().ToLowerInvariant()}, {p.Rows:N0} rows, {p.Bytes / 1e6:N1} of {p.TotalBytes / 1e6:N1} MB");

    private sealed class Bar(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.MaxValue = Math.Max(1, value.TotalBytes);
            task.Value = value.Phase == ImportPhase.Done ? task.MaxValue : value.Bytes;
            task.Description = Markup.Escape(Text(value));
        }
    }

    /// <summary>A new phase, and every tenth of the file.</summary>
    private sealed class Lines(TextWriter log) : IProgress<ImportProgress>
    {
        private (ImportPhase? Phase, long Tenth) last;

        public void Report(ImportProgress value)
        {
            var now = (value.Phase, value.TotalBytes == 0 ? 0 : value.Bytes * 10 / value.TotalBytes);
            if (now == last) return;
            last = now;
            log.WriteLine(Text(value));
        }
    }
}
