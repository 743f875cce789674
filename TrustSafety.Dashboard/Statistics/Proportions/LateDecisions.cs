namespace TrustSafety.Dashboard.Statistics;

/// <summary>Cases filed on one day: after how many days they were decided, and whether for the filer. A null delay is still open.</summary>
/// <param name="Filed">The day's number; only distances to the last day of the data count.</param>
/// <param name="Delay">Whole days from filing to decision.</param>
public readonly record struct FiledCases(int Filed, int? Delay, bool Reversed, double Count);

/// <param name="Naive">Reversed of decided: biased while reversals take longer, or shorter, than upholdings.</param>
/// <param name="Completed">With the open cases decided as earlier ones of their age were.</param>
/// <param name="Lowest">If every open case were upheld; with <see cref="Highest"/> it holds whatever the open cases become.</param>
/// <param name="Highest">If every open case were reversed.</param>
public sealed record LateRate(Interval? Naive, Interval? Completed, double Decided, double Open, double? Lowest, double? Highest);

/// <summary>The share reversed of a cohort of filings of which some are not decided yet.</summary>
public static class LateDecisions
{
    /// <summary>
    /// Chain ladder by day, or Aalen and Johansen's cumulative incidence: hᵣ(d) = reversed on day d after filing / open at its start, likewise h(d) for any decision, over
    /// filings that lived through day d in full before the data ended. An open case of age a is decided with probability 1 − S(∞)/S(a) and reversed with
    /// Σ_{d ≥ a} S(d)hᵣ(d)/S(a); the rate is (reversed + Σ those)/(decided + Σ those). Cases open longer than any case that was decided keep no probability: they
    /// count in the bounds only. The interval resamples cases (Poisson counts, percentile, seeded). It assumes that open cases will be decided as those before them were.
    /// Aalen &amp; Johansen 1978, Scandinavian Journal of Statistics 5:141; Mack 1993, ASTIN Bulletin 23:213; bounds: Manski 1990, American Economic Review 80:319.
    /// </summary>
    /// <param name="all">The cohorts themselves and the filings from which the course of decisions is learnt.</param>
    /// <param name="cohorts">First day of each cohort, and the day after its last. One resampling serves all.</param>
    /// <param name="lastDay">The last day that the data covers in full.</param>
    public static IReadOnlyList<LateRate> Of(
        IReadOnlyList<FiledCases> all, IReadOnlyList<(int From, int To)> cohorts, int lastDay, double level = 0.95, int resamples = 400, ulong seed = 1)
    {
        var tail = Require.Level(level) / 2;
        foreach (var cases in all) Require.NotNegative(cases.Count);
        var plain = cohorts.Select(c => Plain([.. all.Where(f => f.Filed >= c.From && f.Filed < c.To)], level)).ToList();
        var open = Enumerable.Range(0, cohorts.Count).Where(i => plain[i] is { Naive: not null, Open: > 0 }).ToList();
        if (open.Count == 0) return plain;
        List<(int From, int To)> completed = [.. open.Select(i => cohorts[i])];
        var alike = Alike(all, completed, lastDay);
        var (course, counts) = (new Course(alike, completed, lastDay), alike.Select(c => c.Count).ToArray());
        var point = course.Rates(counts);
        var values = open.Select(_ => new double[resamples]).ToList();
        var (random, drawn) = (new SeededRandom(seed), new double[counts.Length]);
        for (var r = 0; r < resamples; r++)
        {
            for (var i = 0; i < drawn.Length; i++) drawn[i] = random.Poisson(counts[i]);
            var rates = course.Rates(drawn);
            for (var c = 0; c < rates.Length; c++) values[c][r] = rates[c];
        }
        for (var c = 0; c < open.Count; c++)
        {
            var known = values[c].Where(double.IsFinite).Order().ToArray();
            if (double.IsFinite(point[c]) && known.Length >= resamples / 2)
                plain[open[c]] = plain[open[c]] with { Completed = new(Math.Min(point[c], Resampled.Quantile(known, tail)), point[c], Math.Max(point[c], Resampled.Quantile(known, 1 - tail)), level, "completed by age, bootstrap") };
        }
        return plain;
    }

    /// <summary>
    /// Cases decided after as many days count alike on whichever day of a cohort they were filed, and a sum of Poisson counts is one of their sum: drawn as one.
    /// </summary>
    private static List<FiledCases> Alike(IReadOnlyList<FiledCases> all, IReadOnlyList<(int From, int To)> cohorts, int lastDay)
    {
        int[] edges = [.. cohorts.SelectMany(c => new[] { c.From, c.To }).Distinct().Order()];
        int Between(int filed) => Array.BinarySearch(edges, filed) is var at && at >= 0 ? at + 1 : ~at;
        bool Seen(FiledCases cases) => cases.Delay <= lastDay - cases.Filed;
        return [.. all.GroupBy(c => (Seen: Seen(c), Day: Seen(c) ? Between(c.Filed) : c.Filed, c.Delay, c.Reversed)).Select(g => g.First() with { Count = g.Sum(c => c.Count) })];
    }

    private static LateRate Plain(IReadOnlyList<FiledCases> cohort, double level)
    {
        var (decided, open) = (cohort.Where(c => c.Delay is not null).Sum(c => c.Count), cohort.Where(c => c.Delay is null).Sum(c => c.Count));
        var reversed = cohort.Where(c => c is { Delay: not null, Reversed: true }).Sum(c => c.Count);
        var naive = decided > 0 ? OneProportion.Of(reversed, decided, level) : (Interval?)null;
        var all = decided + open;
        return new(naive, open == 0 ? naive : null, decided, open, all > 0 ? reversed / all : null, all > 0 ? (reversed + open) / all : null);
    }

    private sealed class Course(IReadOnlyList<FiledCases> all, IReadOnlyList<(int From, int To)> cohorts, int lastDay)
    {
        private readonly int days = all.Max(c => Math.Max(c.Delay ?? 0, lastDay - c.Filed)) + 2;
        private readonly IReadOnlyList<int[]> members = [.. cohorts.Select(c => Enumerable.Range(0, all.Count).Where(i => all[i].Filed >= c.From && all[i].Filed < c.To).ToArray())];

        /// <summary>One rate per cohort; not a number where nothing is decided.</summary>
        public double[] Rates(double[] counts)
        {
            // Differences first: a case is at risk on every day from 0 up to its decision, but only on days that had passed in full.
            var (risk, reversals, decisions) = (new double[days + 1], new double[days], new double[days]);
            for (var i = 0; i < counts.Length; i++)
            {
                var (filed, delay, reversed, _) = all[i];
                var seen = lastDay - filed + 1;
                var until = Math.Min(seen, delay + 1 ?? int.MaxValue);
                if (until <= 0) continue;
                risk[0] += counts[i];
                risk[until] -= counts[i];
                if (delay is not { } d || d >= seen) continue;
                decisions[d] += counts[i];
                if (reversed) reversals[d] += counts[i];
            }
            var (survive, incidence) = Curves(risk, reversals, decisions);
            return [.. members.Select(cohort => Cohort(cohort, counts, survive, incidence))];
        }

        /// <summary>The share still open at the start of each day, and reversed before it.</summary>
        private (double[] Survive, double[] Reversed) Curves(double[] risk, double[] reversals, double[] decisions)
        {
            var (survive, reversed) = (new double[days + 1], new double[days + 1]);
            survive[0] = 1;
            var atRisk = 0.0;
            for (var d = 0; d < days; d++)
            {
                atRisk += risk[d];
                var (h, r) = atRisk > 1e-9 ? (decisions[d] / atRisk, reversals[d] / atRisk) : (0, 0);
                survive[d + 1] = survive[d] * (1 - h);
                reversed[d + 1] = reversed[d] + (survive[d] * r);
            }
            return (survive, reversed);
        }

        private double Cohort(int[] cohort, double[] counts, double[] survive, double[] incidence)
        {
            double top = 0, bottom = 0;
            foreach (var i in cohort)
            {
                if (all[i].Delay is not null)
                {
                    bottom += counts[i];
                    if (all[i].Reversed) top += counts[i];
                    continue;
                }
                var age = Math.Clamp(lastDay - all[i].Filed + 1, 0, days);
                if (survive[age] <= 1e-12) continue;
                top += counts[i] * (incidence[days] - incidence[age]) / survive[age];
                bottom += counts[i] * (survive[age] - survive[days]) / survive[age];
            }
            return bottom > 0 ? top / bottom : double.NaN;
        }
    }
}
