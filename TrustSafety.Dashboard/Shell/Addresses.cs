using System.Globalization;

namespace TrustSafety.Dashboard.Shell;

/// <summary>
/// Every address of the product, relative to its base. No page writes one by hand. A link into another page leaves behind what only this page understands.
/// </summary>
public static class Addresses
{
    public static string Weekly(ViewState state) => At("./", state);

    /// <summary>The file of what the review shows.</summary>
    public static string WeeklyCsv(ViewState state) => At("weekly.csv", state with { Present = false, Indicators = [] });

    public static string Explore(ViewState state) => At("explore", state);

    /// <summary>The file of what Explore shows.</summary>
    public static string ExploreCsv(ViewState state) => At("explore.csv", state with { Present = false });

    public static string Quality(ViewState state) => At("quality", state);

    /// <summary>The file of what Quality shows.</summary>
    public static string QualityCsv(ViewState state) => At("quality.csv", state with { Present = false });

    public static string Prevalence(ViewState state) => At("prevalence", state);

    /// <summary>The file of what Prevalence shows.</summary>
    public static string PrevalenceCsv(ViewState state) => At("prevalence.csv", state with { Present = false });

    /// <summary>The plan of the next labels.</summary>
    public static string PrevalencePlan(ViewState state) => At("plan/prevalence.csv", state with { Present = false });

    public static string Coverage(ViewState state) => At("coverage", state);

    /// <summary>The file of what Coverage shows.</summary>
    public static string CoverageCsv(ViewState state) => At("coverage.csv", state with { Present = false });

    public static string Strategies(ViewState state) => At("strategies", state);

    /// <summary>Where rules are composed, fitted and tested.</summary>
    public static string Lab(ViewState state) => At("lab", state);

    /// <summary>The file of what the lab shows.</summary>
    public static string LabCsv(ViewState state) => At("lab.csv", state with { Present = false });

    /// <summary>The file of what Strategies shows.</summary>
    public static string StrategiesCsv(ViewState state) => At("strategies.csv", state with { Present = false });

    public static string Incidents(ViewState state) => At("incidents", state);

    /// <summary>What moved beyond chance, as seen on a morning.</summary>
    public static string Scan(ViewState state) => At("incidents/scan", state);

    public static string Incident(int id) => string.Create(CultureInfo.InvariantCulture, $"incidents/{id}");

    /// <summary>The same for paper.</summary>
    public static string IncidentReport(int id) => string.Create(CultureInfo.InvariantCulture, $"incidents/{id}/report");

    public static string Experiments(ViewState state) => At("experiments", state);

    /// <summary>The file of one experiment's readout.</summary>
    public static string ExperimentsCsv(ViewState state) => At("experiments.csv", state with { Present = false });

    /// <summary>The definition of one indicator.</summary>
    public static string Definition(string indicator) => $"definitions#{Uri.EscapeDataString(indicator)}";

    public static string Data => "data";

    /// <summary>Why rows of the extracts were refused.</summary>
    public static string Refused => "data#refused";

    /// <summary>The same page in another state.</summary>
    public static string Same(string uri, ViewState state) => At(uri.Split('?', '#')[0], state);

    private static string At(string path, ViewState state) => path + (state with { Room = state.Room.Only(RoomPages.KeysAt(path)) }).ToQuery();
}
