namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// A few planned looks with an α that is spent by information: critical values, and the interval and p at the looks taken. Information fractions rise
/// from above 0 to at most 1 (see <see cref="Fractions"/>). Lan &amp; DeMets 1983, Biometrika 70:659; Jennison &amp; Turnbull 2000, Group Sequential Methods.
/// </summary>
public static class GroupSequential
{
    /// <summary>n per look over the larger of the planned n and the largest n seen, so that a run-over spends no more than α. Lan &amp; DeMets 1983, Biometrika 70:659.</summary>
    public static double[] Fractions(IReadOnlyList<double> n, double planned)
    {
        var most = Math.Max(Require.Positive(planned), n.Max());
        return [.. n.Select(v => v / most)];
    }

    /// <summary>
    /// The critical z of each look: |Z| ≥ b two-sided (α/2 spent on each side), Z ≥ b or Z ≤ −b one-sided. Infinite where nothing may be spent yet.
    /// Lan &amp; DeMets 1983, Biometrika 70:659.
    /// </summary>
    public static double[] Bounds(ReadOnlySpan<double> fractions, double alpha, Spending spending, Alternative alternative = Alternative.TwoSided)
    {
        CheckFractions(fractions);
        Require.Inside(alpha);
        var twoSided = alternative == Alternative.TwoSided;
        var (bounds, path, spent) = (new double[fractions.Length], new LookRecursion(), 0.0);
        for (var k = 0; k < fractions.Length; k++)
        {
            var t = fractions[k];
            var upTo = spending.At(twoSided ? alpha / 2 : alpha, t);
            bounds[k] = Critical(path, t, upTo - spent);
            spent = upTo;
            if (k + 1 < fractions.Length) path.Continue(twoSided ? -bounds[k] : double.NegativeInfinity, bounds[k], t, fractions[k + 1] - t);
        }
        return bounds;
    }

    /// <summary>
    /// The classical bounds c·t^(Δ − ½) of looks planned beforehand, with the c that spends α over all of them: Δ = 0 is O'Brien and Fleming's, Δ = ½ Pocock's constant bound.
    /// They hold at these looks alone; where looks may move, spend α (<see cref="Bounds"/>). Wang &amp; Tsiatis 1987, Biometrics 43:193.
    /// </summary>
    public static double[] WangTsiatis(ReadOnlySpan<double> fractions, double alpha, double delta, Alternative alternative = Alternative.TwoSided)
    {
        CheckFractions(fractions);
        Require.Inside(alpha);
        Require.Finite(delta);
        var shape = new double[fractions.Length];
        for (var k = 0; k < shape.Length; k++) shape[k] = Math.Pow(fractions[k], delta - 0.5);
        var constant = Roots.Brent(new ShapeGap(fractions.ToArray(), shape, alpha, alternative == Alternative.TwoSided), 1e-3, 38 / shape.Min(), 1e-13);
        return [.. shape.Select(s => constant * s)];
    }

    /// <summary>
    /// The repeated interval at the last of the looks taken: point ± b·error with that look's critical value; p is the smallest α at which this look
    /// would have stopped, so both agree (1e-280 stands for anything below).
    /// They hold whether or not the trial stopped here. Jennison &amp; Turnbull 1989, JRSS B 51:305.
    /// </summary>
    public static Inference Repeated(
        double point, double error, ReadOnlySpan<double> fractions, Spending spending, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "group sequential, repeated interval";
        var alpha = Require.Level(level);
        if (!(error > 0)) return Inference.None(Undefined.NoSpread, method, level, alternative, point);
        var half = Bounds(fractions, alpha, spending, alternative)[^1] * error;
        var z = point / error;
        return new(method, level, alternative)
        {
            Point = point,
            StandardError = error,
            Low = alternative == Alternative.Less ? double.NegativeInfinity : point - half,
            High = alternative == Alternative.Greater ? double.PositiveInfinity : point + half,
            Statistic = z,
            P = RepeatedP(alternative == Alternative.TwoSided ? Math.Abs(z) : alternative == Alternative.Less ? -z : z, fractions, spending, alternative),
        };
    }

    /// <summary>
    /// Once a trial has stopped at the last of these looks: p by stage-wise ordering (an earlier stop is stronger evidence), the median-unbiased estimate and
    /// the interval of that ordering; one-sided for a design that stops on one side only. Bounds are those of <see cref="Bounds"/> for the same looks and alternative. Tsiatis, Rosner &amp; Mehta 1984, Biometrics 40:797.
    /// </summary>
    public static Inference StageWise(
        double point, double error, ReadOnlySpan<double> fractions, ReadOnlySpan<double> bounds, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "group sequential, stage-wise";
        CheckFractions(fractions);
        Require.SameLength(fractions.Length, bounds.Length, nameof(bounds));
        var tail = Require.Level(Sided.Level(level, alternative)) / 2;
        if (!(error > 0)) return Inference.None(Undefined.NoSpread, method, level, alternative, point);
        if (alternative == Alternative.Less)
        {
            var mirrored = StageWise(-point, error, fractions, bounds, level, Alternative.Greater);
            return mirrored with { Alternative = alternative, Point = -mirrored.Point, Low = double.NegativeInfinity, High = -mirrored.Low, Statistic = point / error };
        }
        var law = StageWiseLaw.Of(fractions, bounds, point / error, alternative == Alternative.TwoSided);
        var root = Math.Sqrt(fractions[^1]);
        // W(t) drifts by θ = effect/(error·√t): one unit of drift is this much effect.
        var unit = error * root;
        var p = law.Above(0);
        var limits = new Interval(law.Drift(tail) * unit, law.Drift(0.5) * unit, law.Drift(1 - tail) * unit, level, method);
        return Sided.Of(limits, level, alternative, double.NegativeInfinity, double.PositiveInfinity) with
        {
            StandardError = error,
            Statistic = point / error,
            P = Sided.P(p, 1 - p, alternative),
        };
    }

    /// <summary>
    /// The chance that the trial stops for an effect within these looks when Z at full information has mean drift = effect/error: Σ P(no stop before, |Z| ≥ b), or on the
    /// one side of the alternative. Jennison &amp; Turnbull 2000, Group Sequential Methods, chapter 19.
    /// </summary>
    public static double Power(double drift, ReadOnlySpan<double> fractions, ReadOnlySpan<double> bounds, Alternative alternative = Alternative.TwoSided)
    {
        CheckFractions(fractions);
        if (alternative == Alternative.Less) return Power(-drift, fractions, bounds, Alternative.Greater);
        var twoSided = alternative == Alternative.TwoSided;
        var (path, sum) = (new LookRecursion(), 0.0);
        for (var k = 0; k < fractions.Length; k++)
        {
            sum += path.Upper(bounds[k], fractions[k], drift) + (twoSided ? path.Lower(-bounds[k], fractions[k], drift) : 0);
            if (k + 1 < fractions.Length) path.Continue(twoSided ? -bounds[k] : double.NegativeInfinity, bounds[k], fractions[k], fractions[k + 1] - fractions[k]);
        }
        return Math.Min(1, sum);
    }

    /// <summary>
    /// The drift effect/error at full information that is found with the power asked for; times the error planned for the end it is the smallest detectable effect, and its square
    /// over that of a single look (<see cref="Statistics.Power.DetectableEffect"/> with error 1) is how many times the units the looks cost.
    /// </summary>
    public static double DetectableDrift(ReadOnlySpan<double> fractions, ReadOnlySpan<double> bounds, double power = 0.8, Alternative alternative = Alternative.TwoSided)
    {
        CheckFractions(fractions);
        Require.Inside(power);
        var drift = Roots.Brent(new PowerGap(fractions.ToArray(), bounds.ToArray(), power, alternative == Alternative.TwoSided), 0, 12, 1e-12);
        return alternative == Alternative.Less ? -drift : drift;
    }

    private readonly record struct PowerGap(double[] Fractions, double[] Bounds, double Wanted, bool TwoSided) : IFunction
    {
        public double At(double x) => Power(x, Fractions, Bounds, TwoSided ? Alternative.TwoSided : Alternative.Greater) - Wanted;
    }

    private readonly record struct ShapeGap(double[] Fractions, double[] Shape, double Alpha, bool TwoSided) : IFunction
    {
        public double At(double x) => Math.Log(Math.Max(1e-320, Power(0, Fractions, [.. Shape.Select(s => x * s)], TwoSided ? Alternative.TwoSided : Alternative.Greater))) - Math.Log(Alpha);
    }

    private static double RepeatedP(double z, ReadOnlySpan<double> fractions, Spending spending, Alternative alternative)
    {
        var times = fractions.ToArray();
        double Gap(double logAlpha) => z - Bounds(times, Math.Exp(logAlpha), spending, alternative)[^1];
        var (low, high) = (Math.Log(1e-280), Math.Log(0.999));
        if (Gap(low) >= 0) return Math.Exp(low);
        if (Gap(high) < 0) return 1;
        for (var i = 0; i < 55; i++)
        {
            var middle = (low + high) / 2;
            if (Gap(middle) >= 0) high = middle;
            else low = middle;
        }
        return Math.Exp(high);
    }

    private static double Critical(LookRecursion path, double t, double spend)
    {
        if (spend < 1e-300) return double.PositiveInfinity;
        return Roots.Brent(new Exit(path, t, Math.Log(spend)), -8, 38);
    }

    private static void CheckFractions(ReadOnlySpan<double> fractions)
    {
        var before = 0.0;
        foreach (var t in fractions)
        {
            if (!(t > before && t <= 1 + 1e-12)) throw new ArgumentOutOfRangeException(nameof(fractions), "Information rises from above 0 to at most 1.");
            before = t;
        }
        if (fractions.Length == 0) throw new ArgumentException("At least one look is needed.", nameof(fractions));
    }

    private readonly record struct Exit(LookRecursion Path, double Time, double LogSpend) : IFunction
    {
        public double At(double x) => LogSpend - Math.Log(Math.Max(Path.Upper(x, Time), 1e-320));
    }
}
