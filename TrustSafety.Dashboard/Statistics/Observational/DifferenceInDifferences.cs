namespace TrustSafety.Dashboard.Statistics;

/// <summary>One unit in one period: its outcome, and whether the change was in force for it then.</summary>
public readonly record struct PanelRow(int Unit, int Period, double Outcome, bool Treated);

/// <summary>
/// A change's effect where units were not randomised: it holds only if treated and control units would have moved in parallel. Weaker evidence than an experiment.
/// </summary>
public static class DifferenceInDifferences
{
    /// <summary>
    /// (treated after − treated before) − (control after − control before) from four means; without their errors there is no interval.
    /// Card &amp; Krueger 1994, American Economic Review 84:772.
    /// </summary>
    public static double FourMeans(double treatedBefore, double treatedAfter, double controlBefore, double controlAfter) =>
        treatedAfter - treatedBefore - (controlAfter - controlBefore);

    /// <summary>The same with each cell's error: √(Σ s²/n), normal reference, for four independent samples. Card &amp; Krueger 1994, American Economic Review 84:772.</summary>
    public static Inference FourCells(MeanTally treatedBefore, MeanTally treatedAfter, MeanTally controlBefore, MeanTally controlAfter, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (new[] { treatedBefore, treatedAfter, controlBefore, controlAfter }.Any(t => t.N < 2)) return Inference.None(Undefined.TooFew, "difference in differences", level, alternative);
        double Square(MeanTally t) => t.Variance / t.N;
        return Inference.Wald(FourMeans(treatedBefore.Mean, treatedAfter.Mean, controlBefore.Mean, controlAfter.Mean),
            Math.Sqrt(Square(treatedBefore) + Square(treatedAfter) + Square(controlBefore) + Square(controlAfter)), "difference in differences", level, alternative);
    }

    /// <summary>
    /// Two-way fixed effects yᵢₜ = αᵢ + λₜ + τDᵢₜ + e, errors clustered by unit (Bertrand, Duflo &amp; Mullainathan 2004, QJE 119:249), t with units − 1 df.
    /// Panels may have gaps. With treatments that start at different times and effects that grow, τ mixes them with odd weights (Goodman-Bacon 2021):
    /// compare one start at a time. No answer when treatment does not vary beyond the effects of units and periods.
    /// </summary>
    public static Inference TwoWay(IReadOnlyList<PanelRow> rows, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (Within.Of(rows) is not { } panel) return Inference.None(Undefined.TooFew, Method, level, alternative);
        if (panel.IsCollinear) return Inference.None(Undefined.Collinear, Method, level, alternative);
        // Unit effects nest in the clusters and cost no degrees of freedom there; period effects do.
        var fit = LeastSquares.Clustered(new Regressors(panel.Treatment, 1), panel.Outcome, panel.Unit, lost: panel.Periods);
        return fit.Coefficient(0, level, alternative) with { Method = Method };
    }

    /// <summary>
    /// The same τ with errors clustered by unit and by period at once, for shocks that hit several units in one period: V = V_unit + V_period − V_row, each with
    /// G/(G − 1)·(n − 1)/(n − k) of its own clusters and k all effects, and never less than the larger of the first two; t with min(units, periods) − 1 df. Needs more rows than effects.
    /// Few of either understate the error. Cameron, Gelbach &amp; Miller 2011, Journal of Business &amp; Economic Statistics 29:238.
    /// </summary>
    public static Inference TwoWayByUnitAndPeriod(IReadOnlyList<PanelRow> rows, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "two-way fixed effects, clustered by unit and period";
        if (Within.Of(rows) is not { } panel || rows.Count <= panel.Units + panel.Periods) return Inference.None(Undefined.TooFew, method, level, alternative);
        if (panel.IsCollinear) return Inference.None(Undefined.Collinear, method, level, alternative);
        var square = panel.Treatment.Sum(d => d * d);
        var effect = panel.Treatment.Zip(panel.Outcome, (d, y) => d * y).Sum() / square;
        double[] scores = [.. panel.Treatment.Zip(panel.Outcome, (d, y) => d * (y - (effect * d)))];
        var (n, free) = ((double)rows.Count, (double)rows.Count - panel.Units - panel.Periods);
        double Variance(IEnumerable<double> sums, double clusters) => sums.Sum(s => s * s) / (square * square) * clusters / (clusters - 1) * (n - 1) / free;
        IEnumerable<double> By(int[] of) => scores.Zip(of).GroupBy(p => p.Second, p => p.First).Select(g => g.Sum());
        var (unit, period) = (Variance(By(panel.Unit), panel.Units), Variance(By(panel.Period), panel.Periods));
        var both = unit + period - Variance(scores, n);
        return Inference.Wald(effect, Math.Sqrt(Math.Max(both, Math.Max(unit, period))), method, level, alternative, Math.Min(panel.Units, panel.Periods) - 1);
    }

    private const string Method = "two-way fixed effects";

    /// <summary>Outcome and treatment less the means of units and periods.</summary>
    private sealed record Within(double[] Outcome, double[] Treatment, int[] Unit, int[] Period, int Units, int Periods)
    {
        public bool IsCollinear => Treatment.Sum(v => v * v) < 1e-9;

        public static Within? Of(IReadOnlyList<PanelRow> rows)
        {
            var units = rows.Select(r => r.Unit).Distinct().Select((u, i) => (u, i)).ToDictionary(p => p.u, p => p.i);
            var periods = rows.Select(r => r.Period).Distinct().Select((t, i) => (t, i)).ToDictionary(p => p.t, p => p.i);
            if (units.Count < 2 || periods.Count < 2) return null;
            int[] unit = [.. rows.Select(r => units[r.Unit])], period = [.. rows.Select(r => periods[r.Period])];
            double[] Demeaned(Func<PanelRow, double> of) => TwoWayWithin.Demean([.. rows.Select(of)], unit, period, units.Count, periods.Count);
            return new(Demeaned(r => r.Outcome), Demeaned(r => r.Treated ? 1 : 0), unit, period, units.Count, periods.Count);
        }
    }
}
