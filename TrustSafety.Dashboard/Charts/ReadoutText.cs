using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>A readout in words. What is not known is said, never left blank.</summary>
public static class ReadoutText
{
    /// <summary>4.7 per 10k views (95 % interval 4.1 – 5.3), n 18,420.</summary>
    public static string Sentence(Indicator indicator, Readout readout) => readout switch
    {
        Readout.Measured m => Measured(indicator, m),
        Readout.Provisional p => $"{Measured(indicator, p.SoFar)}; provisional: {p.Reason}",
        _ => Why(readout),
    };

    /// <summary>Why there is no number; empty where there is one.</summary>
    public static string Why(Readout readout) => readout switch
    {
        Readout.Suppressed s => $"protected: {s.Reason}",
        Readout.TooFew f => $"too few to say: n {ValueText.Count(f.N)}, needed {ValueText.Count(f.Needed)}",
        Readout.Missing m => $"no data: {m.Reason}",
        Readout.Provisional p => $"provisional: {p.Reason}",
        _ => "",
    };

    /// <summary>The status in one or two words.</summary>
    public static string Status(Readout readout) => readout switch
    {
        Readout.Measured => "final",
        Readout.Provisional => "provisional",
        Readout.Suppressed => "protected",
        Readout.TooFew => "too few",
        Readout.Missing => "no data",
        _ => throw new InvalidOperationException($"Unknown readout {readout.GetType().Name}."),
    };

    /// <summary>n 18,420 · n_eff 6,610 · Hájek, linearised.</summary>
    public static string Basis(Readout.Measured measured) => string.Join(" · ", new[]
    {
        $"n {ValueText.Count(measured.N)}",
        measured.EffectiveN is { } effective ? $"n_eff {ValueText.Count((long)Math.Round(effective))}" : null,
        measured.Value.Method,
        measured.Note,
    }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static string Measured(Indicator indicator, Readout.Measured m) =>
        $"{ValueText.Value(indicator.Unit, m.Value.Point)} ({ValueText.Level(m.Value.Level)} interval {ValueText.Bounds(indicator.Unit, m.Value)}), n {ValueText.Count(m.N)}";
}
