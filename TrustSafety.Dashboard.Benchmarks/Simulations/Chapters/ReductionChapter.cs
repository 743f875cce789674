using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>Variance reduction: a metric whose past is known.</summary>
internal static class ReductionChapter
{
    private static readonly Cuped.Plan Mean = new(0, [new(1)]), Two = new(0, [new(1), new(2)]), Ratio = new(0, [new(2, 3)]) { Denominator = 1 };

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("CUPED, mean", "100 v 100, correlation 0.8", r => Cuped.Difference(Arm(r, 100, 0.5), Arm(r, 100, 0), Mean).Holds(0.5)),
        Covers("CUPED, mean, unequal arms and effects that vary", "60 v 240, correlation 0.8", r => Cuped.Difference(Arm(r, 60, 0.5, 1.5), Arm(r, 240, 0), Mean).Holds(0.5)),
        Covers("CUPED, two covariates, one with gaps", "150 v 150", r => Gapped(r, 150) is var (arm, base_) && Cuped.Difference(arm, base_, Two).Holds(0)),
        Covers("CUPED, ratio", "300 v 300 users", r => Cuped.Difference(Users(r, 300, 0.35), Users(r, 300, 0.3), Ratio).Holds(0.05)).Times(10_000),
        Covers("CUPED, relative, delta method", "100 v 300", r => Cuped.Lift(Arm(r, 100, 0.5), Arm(r, 300, 0), Mean).Holds(0.05)),
        Covers("CUPED, relative, Fieller", "200 v 200", r => Cuped.Adjust(Arm(r, 200, 0.5), Arm(r, 200, 0), Mean) is var (own, other) && RelativeLift.Fieller(own, other).Holds(0.05)),
        Covers("post-stratified difference", "3 strata, 200 units", r => Strata(r, 1) is var (arm, against) && PostStratified.Difference(arm, against).Holds(1)),
        Errs("CUPED, mean", "40 v 40, correlation 0.8", r => Cuped.Difference(Arm(r, 40, 0), Arm(r, 40, 0), Mean).Rejects()),
        Errs("post-stratified difference", "3 strata, 200 units", r => Strata(r, 0) is var (arm, against) && PostStratified.Difference(arm, against).Rejects()),
        Errs("CUPED, relative, delta method", "100 v 100", r => Cuped.Lift(Arm(r, 100, 0), Arm(r, 100, 0), Mean).Rejects()),
        Errs("CUPED, ratio", "200 v 200 users", r => Cuped.Difference(Users(r, 200, 0.3), Users(r, 200, 0.3), Ratio).Rejects()).Times(10_000),
    ];

    private static (MeanTally[] Arm, MeanTally[] Against) Strata(Random r, double effect)
    {
        var (arm, against) = (new MeanTally[3], new MeanTally[3]);
        for (var i = 0; i < 200; i++)
        {
            var h = Draw.Category(r, 0.5, 0.3, 0.2);
            if (Draw.Yes(r, 0.5)) arm[h] += new MeanTally(1, 4 * h + effect + Draw.Normal(r), 0);
            else against[h] += new MeanTally(1, 4 * h + Draw.Normal(r), 0);
        }
        return (arm, against);
    }

    private static JointTally Arm(Random r, int n, double effect, double slope = 1)
    {
        var (y, x) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            x[i] = Draw.Normal(r);
            y[i] = 10 + effect + slope * 0.8 * x[i] + 0.6 * Draw.Normal(r);
        }
        return JointTally.Of([y, x]);
    }

    // The past is missing for new users, who also differ.
    private static (JointTally, JointTally) Gapped(Random r, int each)
    {
        var (y, x) = (new double[2 * each], new double?[2 * each]);
        for (var i = 0; i < y.Length; i++)
        {
            x[i] = Draw.Yes(r, 0.3) ? null : Draw.Normal(r);
            y[i] = (x[i] ?? -1) + Draw.Normal(r);
        }
        var (value, missing) = Cuped.WithGaps(x);
        return (JointTally.Of([y[..each], value[..each], missing[..each]]), JointTally.Of([y[each..], value[each..], missing[each..]]));
    }

    // Clicks and sessions now, and the same before: a user's own rate lasts.
    private static JointTally Users(Random r, int n, double ratio)
    {
        var columns = Enumerable.Range(0, 4).Select(_ => new double[n]).ToArray();
        for (var i = 0; i < n; i++)
        {
            var (own, sessions, before) = (2 * r.NextDouble(), r.Next(2, 10), r.Next(2, 10));
            (columns[0][i], columns[1][i], columns[2][i], columns[3][i]) = (Draw.Binomial(r, sessions, ratio * own), sessions, Draw.Binomial(r, before, 0.3 * own), before);
        }
        return JointTally.Of(columns);
    }
}
