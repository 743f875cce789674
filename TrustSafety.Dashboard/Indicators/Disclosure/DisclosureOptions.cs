namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>Section "Disclosure".</summary>
public sealed class DisclosureOptions
{
    public const string Section = "Disclosure";

    /// <summary>Groups of fewer people or items than this are withheld; 1 withholds nothing.</summary>
    public int MinimumCount { get; set; } = 10;
}
