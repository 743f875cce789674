using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>All that is known of one snapshot: its id, the columns of its facts, and the answers given so far.</summary>
internal sealed record DatasetState(
    long Version, LedgerStamp Stamp, Snapshot Snapshot, IReadOnlyDictionary<Fact, FactColumns> Columns, byte[] PseudonymKey, CellCache Cells)
{
    private SharedAnswer<JudgedSample>? judged;

    public bool KnowsJudged => judged is not null;

    /// <summary>The judged sample of this snapshot; how to read it is for the first who asks to say.</summary>
    public SharedAnswer<JudgedSample> Judged(Func<CancellationToken, Task<JudgedSample>> read) =>
        judged ?? Interlocked.CompareExchange(ref judged, new(read), null) ?? judged;

    /// <summary>Units take much memory, so that only those of the experiments asked last are kept.</summary>
    private const int MostExperiments = 2;

    private readonly Lock gate = new();
    private readonly List<(string Experiment, SharedAnswer<ExperimentUnits> Answer)> units = [];

    public SharedAnswer<ExperimentUnits> Units(string experiment, Func<CancellationToken, Task<ExperimentUnits>> read)
    {
        lock (gate)
        {
            var at = units.FindIndex(u => u.Experiment == experiment);
            var found = at >= 0 ? units[at] : (experiment, new(read));
            if (at >= 0) units.RemoveAt(at);
            else if (units.Count == MostExperiments) units.RemoveAt(0);
            units.Add(found);
            return found.Item2;
        }
    }

    public long RowsOf(Fact fact) => Snapshot.Extracts.Where(e => e.Fact == fact).Sum(e => e.Rows);
}
