using System.Text;

namespace TrustSafety.Dashboard.Sample;

/// <summary>Every strategy's score of one content: all of the labelled, and a share of the actioned.</summary>
internal sealed class DetectionRows(SamplePlan plan, World world, RowSink sink)
{
    public static readonly string[] Columns =
        ["content_id", "strategy", "scored_at", "fired", "score", "strategy_type", "vendor", "live", "market", "language", "content_type", "surface", "category", "subcategory"];

    private static readonly byte[][] Names = [.. Strategy.All.Select(s => Encoding.UTF8.GetBytes(s.Name))];
    private static readonly byte[][] Types = [.. Strategy.All.Select(s => Encoding.UTF8.GetBytes(s.Type))];
    private static readonly byte[][] Vendors = [.. Strategy.All.Select(s => Encoding.UTF8.GetBytes(s.Vendor ?? ""))];

    private readonly StrategyVerdicts verdicts = new(plan, world);

    public void WriteLabelled(LabelDraw label)
    {
        for (var s = 0; s < Strategy.All.Length; s++)
            Write((byte)'v', label.Number, 7, s, verdicts.Of(label, s), label.Cell);
    }

    public void WriteActioned(in ActionDraw action)
    {
        for (var s = 0; s < Strategy.All.Length; s++)
            Write((byte)'c', action.Index, plan.IdWidth, s, verdicts.Of(action, s), action.Cell);
    }

    private void Write(byte prefix, long number, int width, int s, Verdict verdict, int cell)
    {
        var strategy = Strategy.All[s];
        sink.Id(prefix, number, width);
        sink.Text(Names[s]);
        sink.Time(verdict.ScoredAt);
        sink.Flag(verdict.Fired);
        if (strategy.Scored) sink.Number(verdict.Score, 2);
        else sink.Empty();
        sink.Text(Types[s]);
        sink.Text(Vendors[s]);
        sink.Flag(strategy.Live);
        sink.Dimensions(world.Cells[cell]);
        sink.EndRow();
    }
}
