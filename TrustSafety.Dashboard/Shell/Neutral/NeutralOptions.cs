namespace TrustSafety.Dashboard.Shell;

/// <summary>Section "NeutralCodes".</summary>
public sealed record NeutralOptions
{
    public const string Section = "NeutralCodes";

    /// <summary>Categories and subcategories that are collapsed to codes, in the order of their codes, separated by commas.</summary>
    public string Names { get; set; } = "minor_safety, csam, grooming, minor_sexualization, underage_account, violent_extremism, attack_footage, extremist_propaganda, recruitment, self_harm";

    public static IReadOnlyList<string> Read(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Words of letters and digits, each once: a name is found in running text by its ends.</summary>
    public static bool Accepts(string names) => Read(names) is var read && read.Distinct(StringComparer.OrdinalIgnoreCase).Count() == read.Count
        && read.All(n => char.IsLetterOrDigit(n[0]) && char.IsLetterOrDigit(n[^1]) && n.All(c => char.IsLetterOrDigit(c) || c is '_' or ' ' or '-'));
}
