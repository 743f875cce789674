using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics;

/// <summary>What must hold of the methods behind the quality page for any data, and what they promise over many simulated offices.</summary>
public sealed class QualityStatisticsTests
{
    private static readonly Gen<double[][]> Judged = Gen.Int[0, 4].Select(i => (double)i).Array[3].Where(v => v.Sum() >= 2).Array[3, 40];

    [Fact]
    public void Agreement_OfPatterns_IsThatOfItsItemsInAnyOrder() => Judged.Sample(items =>
    {
        var grouped = items.GroupBy(v => string.Join(' ', v)).Select(g => new JudgedAlike(g.First(), g.Count())).Reverse().ToList();
        Assert.Equal(GroupedAgreement.Kappa([.. items.Select(v => new JudgedAlike(v, 1))]).Interval?.Low ?? -9, GroupedAgreement.Kappa(grouped).Interval?.Low ?? -9, 8);
        if (Krippendorff.Nominal(items, resamples: 100).Point is { } alpha) Assert.Equal(alpha, GroupedAgreement.Alpha(grouped).Point!.Value, 10);
    }, iter: 200);

    [Fact]
    public void Alpha_JackknifeError_IsThatOfTheBootstrap()
    {
        var random = new Random(5);
        double[][] items = [.. Enumerable.Range(0, 400).Select(_ => { var p = random.NextDouble() < 0.3 ? 0.9 : 0.1; var k = Enumerable.Range(0, 4).Count(_ => random.NextDouble() < p); return new double[] { k, 4 - k }; })];
        var jackknife = GroupedAgreement.Alpha([.. items.Select(v => new JudgedAlike(v, 1))]).StandardError!.Value;
        Assert.InRange(jackknife / Krippendorff.Nominal(items, resamples: 2000).StandardError!.Value, 0.93, 1.07);
    }

    [Fact]
    public void Agreement_WithoutAnswer_SaysWhy()
    {
        Assert.Equal(Undefined.TooFew, GroupedAgreement.Kappa([]).Why);
        Assert.Equal(Undefined.TooFew, GroupedAgreement.Kappa([new([1, 0], 50)]).Why);
        Assert.Equal(Undefined.NoSpread, GroupedAgreement.Kappa([new([3, 0], 50)]).Why);
        Assert.Null(GroupedAgreement.Kappa([new([2, 1], 1), new([1, 2], 1)]).Low);
    }

    [Fact]
    public void Shrunk_SmallPerfectGroup_DoesNotTopTheRanking()
    {
        var rates = ShrunkProportions.Of([new(3, 3), new(970, 1000), new(900, 1000), new(930, 1000), new(880, 1000)])!.Groups;
        Assert.True(rates[0].Point < rates[1].Point);
        Assert.True(rates[0].High - rates[0].Low > 2 * (rates[1].High - rates[1].Low));
        Assert.Null(ShrunkProportions.Of([new(3, 3)]));
    }

    [Fact]
    public void Shrunk_Simulated_CoversAndRanksBetterThanThePlainRates()
    {
        var random = new Random(3);
        var (covered, all, shrunkBest, plainBest, loss, plainLoss) = (0, 0, 0, 0, 0.0, 0.0);
        for (var trial = 0; trial < 60; trial++)
        {
            double[] truth = [.. Enumerable.Range(0, 30).Select(_ => 0.85 + (0.12 * random.NextDouble()))];
            CountOf[] counts = [.. truth.Select((p, i) => { var n = i % 3 == 0 ? 12 : 120; return new CountOf(Enumerable.Range(0, n).Count(_ => random.NextDouble() < p), n); })];
            var rates = ShrunkProportions.Of(counts)!.Groups;
            for (var i = 0; i < truth.Length; i++)
            {
                (covered, all) = (covered + (rates[i].Contains(truth[i]) ? 1 : 0), all + 1);
                loss += Math.Pow(rates[i].Point - truth[i], 2);
                plainLoss += Math.Pow((counts[i].K / counts[i].N) - truth[i], 2);
            }
            shrunkBest += counts[Enumerable.Range(0, 30).MaxBy(i => rates[i].Point)].N < 50 ? 1 : 0;
            plainBest += counts[Enumerable.Range(0, 30).MaxBy(i => counts[i].K / counts[i].N)].N < 50 ? 1 : 0;
        }
        // A third of the groups are small: the plain ranking is topped by one almost always, the shrunk one far less often than by chance.
        Assert.True(covered / (double)all > 0.93, $"covered {covered / (double)all:P1}");
        Assert.True(loss < 0.5 * plainLoss, $"loss {loss:G3} against {plainLoss:G3}");
        Assert.True(plainBest > 45 && shrunkBest < 20, $"smallest on top: plain {plainBest}, shrunk {shrunkBest} of 60");
    }

    [Fact]
    public void Gap_OfEqualSegments_CriesWolfNoMoreOftenThanItSays()
    {
        var random = new Random(8);
        var wolves = 0;
        for (var trial = 0; trial < 2000; trial++)
        {
            CountOf[] segments = [.. Enumerable.Range(0, 6).Select(i => { var n = 60 + (60 * i); return new CountOf(Enumerable.Range(0, n).Count(_ => random.NextDouble() < 0.1), n); })];
            var gap = WidestGap.Of(segments)!;
            Assert.Equal(gap.P < 0.05, !gap.At(0.95).Contains(0));
            if (gap.P < 0.05) wolves++;
        }
        Assert.True(wolves <= 2000 * 0.05 + 30, $"{wolves} of 2000");
    }

    [Fact]
    public void Gap_Dispersion_IsOneForAlikeAndMoreForReviewersThatDiffer()
    {
        Assert.Equal(1, WidestGap.Dispersion([[new(10, 100), new(10, 100)], [new(20, 100), new(20, 100)]]));
        Assert.True(WidestGap.Dispersion([[new(2, 100), new(18, 100)], [new(20, 100), new(20, 100)]]) > 5);
        Assert.Equal(1, WidestGap.Dispersion([[new(0, 10)], []]));
    }

    [Fact]
    public void LateDecisions_Simulated_CompletedIsUnbiasedWhereTheNaiveIsNot()
    {
        var random = new Random(21);
        var (naive, completed, covered, trials) = (0.0, 0.0, 0, 150);
        for (var trial = 0; trial < trials; trial++)
        {
            // 30 % are reversed; reversals take 12 days in the mean, upholdings 3. The cohort is the last ten days of 80.
            var cases = Enumerable.Range(0, 80).SelectMany(day => Enumerable.Range(0, 20).Select(_ =>
            {
                var reversed = random.NextDouble() < 0.3;
                var delay = (int)(-Math.Log(1 - random.NextDouble()) * (reversed ? 12 : 3));
                return day + delay > 79 ? new FiledCases(day, null, false, 1) : new FiledCases(day, delay, reversed, 1);
            })).GroupBy(c => c).Select(g => g.Key with { Count = g.Count() }).ToList();
            var rate = Assert.Single(LateDecisions.Of(cases, [(70, 80)], 79, resamples: 200, seed: (ulong)trial + 1));
            naive += rate.Naive!.Value.Point / trials;
            completed += rate.Completed!.Value.Point / trials;
            if (rate.Completed.Value.Contains(0.3)) covered++;
            Assert.True(rate.Lowest <= rate.Completed.Value.Point && rate.Completed.Value.Point <= rate.Highest);
        }
        Assert.True(naive < 0.2, $"naive {naive:P1}");
        Assert.InRange(completed, 0.28, 0.32);
        Assert.True(covered >= 0.9 * trials, $"covered {covered} of {trials}");
    }

    [Fact]
    public void LateDecisions_FiledOnOneDayOrOnMany_AreTheSameWithinACohort()
    {
        // Of the cohort, whose last case is a week old, all that was decided counts by its delay alone.
        FiledCases[] many = [new(0, 2, true, 30), new(1, 2, true, 10), new(2, 2, true, 5), new(0, 1, false, 50), new(2, 1, false, 25), new(2, null, false, 6)];
        FiledCases[] one = [new(1, 2, true, 45), new(1, 1, false, 75), new(2, null, false, 6)];
        var (a, b) = (Assert.Single(LateDecisions.Of(many, [(0, 5)], 9)), Assert.Single(LateDecisions.Of(one, [(0, 5)], 9)));
        Assert.Equal((a.Naive, a.Decided, a.Open), (b.Naive, b.Decided, b.Open));
        var earlier = new FiledCases(-20, 9, true, 20);
        var (c, d) = (Assert.Single(LateDecisions.Of([earlier, .. many], [(0, 5)], 9)), Assert.Single(LateDecisions.Of([earlier, .. one], [(0, 5)], 9)));
        Assert.NotNull(c.Completed);
        Assert.Equal(c.Completed, d.Completed);
    }

    [Fact]
    public void LateDecisions_NothingOpen_IsThePlainRate()
    {
        var rate = Assert.Single(LateDecisions.Of([new(0, 2, true, 30), new(0, 1, false, 70)], [(0, 5)], 40));
        Assert.Equal((0.3, rate.Naive), (rate.Completed!.Value.Point, rate.Completed));
        Assert.Equal((0.3, 0.3), (rate.Lowest, rate.Highest));
    }

    [Fact]
    public void LateDecisions_NobodyEverDecidedAtThatAge_HasBoundsOnly()
    {
        var rate = Assert.Single(LateDecisions.Of([new(0, null, false, 10)], [(0, 5)], 40));
        Assert.Null(rate.Completed);
        Assert.Equal((0d, 1d), (rate.Lowest, rate.Highest));
    }
}
