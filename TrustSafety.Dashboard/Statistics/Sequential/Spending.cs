namespace TrustSafety.Dashboard.Statistics;

/// <summary>How much of α may be spent by an information fraction t in [0, 1]; all of it at t = 1.</summary>
public readonly record struct Spending
{
    private enum Form { ObrienFleming, Pocock, HwangShihDeCani, Power }

    private readonly Form _form;
    private readonly double _shape;

    private Spending(Form form, double shape) => (_form, _shape) = (form, shape);

    /// <summary>2(1 − Φ(z_{1−α/2}/√t)): almost nothing early. Lan &amp; DeMets 1983, Biometrika 70:659.</summary>
    public static Spending ObrienFleming => new(Form.ObrienFleming, 0);

    /// <summary>α ln(1 + (e − 1)t): nearly constant bounds. Lan &amp; DeMets 1983.</summary>
    public static Spending Pocock => new(Form.Pocock, 0);

    /// <summary>α(1 − e^{−γt})/(1 − e^{−γ}); γ = 0 is αt, −4 is like O'Brien–Fleming, 1 like Pocock. Hwang, Shih &amp; DeCani 1990, Statistics in Medicine 9:1439.</summary>
    public static Spending HwangShihDeCani(double gamma) => new(Form.HwangShihDeCani, Require.Finite(gamma));

    /// <summary>αt^φ, φ &gt; 0. Kim &amp; DeMets 1987, Biometrika 74:149.</summary>
    public static Spending Power(double phi) => new(Form.Power, Require.Positive(phi));

    /// <summary>α spent by t, for one side.</summary>
    public double At(double alpha, double t)
    {
        if (t <= 0) return 0;
        if (t >= 1) return alpha;
        return _form switch
        {
            Form.ObrienFleming => 2 * Gaussian.Lower(Gaussian.Quantile(alpha / 2) / Math.Sqrt(t)),
            Form.Pocock => alpha * Math.Log(1 + (Math.E - 1) * t),
            Form.HwangShihDeCani => _shape == 0 ? alpha * t : alpha * Stirling.Expm1(-_shape * t) / Stirling.Expm1(-_shape),
            _ => alpha * Math.Pow(t, _shape),
        };
    }
}
