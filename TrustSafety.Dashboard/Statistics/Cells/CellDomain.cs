namespace TrustSafety.Dashboard.Statistics;

/// <summary>What a cell may hold, and lists of one length.</summary>
internal static class CellDomain
{
    public static bool Inside(double k, double n) => n > 0 && double.IsFinite(n) && k >= 0 && k <= n;

    public static void SameLength(int length, int other)
    {
        if (length != other) throw new ArgumentException("The lists of cells must have the same length.");
    }

    public static void Hold(bool inside, string name)
    {
        if (!inside) throw new ArgumentOutOfRangeException(name, "A cell lies outside the domain: trials or exposures above 0, successes between 0 and the trials, counts not negative, means of two units or more and finite, with variances not negative.");
    }
}
