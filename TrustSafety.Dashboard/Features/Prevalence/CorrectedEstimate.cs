using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>The share that flawless judges would have found, with the error of what is known of their errors carried in.</summary>
internal static class CorrectedEstimate
{
    private const double Level = PrevalenceEstimates.Level;

    public static Readout Of(StratifiedDomain domain, LabelAccuracy accuracy, string said)
    {
        var apparent = domain.Total.Mean;
        var design = new Inference("design", Level) { Point = apparent, StandardError = Math.Sqrt(domain.Variance) };
        var corrected = apparent is > 0 and < 1 ? RoganGladen.Weighted(design, accuracy, Level) : RoganGladen.LangReiczigel(apparent, domain.Total.EffectiveN, accuracy, Level);
        if (corrected is not { Point: { } point, Low: { } low, High: { } high }) return new Readout.Missing($"the judges' answers say no more than a coin: {said}");
        // Judges who raised false alarms that often would have found more than they did, beyond all sampling error: they are not the people behind these labels.
        if (high <= 0) return new Readout.Missing($"{said}: judges with so many false alarms would have found more than those of the sample did, so they are not the same people or not the same task");
        return PrevalenceEstimates.Of(new(low, Math.Clamp(point, low, high), high, Level, corrected.Method), domain, said);
    }
}
