using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>Everything a row must be to come in. Rules between columns are only those without which a row means nothing: its weight and its key.</summary>
internal sealed class RowChecks(ExtractPlan plan, IReadOnlyList<ColumnCheck> checks, KeySet keys, RejectLog log)
{
    private readonly RowProblems problems = new();
    private readonly int[] keySlots = [.. plan.Schema.Key.Select(plan.SlotOf)];
    private readonly int timeSlot = plan.SlotOf(plan.Schema.Time);
    private readonly int arrivalSlot = plan.SlotOf(FactSchemas.ArrivedAt);
    private readonly bool timeIsDay = plan.Schema.Find(plan.Schema.Time)!.Type == ColumnType.Date;
    private readonly string keyText = string.Join(" with ", plan.Schema.Key);

    public long Accepted { get; private set; }

    /// <summary>UTC microseconds of the first and last row.</summary>
    public long First { get; private set; } = long.MaxValue;

    public long Last { get; private set; } = long.MinValue;

    /// <summary>UTC microseconds; null when no row says when it arrived.</summary>
    public long? LastArrival { get; private set; }

    public void Check(Batch batch)
    {
        for (var row = 0; row < batch.Count; row++)
            if (batch.Problems[row] is { } problem) problems.Add(row, "", problem);
        foreach (var check in checks) check.Check(batch, problems);
        if (plan.Schema.OneOf.Count > 0) CheckWeight(batch);
        problems.Flush(batch, log);
        if (keySlots.Length > 0) CheckKeys(batch);
        Count(batch);
    }

    /// <summary>A label's weight is there, or follows from its stratum and the stratum's size.</summary>
    private void CheckWeight(Batch batch)
    {
        var (weight, stratum, size) = (plan.SlotOf("weight"), plan.SlotOf("stratum"), plan.SlotOf("stratum_size"));
        bool Has(int slot, int row) => slot >= 0 && batch.Lengths(slot)[row] != Batch.Missing;
        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.Problems[row] is not null || Has(weight, row)) continue;
            if (!Has(stratum, row) || !Has(size, row)) problems.Add(row, "weight", "is missing, and stratum with stratum_size is not complete either");
            else if (batch.Values(size)[row] == 0) problems.Add(row, "stratum_size", "is not above 0, and gives the weight");
        }
    }

    private void CheckKeys(Batch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.Rejected[row]) continue;
            keys.Begin();
            foreach (var slot in keySlots) keys.Mix(batch.Text(slot, row));
            if (!keys.Add()) problems.Add(row, keyText, "is in an earlier row, or in an extract that is in the dataset already");
        }
        problems.Flush(batch, log);
    }

    private void Count(Batch batch)
    {
        var times = batch.Values(timeSlot);
        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.Rejected[row]) continue;
            Accepted++;
            var time = timeIsDay ? times[row] * TimeText.MicrosPerDay : times[row];
            if (time < First) First = time;
            if (time > Last) Last = time;
        }
        if (arrivalSlot >= 0) CountArrivals(batch);
    }

    private void CountArrivals(Batch batch)
    {
        var lengths = batch.Lengths(arrivalSlot);
        var arrivals = batch.Values(arrivalSlot);
        for (var row = 0; row < batch.Count; row++)
            if (!batch.Rejected[row] && lengths[row] != Batch.Missing) LastArrival = Math.Max(LastArrival ?? long.MinValue, arrivals[row]);
    }
}
