using System.Globalization;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>The invented platform looks like one: rates that published reports would not be surprised by.</summary>
[Collection(nameof(SmallRun))]
public sealed class SampleRatesTests(SampleFixture sample)
{
    [Fact]
    public void Actions_OverAllWeeks_AreMostlyProactiveAutomatedAndQuick()
    {
        var action = sample.Table("action");
        Assert.InRange(Share(action, r => r[action["source"]] is "own" or "vendor"), 0.93, 0.97);
        Assert.InRange(Share(action, r => r[action["automated"]] == "true"), 0.70, 0.80);
        Assert.InRange(Share(action, r => r[action["views_at_action"]] == "0"), 0.60, 0.80);
        Assert.InRange(Share(action, r => Hours(r[action["created_at"]], r[action["actioned_at"]]) <= 24), 0.90, 0.94);
    }

    [Fact]
    public void Reviews_OverAllWeeks_AreMostlyRightAndTakeHours()
    {
        var review = sample.Table("review");
        var gold = review.Rows.Where(r => r[review["gold"]].Length > 0).ToList();
        var checkedAgain = review.Rows.Where(r => r[review["qa_decision"]].Length > 0).ToList();
        Assert.InRange(gold.Count(r => r[review["gold"]] == r[review["decision"]]) / (double)gold.Count, 0.90, 0.97);
        Assert.InRange(checkedAgain.Count(r => r[review["qa_decision"]] != r[review["decision"]]) / (double)checkedAgain.Count, 0.03, 0.065);
        var hours = review.Rows.Select(r => Hours(r[review["enqueued_at"]], r[review["decided_at"]])).Order().ToList();
        Assert.InRange(hours[hours.Count / 2], 1, 5);
    }

    [Fact]
    public void Appeals_OverAllWeeks_AreFewAndSometimesReversed()
    {
        var appeal = sample.Table("appeal");
        Assert.InRange(appeal.Rows.Count / (double)sample.Table("action").Rows.Count, 0.03, 0.05);
        Assert.InRange(Share(appeal, r => r[appeal["outcome"]] == "reversed"), 0.10, 0.25);
    }

    [Fact]
    public void Reports_PerMillionViews_AreAFewHundred()
    {
        var views = sample.Table("exposure").Column("views").Sum(v => long.Parse(v, CultureInfo.InvariantCulture));
        Assert.InRange(sample.Table("report").Rows.Count * 1e6 / views, 100, 300);
    }

    private static double Share(SampleTable table, Func<string[], bool> holds) => table.Rows.Count(holds) / (double)table.Rows.Count;

    private static double Hours(string from, string to) =>
        (DateTime.Parse(to, CultureInfo.InvariantCulture) - DateTime.Parse(from, CultureInfo.InvariantCulture)).TotalHours;
}
