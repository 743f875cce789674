using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>A comparison as a readout, so that every page, file and chart says alike why there is no number.</summary>
internal static class EffectReadout
{
    public static readonly Unit Percent = Units.Percent;

    public static Readout Absolute(Effect? effect) => effect is { } e ? Of(e.Absolute, e.N) : Small;

    public static Readout Relative(Effect? effect) => effect switch
    {
        null => Small,
        { Absolute.IsDefined: true, Relative.Why: Undefined.TooFew } => new Readout.Missing("of a quantile the difference alone has an interval"),
        { } e => Of(e.Relative, e.N),
    };

    private static Readout Small => new Readout.Suppressed("it would show a small group");

    private static Readout Of(Inference inference, double n) =>
        inference.Interval is { } interval ? new Readout.Measured(interval, (long)n, null, null) : new Readout.Missing(inference.Why switch
        {
            Undefined.TooFew => "too few units, or no interval of this kind",
            Undefined.NoSpread => "no unit differs from another",
            Undefined.ZeroDenominator => "the baseline cannot be told from 0, so nothing relative can be said",
            _ => "the values do not carry an interval",
        });
}
