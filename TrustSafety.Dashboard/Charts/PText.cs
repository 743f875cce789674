using System.Globalization;

namespace TrustSafety.Dashboard.Charts;

/// <summary>A p-value in words: never 0, and no more digits than anyone can use.</summary>
public static class PText
{
    public static string Of(double p) => p < 0.001
        ? p.ToString("0.#e-0", CultureInfo.InvariantCulture)
        : p.ToString("0.####", CultureInfo.InvariantCulture);
}
