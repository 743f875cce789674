using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>What the page shows as one table: a row per indicator, period and segment, in the scale of files, the API and the command line.</summary>
internal static class ExploreCsv
{
    private const string All = "(all)";

    private static readonly string[] ChangeColumns = ["compared_with", "change", "change_low", "change_high", "change_method", "contribution"];

    public static async Task WriteAsync(ExploreModel model, Stream output)
    {
        await using var file = new ReadoutFile(output);
        file.Comment(model.Sentence);
        file.Origin([.. model.Trends.Select(t => t.Provenance)]);
        file.Comment($"small groups are protected together with those that would give them away; {All} is the whole");
        file.Header(["indicator", "unit", "period", .. model.View.By, .. ReadoutFile.Columns, .. ChangeColumns]);
        foreach (var row in ExploreCsvRows.Of(model)) Write(file, model.View.By.Count, row);
    }

    public static string FileName(ExploreModel model) => $"{model.View.Indicator.Id}-{model.View.After}.csv";

    private static void Write(ReadoutFile file, int dimensions, ExploreCsvRow row)
    {
        file.Text(row.Indicator.Id);
        file.Text(row.Indicator.Unit.Natural);
        file.Text(row.Period.ToString());
        for (var i = 0; i < dimensions; i++) file.Text(i < row.Keys.Count ? DimensionText.Value(row.Keys[i]) : All);
        file.Readout(row.Readout);
        file.Text(row.Change?.Before.ToString());
        file.Number(row.Change?.Difference?.Point);
        file.Number(row.Change?.Difference?.Low);
        file.Number(row.Change?.Difference?.High);
        file.Text(row.Change?.Difference?.Method);
        file.Number(row.Change?.Contribution);
        file.EndRow();
    }
}
