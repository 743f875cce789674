using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>XmR limits of the process, frozen on a stated baseline: centre ± 2.66 × mean moving range.</summary>
public sealed record ProcessLimits(double Low, double Centre, double High, Period BaselineFirst, Period BaselineLast, int Points)
{
    public bool Signals(double value) => value < Low || value > High;
}
