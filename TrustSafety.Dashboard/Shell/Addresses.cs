namespace TrustSafety.Dashboard.Shell;

/// <summary>Every address of the product, relative to its base. No page writes one by hand.</summary>
public static class Addresses
{
    public static string Weekly(ViewState state) => "./" + state.ToQuery();

    /// <summary>The file of what the review shows.</summary>
    public static string WeeklyCsv(ViewState state) => "weekly.csv" + (state with { Present = false, Indicators = [] }).ToQuery();

    public static string Explore(ViewState state) => "explore" + state.ToQuery();

    /// <summary>The file of what Explore shows.</summary>
    public static string ExploreCsv(ViewState state) => "explore.csv" + (state with { Present = false }).ToQuery();

    /// <summary>The definition of one indicator.</summary>
    public static string Definition(string indicator) => $"definitions#{Uri.EscapeDataString(indicator)}";

    public static string Data => "data";

    /// <summary>The same page in another state.</summary>
    public static string Same(string uri, ViewState state) => uri.Split('?', '#')[0] + state.ToQuery();
}
