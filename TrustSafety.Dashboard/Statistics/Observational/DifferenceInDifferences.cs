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
        const string method = "two-way fixed effects";
        var units = rows.Select(r => r.Unit).Distinct().Select((u, i) => (u, i)).ToDictionary(p => p.u, p => p.i);
        var periods = rows.Select(r => r.Period).Distinct().Select((t, i) => (t, i)).ToDictionary(p => p.t, p => p.i);
        if (units.Count < 2 || periods.Count < 2) return Inference.None(Undefined.TooFew, method, level, alternative);
        var (unit, period) = (rows.Select(r => units[r.Unit]).ToArray(), rows.Select(r => periods[r.Period]).ToArray());
        var y = TwoWayWithin.Demean([.. rows.Select(r => r.Outcome)], unit, period, units.Count, periods.Count);
        var d = TwoWayWithin.Demean([.. rows.Select(r => r.Treated ? 1.0 : 0)], unit, period, units.Count, periods.Count);
        if (d.Sum(v => v * v) < 1e-9) return Inference.None(Undefined.Collinear, method, level, alternative);
        // Unit effects nest in the clusters and cost no degrees of freedom there; period effects do.
        var fit = LeastSquares.Clustered(new Regressors(d, 1), y, unit, lost: periods.Count);
        return fit.Coefficient(0, level, alternative) with { Method = method };
    }
}
