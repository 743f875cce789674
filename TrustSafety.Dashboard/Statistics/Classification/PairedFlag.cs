namespace TrustSafety.Dashboard.Statistics;

/// <summary>A judged unit that a reference flagged or not, with the score that another detector gave it (NaN for none: it is never flagged by it).</summary>
/// <param name="Weight">1/π.</param>
public readonly record struct PairedFlag(int Stratum, double Weight, bool Positive, bool Reference, double Score);

/// <summary>What a detector does at the precision of a reference, each figure with its threshold, null where no threshold is precise enough.</summary>
/// <param name="Precision">Of the reference: the precision that is held.</param>
/// <param name="Instead">Recall of the detector less that of the reference.</param>
/// <param name="Beside">Recall that the detector's flags add to those of the reference.</param>
public sealed record EqualPrecisionGain(double Precision, double? ThresholdInstead, Inference Instead, double? ThresholdBeside, Inference Beside);
