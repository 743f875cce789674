namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// The density of a Brownian score W(t), drift 0, over the paths that no look has stopped, carried from look to look on a grid
/// (Armitage, McPherson &amp; Rowe 1969, JRSS A 132:235).
/// </summary>
internal sealed class LookRecursion
{
    private double _time;
    private double[] _at = [0];
    private double[] _mass = [1];

    /// <summary>P(no stop before, W(t)/√t ≥ z) under a drift θ of W.</summary>
    public double Upper(double z, double t, double drift = 0)
    {
        var (step, sum) = (Math.Sqrt(t - _time), 0.0);
        for (var i = 0; i < _at.Length; i++)
            sum += _mass[i] * Tilt(_at[i], drift) * Gaussian.Upper((z * Math.Sqrt(t) - _at[i] - drift * (t - _time)) / step);
        return sum;
    }

    /// <summary>P(no stop before, W(t)/√t ≤ z).</summary>
    public double Lower(double z, double t, double drift = 0)
    {
        var (step, sum) = (Math.Sqrt(t - _time), 0.0);
        for (var i = 0; i < _at.Length; i++)
            sum += _mass[i] * Tilt(_at[i], drift) * Gaussian.Lower((z * Math.Sqrt(t) - _at[i] - drift * (t - _time)) / step);
        return sum;
    }

    /// <summary>Goes on with the paths whose z lies between the bounds at t; next is the step to the look after, which sets the grid.</summary>
    public void Continue(double low, double high, double t, double next)
    {
        var (root, step) = (Math.Sqrt(t), Math.Sqrt(t - _time));
        var (nodes, weights) = Quadrature.Panels(Math.Max(low, -9) * root, Math.Min(high, 9) * root, 2.5 * Math.Min(step, next > 0 ? Math.Sqrt(next) : step));
        var mass = new double[nodes.Length];
        for (var j = 0; j < nodes.Length; j++)
        {
            var density = 0.0;
            for (var i = 0; i < _at.Length; i++)
            {
                var u = (nodes[j] - _at[i]) / step;
                if (Math.Abs(u) < 38) density += _mass[i] * Math.Exp(-u * u / 2);
            }
            mass[j] = density * 0.3989422804014327 / step * weights[j];
        }
        (_at, _mass, _time) = (nodes, mass, t);
    }

    // The likelihood ratio of a drift turns the driftless density into the drifting one.
    private double Tilt(double at, double drift) => drift == 0 ? 1 : Math.Exp(drift * at - drift * drift * _time / 2);
}
