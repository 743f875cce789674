using System.Runtime.CompilerServices;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Domains that the callers must keep to; messages name the argument and what is allowed, never the value.</summary>
internal static class Require
{
    /// <summary>α = 1 − level.</summary>
    public static double Level(double level, [CallerArgumentExpression(nameof(level))] string name = "") =>
        level is > 0 and < 1 ? 1 - level : throw new ArgumentOutOfRangeException(name, "A level lies between 0 and 1.");

    public static double Probability(double p, [CallerArgumentExpression(nameof(p))] string name = "") =>
        p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(name, "A probability lies between 0 and 1.");

    public static double Inside(double p, [CallerArgumentExpression(nameof(p))] string name = "") =>
        p is > 0 and < 1 ? p : throw new ArgumentOutOfRangeException(name, "It lies strictly between 0 and 1.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, "It must be a finite number above 0.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, "It must be a finite number of at least 0.");

    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, "It must be a finite number.");

    public static void Successes(double k, double n)
    {
        if (!(n > 0 && double.IsFinite(n))) throw new ArgumentOutOfRangeException(nameof(n), "A proportion needs at least one trial.");
        if (!(k >= 0 && k <= n)) throw new ArgumentOutOfRangeException(nameof(k), "Successes lie between 0 and the trials.");
    }

    public static void SameLength(int a, int b, string name)
    {
        if (a != b) throw new ArgumentException("The two lists must have the same length.", name);
    }
}
