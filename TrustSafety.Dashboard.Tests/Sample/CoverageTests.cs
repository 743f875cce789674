using TrustSafety.Dashboard.Sample;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Sample;

/// <summary>Over many platforms, each with its own seed and all weeks in turn, intervals hold the planted truth as often as they say.</summary>
public sealed class CoverageTests(CoverageTests.Platforms platforms) : IClassFixture<CoverageTests.Platforms>
{
    /// <summary>So far may a right interval stray by luck once in two thousand runs.</summary>
    private const double Luck = 3.5;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void LeakageInterval_OverManyPlatforms_CoversAsOftenAsItClaims(double level) =>
        CoversAsClaimed(platforms.Trials.Select(t => Hajek.Proportion(Domain(t, l => l.Violating, l => !l.Caught), level).Contains(t.LeakageRate)), level);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void ViolativeViewRateInterval_OverManyPlatforms_CoversAsOftenAsItClaims(double level) =>
        CoversAsClaimed(platforms.Trials.Select(t => Hajek.Proportion(Domain(t, _ => true, l => l.Violating), level).Contains(t.ViolativeViewRate)), level);

    /// <summary>With few effective positives the exact interval takes over, which covers more often: at least as often is what a thin segment may claim.</summary>
    [Theory]
    [InlineData("for_you", false)]
    [InlineData("live", true)]
    [InlineData("comments", true)]
    public void SurfaceInterval_OverManyPlatforms_CoversAsOftenAsItClaims(string surface, bool isThin)
    {
        var held = platforms.Trials.Select(t => Hajek.Proportion(Domain(t, l => l.Cell.Surface.Name == surface, l => l.Violating), 0.95).Contains(t.ViolativeViewRateBySurface[surface])).ToList();
        if (isThin) Assert.True(held.Count(h => h) >= Expected(0.95) - Slack(0.95), $"{held.Count(h => h)} of {held.Count}");
        else CoversAsClaimed(held, 0.95);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void ChangeInterval_BetweenTwoWeeks_CoversAsOftenAsItClaims(double level) =>
        CoversAsClaimed(platforms.Trials.Zip(platforms.NextWeeks, (before, after) =>
        {
            var change = Hajek.ProportionDifference(Domain(after, _ => true, l => l.Violating), Domain(before, _ => true, l => l.Violating, weekBefore: true), level);
            return change.Interval.Contains(after.ViolativeViewRate - before.ViolativeViewRate);
        }), level);

    [Fact]
    public void PlainInterval_OfAStratifiedSample_WouldCoverTooOften() =>
        Assert.True(platforms.Trials.Count(t => Hajek.Proportion(Violating(t), 0.95).Contains(t.ViolativeViewRate)) > Expected(0.95) + Slack(0.95) / 2);

    [Fact]
    public void Estimates_OverManyPlatforms_AreRightOnAverage()
    {
        Unbiased([.. platforms.Trials.Select(t => Violating(t).Mean / t.ViolativeViewRate - 1)]);
        Unbiased([.. platforms.Trials.Select(t => Leaked(t).Mean - t.LeakageRate)]);
    }

    [Fact]
    public void UnweightedLabels_OverManyPlatforms_WouldMissTheTruthByFar() =>
        Assert.All(platforms.Trials, t => Assert.True(t.Labels.Count(l => l.Violating) / (double)t.Labels.Count > 20 * t.ViolativeViewRate));

    private static void CoversAsClaimed(IEnumerable<bool> held, double level)
    {
        var covered = held.Count(h => h);
        TestContext.Current.SendDiagnosticMessage("{0} of {1} at {2}", covered, Platforms.Count, level);
        Assert.InRange(covered, Expected(level) - Slack(level), Expected(level) + Slack(level));
    }

    private static double Expected(double level) => level * Platforms.Count;

    private static double Slack(double level) => Luck * Math.Sqrt(level * (1 - level) * Platforms.Count);

    private static void Unbiased(IReadOnlyList<double> errors)
    {
        var mean = errors.Average();
        var spread = Math.Sqrt(errors.Sum(e => (e - mean) * (e - mean)) / (errors.Count - 1));
        // Both are ratios, whose bias is of the order 1/n: a hundredth of the spread of one week.
        Assert.InRange(mean, -(Luck / Math.Sqrt(errors.Count) + 0.05) * spread, (Luck / Math.Sqrt(errors.Count) + 0.05) * spread);
    }

    private static WeightedTally Violating(LabelTrial trial) => Tally(trial.Labels, l => l.Violating);

    private static WeightedTally Leaked(LabelTrial trial) => Tally(trial.Labels.Where(l => l.Violating), l => !l.Caught);

    /// <summary>Another week's labels are drawn anew, from strata of their own.</summary>
    private static StratifiedDomain Domain(LabelTrial trial, Func<JudgedView, bool> within, Func<JudgedView, bool> holds, bool weekBefore = false) =>
        new(trial.Labels.GroupBy(l => l.Stratum).Select((h, code) => new DomainStratum(weekBefore ? -1 - code : code, Tally(h.Where(within), holds), h.Count())));

    private static WeightedTally Tally(IEnumerable<JudgedView> labels, Func<JudgedView, bool> holds)
    {
        var sum = new WeightedTally();
        foreach (var label in labels)
        {
            var (w, y) = (label.Weight, holds(label) ? 1 : 0);
            sum += WeightedTally.Of(w, w * y);
        }
        return sum;
    }

    public sealed class Platforms
    {
        public const int Count = 390;

        internal IReadOnlyList<LabelTrial> Trials { get; } =
            [.. Enumerable.Range(0, Count).Select(i => LabelTrial.Draw(new SamplePlan(SamplePlan.SmallRows, 70_000UL + (ulong)i), i % (SamplePlan.CompleteWeeks - 1)))];

        internal IReadOnlyList<LabelTrial> NextWeeks { get; } =
            [.. Enumerable.Range(0, Count).Select(i => LabelTrial.Draw(new SamplePlan(SamplePlan.SmallRows, 70_000UL + (ulong)i), i % (SamplePlan.CompleteWeeks - 1) + 1))];
    }
}
