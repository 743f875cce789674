using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>Charts and change points on series that never change, and on series that do. A run is the values until the first signal; its mean is told as a share of the one stated.</summary>
internal static class AlarmsChapter
{
    private const double ThreeSigma = 0.0027;
    private const int Weeks = 24, Values = 100, Jump = 60;
    private const string Estimated = "its limits are estimated from 24 points: Quesenberry 1993, Journal of Quality Technology 25:237";
    private const string Whole = "counts are whole and skewed: Montgomery, Introduction to Statistical Quality Control, section 7.3";
    private const string Starts = "stated for limits as wide at the start as later: Lucas & Saccucci 1990, Technometrics 32:1";

    private static readonly double[] Sizes = [.. Enumerable.Repeat(2000.0, Weeks)], Exposures = [.. Enumerable.Repeat(1.0, Values)];
    private static readonly (double Width, double Shift, double Stated)[] Smoothed = [(2.86, 0, 370), (2.962, 0, 500), (2.962, 0.5, 41.8), (2.962, 1, 10.5)];
    private static readonly (double K, double H, double Shift)[] Summed = [(0.5, 5, 0), (0.5, 5, 1), (0.5, 4, 0), (0.5, 4, 1), (0.25, 8, 0.5)];
    private static readonly NormalGammaPrior Prior = new(0, 0.1, 1, 1);

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        ErrsShare("XmR, points outside their own limits", "24 points, no change", r => Draw.Normals(r, Weeks) is var v ? v.Count(x => Outside(v, x)) / (double)Weeks : 0, ThreeSigma),
        Errs("XmR, the next point", "after 24 points, no change", r => Outside(Draw.Normals(r, Weeks), Draw.Normal(r)), ThreeSigma).Within(0.009, Estimated),
        Reaches("XmR, the next point has moved by 3σ", "after 24 points", () => 0.5, r => Outside(Draw.Normals(r, Weeks), 3 + Draw.Normal(r))).Within(0.02, Estimated),
        ErrsShare("p-chart, points outside", "24 weeks of 2,000, p 0.05", r => Share(ControlCharts.Proportions(Counts(r, 0), Sizes)), ThreeSigma).Within(0.001, Whole).Times(4000),
        ErrsShare("p-chart, points outside, the rates themselves vary", "24 weeks of 2,000, p 0.05 ± 0.01", r => Share(ControlCharts.Proportions(Counts(r, 0.2), Sizes)), ThreeSigma)
            .Beside("why Laney's chart is drawn: Laney 2002, Quality Engineering 14:531").Times(4000),
        ErrsShare("Laney p′, points outside", "24 weeks of 2,000, p 0.05", r => Share(ControlCharts.Laney(Counts(r, 0), Sizes)), ThreeSigma).Within(0.001, Whole).Times(4000),
        ErrsShare("Laney p′, points outside, the rates themselves vary", "24 weeks of 2,000, p 0.05 ± 0.01", r => Share(ControlCharts.Laney(Counts(r, 0.2), Sizes)), ThreeSigma).Within(0.001, Whole).Times(4000),
        Errs("Laney p′, a doubled week missed", "24 weeks of 2,000, p 0.05 ± 0.01", r => !ControlCharts.Laney(Counts(r, 0.2, 2), Sizes)[^1].Signals, 0.3).Times(4000),
        .. from c in Smoothed
           select Lasts("EWMA, λ 0.2", $"L {c.Width}, moved by {c.Shift}σ, stated {c.Stated}", () => c.Stated, r => Run(r, c.Shift, v => First(ControlCharts.Ewma(v, 0, 1, 0.2, c.Width), p => p.Signals))).Within(0.12, Starts),
        .. from c in Summed
           select Lasts("CUSUM", $"k {c.K}, h {c.H}, moved by {c.Shift}σ", () => Cusum.AverageRunLength(c.K, c.H, c.Shift), r => Run(r, c.Shift, v => First(Cusum.Chart(v, c.K, c.H), p => p.Signals))),
        Errs("PELT, a change told", "100 values, no change", r => ChangePoints.Mean(Draw.Normals(r, Values), 1).Count > 0, 0.1),
        Errs("PELT, a change told, deviation estimated", "100 values, no change", r => Draw.Normals(r, Values) is var v && ChangePoints.Mean(v, ChangePoints.NoiseDeviation(v)).Count > 0, 0.1)
            .Within(0.03, "99 differences tell the deviation to some 10 %: Davies & Kovac 2001, Annals of Statistics 29:1"),
        Errs("PELT, a change told", "400 values, no change", r => ChangePoints.Mean(Draw.Normals(r, 400), 1).Count > 0).Times(4000),
        Errs("PELT of rates, a change told", "100 counts of 20, no change", r => ChangePoints.Rate(Draw.Many(Values, () => Draw.Poisson(r, 20)), Exposures).Count > 0, 0.1),
        Errs("PELT, a change of 2σ missed, misplaced by more than 3, or not alone", "at 60 of 100", r => !Alone(ChangePoints.Mean(Moved(r, 2), 1)), 0.15),
        Errs("PELT of rates, a rate half up missed, misplaced by more than 3, or not alone", "at 60 of 100, counts of 20", r => !Alone(ChangePoints.Rate([.. Enumerable.Range(0, Values).Select(i => (double)Draw.Poisson(r, i < Jump ? 20 : 30))], Exposures)), 0.15),
        ErrsShare("online change point told above one half", "200 values, no change, hazard 1/100", r => Told(Draw.Normals(r, 200)).Skip(10).Count(t => t.ChangeProbability > 0.5) / 190.0, 0.01).Times(2000),
        Errs("online change point, a jump of 3σ missed or misplaced by more than 2", "20 values later", r => Math.Abs(Told(Moved(r, 3)[..(Jump + 20)])[^1].MostLikely - 20) > 2, 0.02).Times(4000),
        Reaches("online change points told above one half, as often as told", "values of its own law, hazard 1/100", Expected, r => r.NextDouble() < Happened(r, (told, happened) => told > 0.5 && happened ? 1 : 0))
            .Within(0.001, "what is told on average is drawn, too"),
    ];

    private static Promise Lasts(string what, string size, Func<double> stated, Func<Random, double> run)
    {
        var mean = stated();
        return new Promise(Claim.Reaches, $"{what}, mean run", size, 1, r => run(r) / mean, [stated, run]).Times(4000);
    }

    private static bool Outside(double[] values, double next) => Xmr.Limits(values) is var limits && (next < limits.Low || next > limits.High);

    private static double Share(IReadOnlyList<ChartPoint> points) => points.Count(p => p.Signals) / (double)points.Count;

    private static double[] Counts(Random r, double spread, double last = 1) =>
        [.. Enumerable.Range(0, Weeks).Select(i => (double)Draw.Binomial(r, 2000, Math.Clamp(0.05 * (1 + spread * Draw.Normal(r)) * (i == Weeks - 1 ? last : 1), 0, 1)))];

    /// <summary>Values until the first signal, of a series made longer until there is one.</summary>
    private static double Run(Random r, double shift, Func<double[], int> first)
    {
        for (var values = Draw.Normals(r, 200, mean: shift); ; values = [.. values, .. Draw.Normals(r, values.Length, mean: shift)]) if (first(values) is var at and >= 0) return at + 1;
    }

    private static int First<T>(IReadOnlyList<T> points, Func<T, bool> signals)
    {
        for (var i = 0; i < points.Count; i++) if (signals(points[i])) return i;
        return -1;
    }

    private static double[] Moved(Random r, double by) => [.. Draw.Normals(r, Values).Select((v, i) => i < Jump ? v : v + by)];

    private static bool Alone(IReadOnlyList<int> changes) => changes.Count == 1 && Math.Abs(changes[0] - Jump) <= 3;

    private static IReadOnlyList<RunLength> Told(double[] values) => OnlineChangePoint.Detect(values, Prior);

    private static double Expected()
    {
        var random = new Random(4);
        return Enumerable.Range(0, 4000).Average(_ => Happened(random, (told, _) => told > 0.5 ? told : 0));
    }

    /// <summary>The mean of a figure over the values of a series drawn from the model's own law, of what was told and whether the segment is younger than three values.</summary>
    private static double Happened(Random r, Func<double, bool, double> figure)
    {
        var (values, young) = (new double[Values], new bool[Values]);
        var (mean, spread, age) = (0.0, 1.0, 0);
        for (var i = 0; i < Values; i++)
        {
            if (age == 0) (spread, mean) = Math.Sqrt(1 / Draw.Exponential(r)) is var s ? (s, s / Math.Sqrt(Prior.Strength) * Draw.Normal(r)) : default;
            values[i] = mean + spread * Draw.Normal(r);
            age = Draw.Yes(r, 0.01) ? 0 : age + 1;
            young[i] = age < 3;
        }
        return Told(values).Select((t, i) => figure(t.ChangeProbability, young[i])).Average();
    }
}
