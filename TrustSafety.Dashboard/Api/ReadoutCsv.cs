using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Api;

/// <summary>A series as a file: a row per period and segment.</summary>
internal static class ReadoutCsv
{
    public static async Task WriteAsync(IndicatorSeries series, Stream output)
    {
        await using var file = new ReadoutFile(output);
        file.Origin([series.Provenance]);
        file.Header(["indicator", "unit", "period", .. series.Request.By, .. ReadoutFile.Columns]);
        foreach (var point in series.Points)
        {
            file.Text(series.Indicator.Id);
            file.Text(series.Indicator.Unit.Natural);
            file.Text(point.Period.ToString());
            foreach (var key in point.Keys) file.Text(DimensionText.Value(key));
            file.Readout(point.Readout);
            file.EndRow();
        }
    }
}
