using TrustSafety.Dashboard.Extracts.Publishing;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Validation;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>Reads and checks the records of one extract in the order of the file.</summary>
internal sealed class RowReader
{
    private readonly IRecordSource source;
    private readonly ExtractPlan plan;
    private readonly RowChecks checks;
    private readonly RejectLog log;
    private readonly Action<long, long> progress;
    private readonly CancellationToken cancellation;
    private readonly long rejectedBefore;
    private Batch? first;

    public RowReader(IRecordSource source, ExtractPlan plan, KeySet keys, TimeZoneInfo? zone, RejectLog log, Action<long, long> progress, CancellationToken cancellation)
    {
        (this.source, this.plan, this.log, this.progress, this.cancellation) = (source, plan, log, progress, cancellation);
        // A mapping's source may have had broken records, counted already.
        rejectedBefore = log.Rows;
        first = new Batch(plan.Columns.Count);
        if (!source.Read(first, plan.Slots)) throw new ExtractRefusedException("The file has a header and no rows.");
        var words = plan.Outcomes.Where(o => !OutcomeColumns.HoldsNumbers(first, plan.SlotOf(o.Name))).Select(o => o.Name).ToHashSet();
        Dropped = [.. plan.Dropped, .. words];
        Columns = [.. plan.Columns.Select((c, slot) => (c, slot)).Where(c => !words.Contains(c.c.Name))];
        checks = new RowChecks(plan, [.. Columns.Select(c => ColumnCheck.For(c.Column, c.Slot, zone))], keys, log);
    }

    public FactSchema Schema => plan.Schema;

    public int Slots => plan.Columns.Count;

    public IReadOnlyList<(Column Column, int Slot)> Columns { get; }

    public IReadOnlyList<string> Dropped { get; }

    public long Accepted => checks.Accepted;

    /// <summary>Accepted and rejected together.</summary>
    public long Records => checks.Accepted + log.Rows;

    public DateTime FirstAt => DateTime.UnixEpoch.AddTicks(checks.First * 10);

    public DateTime LastAt => DateTime.UnixEpoch.AddTicks(checks.Last * 10);

    public DateTime? LastArrival => checks.LastArrival is { } micros ? DateTime.UnixEpoch.AddTicks(micros * 10) : null;

    /// <summary>Feeds every record that can come in.</summary>
    public void Pump(BatchFeed feed)
    {
        while (Next(feed) is { } batch)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = checks.Accepted;
            checks.Check(batch);
            progress(Records, source.BytesRead);
            if (checks.Accepted > before) feed.Add(batch);
            else feed.Return(batch);
        }
        source.Reconcile(checks.Accepted, log.Rows - rejectedBefore);
        feed.Complete();
    }

    private Batch? Next(BatchFeed feed)
    {
        if (Interlocked.Exchange(ref first, null) is { } read) return read;
        var batch = feed.TakeEmpty();
        if (source.Read(batch, plan.Slots)) return batch;
        feed.Return(batch);
        return null;
    }
}
