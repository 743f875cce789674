using System.Text;

namespace TrustSafety.Dashboard.Sample;

/// <summary>Human decisions: on actions that no machine took alone, on content found harmless, and on gold items with a known answer.</summary>
internal sealed class ReviewRows(SamplePlan plan, World world, RowSink sink)
{
    public static readonly string[] Columns =
        ["review_id", "content_id", "reviewer", "decided_at", "decision", "queue", "enqueued_at", "claimed_at", "gold", "qa_decision", "severity", "market", "language", "content_type", "surface", "category", "subcategory"];

    public const int Reviewers = 48;
    public const double QaShare = 0.25;

    /// <summary>Per action: harmless content reviewed, and gold items shown.</summary>
    private const double HarmlessPerAction = 0.10;
    private const double GoldPerAction = 0.08;

    /// <summary>What looks harmless waits longer.</summary>
    private const double HarmlessWaits = 2.5;

    private const int GoldItems = 600;
    private static readonly byte[][] Queues = [.. new[] { "severe", "live", "comments", "standard" }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Probability that this reviewer decides wrongly; some are much better than others.</summary>
    public static double ErrorOf(SamplePlan plan, int reviewer)
    {
        var rng = Rng.For(plan.Seed, RngStream.Reviewer, reviewer);
        var u = rng.Uniform();
        return 0.02 + 0.11 * u * u;
    }

    private readonly double[] errors = [.. Enumerable.Range(0, Reviewers).Select(r => ErrorOf(plan, r))];

    private readonly AliasTable places = new([.. world.Cells.Select(c => c.Share)]);

    public void WriteOf(in ActionDraw action)
    {
        if (action.Automated || action.Source == ActionSource.Order) return;
        var rng = Rng.For(plan.Seed, RngStream.Review, action.Index);
        var wait = (long)Math.Min(Wait(ref rng, action.Cell), 0.9 * (action.ActionedAt - action.CreatedAt));
        Write(ref rng, (byte)'c', action.Index, action.Cell, action.ActionedAt, wait, violating: true, gold: false);
    }

    public void WriteOthers(DayState day, long actions)
    {
        var rng = Rng.For(plan.Seed, RngStream.Gold, day.Day.DayNumber);
        var cells = new AliasTable(ActionSchedule.Weights(day));
        var harmless = (long)Math.Floor(actions * HarmlessPerAction + rng.Uniform());
        for (var i = 0L; i < harmless; i++)
        {
            var at = SamplePlan.Epoch(day.Day) + Clock.SecondOfDay(ref rng);
            var cell = cells.Draw(ref rng);
            Write(ref rng, (byte)'h', sink.Rows + 1, cell, at, (long)(HarmlessWaits * Wait(ref rng, cell)), violating: false, gold: false);
        }
        var gold = (long)Math.Floor(actions * GoldPerAction + rng.Uniform());
        for (var i = 0L; i < gold; i++)
        {
            var at = SamplePlan.Epoch(day.Day) + Clock.SecondOfDay(ref rng);
            var item = rng.Below(GoldItems);
            var (cell, violating) = GoldItem(item);
            Write(ref rng, (byte)'g', item, cell, at, (long)Wait(ref rng, cell), violating, gold: true);
        }
    }

    /// <summary>The same item has the same place and the same answer, whoever sees it and when: people can only agree on a content that stays itself.</summary>
    private (int Cell, bool Violating) GoldItem(int item)
    {
        var rng = Rng.For(plan.Seed, RngStream.GoldItem, item);
        return (places.Draw(ref rng), rng.Chance(0.6));
    }

    /// <summary>Seconds in the queue and on the screen; severe content goes first.</summary>
    private double Wait(ref Rng rng, int cell) => 60 + rng.LogNormal(world.Cells[cell].Category.Severity >= 4 ? 6_000 : 19_000, 1.25);

    private void Write(ref Rng rng, byte prefix, long content, int cellIndex, long decidedAt, long wait, bool violating, bool gold)
    {
        var cell = world.Cells[cellIndex];
        var reviewer = rng.Below(Reviewers);
        var wrong = rng.Chance(errors[reviewer]);
        var checkedByQa = !gold && rng.Chance(QaShare);
        // An action or a release is what the reviewer decided, so there the error lies in the decision that QA would have taken.
        var decision = gold ? violating ^ wrong : violating;
        sink.Id((byte)'r', sink.Rows + 1, plan.IdWidth);
        sink.Id(prefix, content, plan.IdWidth);
        sink.Id((byte)'m', reviewer + 1, 3);
        sink.Time(decidedAt);
        sink.Text(Decision(decision));
        sink.Text(Queues[cell.Category.Severity >= 4 ? 0 : cell.Surface.Name == "live" ? 1 : cell.Surface.Name == "comments" ? 2 : 3]);
        sink.Time(decidedAt - wait);
        sink.Time(decidedAt - Math.Min(wait, 20 + rng.Below(240)));
        if (gold) sink.Text(Decision(violating)); else sink.Empty();
        if (checkedByQa) sink.Text(Decision(decision ^ wrong)); else sink.Empty();
        sink.Whole(decision ? cell.Category.DrawSeverity(ref rng) : 0);
        sink.Dimensions(cell);
        sink.EndRow();
    }

    private static ReadOnlySpan<byte> Decision(bool violating) => violating ? "violating"u8 : "benign"u8;
}
