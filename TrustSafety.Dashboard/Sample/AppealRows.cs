namespace TrustSafety.Dashboard.Sample;

/// <summary>Appeals come days or weeks after the action and are decided later still; what is not decided yet is pending.</summary>
internal sealed class AppealRows(SamplePlan plan, World world, RowSink sink)
{
    public static readonly string[] Columns =
        ["appeal_id", "action_id", "filed_at", "outcome", "decided_at", "market", "language", "content_type", "surface", "category", "subcategory"];

    public static double ReversedShare(bool automated) => automated ? 0.19 : 0.11;

    public const double PartialShare = 0.03;

    public void WriteOf(in ActionDraw action)
    {
        var rng = Rng.For(plan.Seed, RngStream.Appeal, action.Index);
        var cell = world.Cells[action.Cell];
        if (!rng.Chance(cell.Category.Appealed)) return;
        var filedAt = action.ActionedAt + (long)Math.Clamp(rng.LogNormal(130_000, 1.25), 120, 90 * 86_400);
        if (filedAt >= SamplePlan.Epoch(SamplePlan.EndDay)) return;
        var decidedAt = filedAt + (long)Math.Clamp(rng.LogNormal(105_000, 1.0), 600, 60 * 86_400);
        var reversed = ReversedShare(action.Automated);
        var outcome = rng.Uniform();
        var open = decidedAt > SamplePlan.TakenAt;
        sink.Id((byte)'p', sink.Rows + 1, plan.IdWidth);
        sink.Id((byte)'a', action.Index, plan.IdWidth);
        sink.Time(filedAt);
        sink.Text(open ? "pending"u8 : outcome < reversed ? "reversed"u8 : outcome < reversed + PartialShare ? "partial"u8 : "upheld"u8);
        if (open) sink.Empty(); else sink.Time(decidedAt);
        sink.Dimensions(cell);
        sink.EndRow();
    }
}
