using System.Text;

namespace TrustSafety.Dashboard.Sample;

/// <summary>Reports by users: the ones that led to an action, and many that did not.</summary>
internal sealed class ReportRows(SamplePlan plan, World world, RowSink sink)
{
    public static readonly string[] Columns =
        ["report_id", "content_id", "reported_at", "reason", "decided_at", "outcome", "market", "language", "content_type", "surface", "category", "subcategory"];

    private const double PerView = 95e-6;
    private const double ActionedShare = 0.12;
    private readonly byte[][] reasons = [.. world.Cells.Select(c => Encoding.UTF8.GetBytes(c.Category.Name))];

    public void WriteOf(in ActionDraw action)
    {
        if (action.Source != ActionSource.UserReport) return;
        var rng = Rng.For(plan.Seed, RngStream.ActionReport, action.Index);
        for (var more = rng.Poisson(0.4); more >= 0; more--)
        {
            var at = action.CreatedAt + (long)((action.ActionedAt - action.CreatedAt) * (0.2 + 0.75 * rng.Uniform()));
            Write((byte)'c', action.Index, at, action.ActionedAt, true, action.Cell);
        }
    }

    public void WriteOthers(DayState day)
    {
        var weights = new double[world.Cells.Length];
        for (var c = 0; c < weights.Length; c++)
        {
            var cell = world.Cells[c];
            weights[c] = day.Views[c] * PerView * (0.5 + 10 * cell.Category.UserReported) * (0.6 + 0.4 * PlantedIncident.Spike.Factor(cell, day.Day));
        }
        var cells = new AliasTable(weights);
        var rng = Rng.For(plan.Seed, RngStream.Report, day.Day.DayNumber);
        var count = rng.Poisson(cells.Total);
        for (var i = 0; i < count; i++)
        {
            var at = SamplePlan.Epoch(day.Day) + Clock.SecondOfDay(ref rng);
            var decidedAt = at + (long)Math.Clamp(rng.LogNormal(17_000, 1.4), 60, 40 * 86_400);
            var actioned = rng.Chance(ActionedShare);
            Write((byte)'u', sink.Rows + 1, at, decidedAt, actioned, cells.Draw(ref rng));
        }
    }

    private void Write(byte prefix, long content, long reportedAt, long decidedAt, bool actioned, int cell)
    {
        var open = decidedAt > SamplePlan.TakenAt;
        sink.Id((byte)'n', sink.Rows + 1, plan.IdWidth);
        sink.Id(prefix, content, plan.IdWidth);
        sink.Time(reportedAt);
        sink.Text(reasons[cell]);
        if (open) sink.Empty(); else sink.Time(decidedAt);
        sink.Text(open ? "pending"u8 : actioned ? "actioned"u8 : "not_actioned"u8);
        sink.Dimensions(world.Cells[cell]);
        sink.EndRow();
    }
}
