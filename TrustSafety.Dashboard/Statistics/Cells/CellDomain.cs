using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>What a cell may hold, and lists of one length.</summary>
internal static class CellDomain
{
    public static bool Inside(double k, double n) => n > 0 && double.IsFinite(n) && k >= 0 && k <= n;

    public static bool Inside(Vector256<double> k, Vector256<double> n) =>
        (Vector256.GreaterThan(n, Vector256<double>.Zero) & Vector256.LessThanOrEqual(n, Vector256.Create(double.MaxValue))
            & Vector256.GreaterThanOrEqual(k, Vector256<double>.Zero) & Vector256.LessThanOrEqual(k, n)).AsUInt64() == Vector256<ulong>.AllBitsSet;

    /// <summary>True when the square of each size is still a number, so that two quotients may come from one division.</summary>
    public static bool Squares(Vector256<double> n) => !Vector256.GreaterThanAny(n, Vector256.Create(1e150));

    public static void SameLength(int length, int other)
    {
        if (length != other) throw new ArgumentException("The lists of cells must have the same length.");
    }

    public static void Hold(bool inside, string name)
    {
        if (!inside) throw new ArgumentOutOfRangeException(name, "A cell lies outside the domain: trials or exposures above 0, successes between 0 and the trials, counts not negative, means of two units or more and finite, with variances not negative.");
    }
}
