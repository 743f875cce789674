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
    public void LeakageInterval_OverManyPlatforms_CoversAsOftenAsItClaims(double level)
    {
        var covered = platforms.Trials.Count(t => Hajek.Proportion(Leaked(t), level).Contains(t.LeakageRate));
        Assert.InRange(covered, Expected(level) - Slack(level), Expected(level) + Slack(level));
    }

    /// <summary>The variance leaves the strata out of account, which is safe and costs width: it may cover more often than it says, never less.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void ViolativeViewRateInterval_OverManyPlatforms_CoversAtLeastAsOftenAsItClaims(double level)
    {
        var covered = platforms.Trials.Count(t => Hajek.Proportion(Violating(t), level).Contains(t.ViolativeViewRate));
        Assert.True(covered >= Expected(level) - Slack(level), $"{covered} of {Platforms.Count} at {level}");
    }

    [Fact]
    public void Estimates_OverManyPlatforms_AreRightOnAverage()
    {
        Unbiased([.. platforms.Trials.Select(t => Violating(t).Mean / t.ViolativeViewRate - 1)]);
        Unbiased([.. platforms.Trials.Select(t => Leaked(t).Mean - t.LeakageRate)]);
    }

    [Fact]
    public void UnweightedLabels_OverManyPlatforms_WouldMissTheTruthByFar() =>
        Assert.All(platforms.Trials, t => Assert.True(t.Labels.Count(l => l.Violating) / (double)t.Labels.Count > 20 * t.ViolativeViewRate));

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

    private static WeightedTally Tally(IEnumerable<JudgedView> labels, Func<JudgedView, bool> holds)
    {
        var sum = new WeightedTally();
        foreach (var label in labels)
        {
            var (w, y) = (label.Weight, holds(label) ? 1 : 0);
            sum += new WeightedTally(1, w, w * w, w * y, w * w * y, w * w * y);
        }
        return sum;
    }

    public sealed class Platforms
    {
        public const int Count = 390;

        internal IReadOnlyList<LabelTrial> Trials { get; } =
            [.. Enumerable.Range(0, Count).Select(i => LabelTrial.Draw(new SamplePlan(SamplePlan.SmallRows, 70_000UL + (ulong)i), i % SamplePlan.CompleteWeeks))];
    }
}
