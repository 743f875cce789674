using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>
/// Power of the very comparison that the readout will make, its inverse, and the effect that a size can find. Sizes are units of all arms; a sequence is
/// tuned to the size it is planned for, and its power is that of the last look alone, which earlier looks can only raise.
/// </summary>
/// <param name="Variance">Per unit: clusters have their design effect in it.</param>
internal sealed record Sizing(double Mean, double Variance, double UnitsPerRow, PlanQuestion Question)
{
    private double Alpha => 1 - Question.Level;

    public static Sizing Of(MeanTally value, double unitsPerRow, PlanQuestion question) => new(value.Mean, value.Variance * unitsPerRow, unitsPerRow, question);

    public double Power(double units, double lift)
    {
        var (error, rows) = (Error(units), units / UnitsPerRow);
        return Statistics.Power.OfInterval(lift * Mean, Half(error, rows), error);
    }

    /// <summary>The smallest lift that is found with the power asked for.</summary>
    public double Detectable(double units) => Statistics.Power.DetectableByInterval(Half(Error(units), units / UnitsPerRow), Error(units), Question.Power) / Math.Abs(Mean);

    /// <summary>
    /// The same size shows, as often, that a metric without any effect is not more than the lift worse: the guardrail's interval is the effect's own.
    /// Null when no size below 1e12 is enough.
    /// </summary>
    public double? Units(double lift)
    {
        var (low, high) = (0.0, 4 * UnitsPerRow);
        while (Power(high, lift) < Question.Power)
        {
            (low, high) = (high, high * 2);
            if (high > 1e12) return null;
        }
        while (high - low > 0.5)
        {
            var middle = (low + high) / 2;
            if (Power(middle, lift) >= Question.Power) high = middle;
            else low = middle;
        }
        return Math.Ceiling(high);
    }

    private double Error(double units) => DesignError.Difference(Variance, Variance, units, Question.Share);

    private double Half(double error, double rows) => Question.Analysis == AnalysisPlan.Sequential
        ? ConfidenceSequence.HalfWidth(error, rows, rows, Alpha)
        : error * Tails.StudentCritical(Question.Level, Math.Max(1, rows - 2));
}
