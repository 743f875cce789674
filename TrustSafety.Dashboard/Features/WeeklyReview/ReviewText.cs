using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>The line under the headline: which week, and what it rests on.</summary>
internal static class ReviewText
{
    public static string Basis(WeeklyReviewModel model) => string.Join(" · ",
        model.IsComplete ? "Complete week" : "Week not over",
        model.Window.Week.ToString(),
        $"data to {DayText.Day(model.Data.LastDay)}",
        $"reporting zone {model.Zone}",
        $"snapshot {ProvenanceText.Abbreviate(model.Data.SnapshotId)}",
        Extracts(model.Data));

    /// <summary>"6 extracts, 41 rows refused"; that none was refused is said too.</summary>
    public static string Extracts(DataState data) => (data.Extracts == 1 ? "1 extract" : $"{ValueText.Count(data.Extracts)} extracts") + data.RefusedRows switch
    {
        0 => ", no row refused",
        1 => ", 1 row refused",
        var rows => $", {ValueText.Count(rows)} rows refused",
    };

    /// <summary>Null when the week is not over: nothing is judged then.</summary>
    public static string? Moved(WeeklyReviewModel model) => model.Scan is { } scan
        ? $"{model.Moved} of {model.Cards.Count} indicators moved at a false discovery rate of {ValueText.Level(scan.FalseDiscoveryRate)}" : null;
}
