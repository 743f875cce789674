using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>28 daily looks at the difference of two arms of unit spread, 200 units a day in each.</summary>
internal static class SequentialChapter
{
    private const int Looks = 28, Daily = 200;
    private const double Effect = 0.03;
    private const string Size = "28 daily looks, 200 a day and arm";

    private static readonly double[] Fractions = [.. Enumerable.Range(1, Looks).Select(k => k / (double)Looks)], Five = [0.2, 0.4, 0.6, 0.8, 1];

    private static readonly (string Name, Spending Spending)[] Spendings =
        [("O'Brien–Fleming", Spending.ObrienFleming), ("Pocock", Spending.Pocock), ("Hwang–Shih–DeCani, γ −2", Spending.HwangShihDeCani(-2)), ("power, φ 2", Spending.Power(2))];

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("confidence sequence, every look", Size, r => Every(r, Effect, (d, e, n) => ConfidenceSequence.At(d, e, n, 5000).Holds(Effect))),
        Covers("confidence sequence, lower limit, every look", Size, r => Every(r, Effect, (d, e, n) => ConfidenceSequence.At(d, e, n, 5000, alternative: Alternative.Greater).Holds(Effect))),
        Covers("mSPRT, every look", Size, r => Every(r, Effect, (d, e, _) => MixtureTest.Normal(d, e, 0.001).Holds(Effect))),
        Covers("mSPRT, lower limit, every look", Size, r => Every(r, Effect, (d, e, _) => MixtureTest.Normal(d, e, 0.001, alternative: Alternative.Greater).Holds(Effect))),
        Covers("mSPRT as Statsig has it, every look", Size, r => Every(r, Effect, (d, e, n) => MixtureTest.Conservative(d, 1, n / 2, 1, n / 2).Holds(Effect))),
        Covers("repeated intervals, every look", "5 looks, O'Brien–Fleming", r => Walk(r, 2, Five).Select((z, k) => (Z: z, K: k)).All(w => Repeated(w.Z, w.K) is var i && i.Holds(2 * Math.Sqrt(Five[w.K])))).Times(4000),
        .. from alternative in new[] { Alternative.TwoSided, Alternative.Greater }
           from drift in new[] { 0.0, 2.5 }
           let bounds = GroupSequential.Bounds(Five, 0.05, Spending.Pocock, alternative)
           select Covers("stage-wise interval, where it stopped", $"5 looks, Pocock, {(alternative == Alternative.TwoSided ? "two-sided" : "one-sided")}, drift {drift}", r =>
           {
               var (z, last) = Stop(Walk(r, drift, Five), bounds, alternative);
               return GroupSequential.StageWise(z, 1, Five.AsSpan(0, last + 1), bounds.AsSpan(0, last + 1), alternative: alternative).Holds(drift * Math.Sqrt(Five[last]));
           }).Times(4000),
        Errs("fixed 1.96, any look", Size, r => Any(r, (d, e, _) => Math.Abs(d / e) > 1.96)).Beside("what peeking costs: Armitage, McPherson & Rowe 1969, JRSS A 132:235"),
        Errs("confidence sequence, any look", Size, r => Any(r, (d, e, n) => ConfidenceSequence.At(d, e, n, 5000).Rejects())),
        Errs("confidence sequence, one-sided, any look", Size, r => Any(r, (d, e, n) => ConfidenceSequence.At(d, e, n, 5000, alternative: Alternative.Less).Rejects())),
        Errs("mSPRT, any look", Size, r => Any(r, (d, e, _) => MixtureTest.Normal(d, e, 0.001).Rejects())),
        Errs("mSPRT as Statsig has it, any look", Size, r => Any(r, (d, e, n) => MixtureTest.Conservative(d, 1, n / 2, 1, n / 2).Rejects())),
        .. from s in Spendings
           let bounds = GroupSequential.Bounds(Fractions, 0.05, s.Spending)
           select Errs($"group sequential, {s.Name}, any look", Size, r => Walk(r, 0, Fractions).Where((z, k) => Math.Abs(z) >= bounds[k]).Any()),
        .. from s in Spendings
           let bounds = GroupSequential.Bounds(Five, 0.025, s.Spending, Alternative.Greater)
           select Errs($"group sequential, one-sided, {s.Name}, any look", "5 looks", r => Walk(r, 0, Five).Where((z, k) => z >= bounds[k]).Any(), 0.025),
        .. from delta in new[] { 0, 0.25, 0.5 }
           let bounds = GroupSequential.WangTsiatis(Five, 0.05, delta)
           select Errs($"group sequential, Wang–Tsiatis, Δ {delta}, any look", "5 looks", r => Walk(r, 0, Five).Where((z, k) => Math.Abs(z) >= bounds[k]).Any()),
        Errs("repeated p, any look", "5 looks, O'Brien–Fleming", r => Walk(r, 0, Five).Select(Repeated).Any(i => i.Rejects())).Times(4000),
        Errs("stage-wise p", "5 looks, Pocock", r =>
        {
            var bounds = GroupSequential.Bounds(Five, 0.05, Spending.Pocock);
            var (z, last) = Stop(Walk(r, 0, Five), bounds, Alternative.TwoSided);
            return GroupSequential.StageWise(z, 1, Five.AsSpan(0, last + 1), bounds.AsSpan(0, last + 1)).Rejects();
        }).Times(4000),
    ];

    private static Inference Repeated(double z, int k) => GroupSequential.Repeated(z, 1, Five.AsSpan(0, k + 1), Spending.ObrienFleming);

    private static (double Z, int Look) Stop(double[] z, double[] bounds, Alternative alternative)
    {
        var last = 0;
        while (last < z.Length - 1 && (alternative == Alternative.TwoSided ? Math.Abs(z[last]) : z[last]) < bounds[last]) last++;
        return (z[last], last);
    }

    /// <summary>The z of every look when Z at full information has this mean.</summary>
    internal static double[] Walk(Random r, double drift, double[] fractions)
    {
        var (z, walk, time) = (new double[fractions.Length], 0.0, 0.0);
        for (var k = 0; k < z.Length; k++)
        {
            walk += drift * (fractions[k] - time) + Math.Sqrt(fractions[k] - time) * Draw.Normal(r);
            time = fractions[k];
            z[k] = walk / Math.Sqrt(time);
        }
        return z;
    }

    private static bool Every(Random r, double effect, Func<double, double, double, bool> holds) => !Looked(r, effect, (d, e, n) => !holds(d, e, n));

    private static bool Any(Random r, Func<double, double, double, bool> stops) => Looked(r, 0, stops);

    private static bool Looked(Random r, double effect, Func<double, double, double, bool> stops)
    {
        var sum = 0.0;
        for (var look = 1; look <= Looks; look++)
        {
            sum += Daily * effect + Math.Sqrt(2.0 * Daily) * Draw.Normal(r);
            var n = look * Daily;
            if (stops(sum / n, Math.Sqrt(2.0 / n), 2 * n)) return true;
        }
        return false;
    }
}
