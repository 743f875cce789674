using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Reading;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>What the checks found in one batch, handed on in the order of its rows.</summary>
internal sealed class RowProblems
{
    private readonly List<(int Row, string Column, string Reason)> found = [];

    public void Add(int row, string column, string reason) => found.Add((row, column, reason));

    /// <summary>Marks the rows as rejected and writes them to the log. List.Sort is not stable, hence OrderBy.</summary>
    public void Flush(Batch batch, RejectLog log)
    {
        if (found.Count == 0) return;
        foreach (var (row, column, reason) in found.OrderBy(p => p.Row))
        {
            log.AddProblem(batch.Lines[row], column, reason);
            if (batch.Rejected[row]) continue;
            batch.Rejected[row] = true;
            log.AddRows(1 + batch.ExtraLines[row]);
        }
        found.Clear();
    }
}
