namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>The rejected rows of one import: all are counted, the first are listed.</summary>
public sealed class RejectLog
{
    public const int Listed = 10_000;

    private readonly Dictionary<(string Column, string Reason), long> counts = [];
    private readonly List<Reject> listed = [];

    /// <summary>Rows, each once, whatever the number of their problems; lines that a broken record covers all count.</summary>
    public long Rows { get; private set; }

    public IReadOnlyList<Reject> List => listed;

    public IReadOnlyList<RejectCount> Counts =>
        [.. counts.Select(c => new RejectCount(c.Key.Column, c.Key.Reason, c.Value)).OrderByDescending(c => c.Count).ThenBy(c => c.Column, StringComparer.Ordinal).ThenBy(c => c.Reason, StringComparer.Ordinal)];

    public string Summary => string.Join("; ", Counts.Take(20).Select(c => $"{c.Column}: {c.Reason} ({c.Count})"));

    public void AddProblem(long line, string column, string reason)
    {
        counts[(column, reason)] = counts.GetValueOrDefault((column, reason)) + 1;
        if (listed.Count < Listed) listed.Add(new(line, column, reason));
    }

    public void AddRows(long rows) => Rows += rows;
}
