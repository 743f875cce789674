using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>All readouts of the page as a file.</summary>
internal static class WeeklyCsv
{
    public static async Task<IResult> AnswerAsync(HttpContext http, WeeklyReviewReader reader, CancellationToken cancellation)
    {
        var parsed = ViewState.Parse(http.Request.Path + http.Request.QueryString);
        if (parsed.Notices.Count > 0)
            return Results.Text(string.Join('\n', parsed.Notices.Select(n => $"{n.Key}: {n.Message}")), "text/plain", statusCode: StatusCodes.Status400BadRequest);
        return await reader.ReadAsync(parsed.State, cancellation) switch
        {
            ReviewRead.Review { Model: var model } => await FileAsync(model),
            ReviewRead.Outside outside => Results.Text($"There is no data in {outside.Week}; the data reaches from {outside.Weeks.First} to {outside.Weeks.Last}.", statusCode: StatusCodes.Status404NotFound),
            _ => Results.Text("There is no data yet.", statusCode: StatusCodes.Status404NotFound),
        };
    }

    public static async Task WriteAsync(WeeklyReviewModel model, Stream output)
    {
        await using var file = new ReadoutFile(output);
        file.Comment($"Weekly review {model.Window.Week} · {DayText.Week(model.Window.Week)} · {(model.IsComplete ? "complete" : "not over")} · reporting zone {model.Zone}");
        file.Comment(model.Headline);
        if (model.View.Filters.Count > 0) file.Comment($"filters: {DimensionText.Filters(model.View.Filters)}");
        file.Comment($"snapshot {model.Data.SnapshotId} · {ReviewText.Extracts(model.Data)}");
        file.Origin([.. model.Cards.Select(c => c.Provenance)]);
        file.Header(["indicator", "name", "layer", "unit", "period", .. ReadoutFile.Columns, "n_eff", "events"]);
        foreach (var card in model.Cards)
        {
            var points = card.Chart.Months.Concat(card.Chart.Weeks).ToList();
            foreach (var point in points.Where(p => p.YearBefore is not null)) Row(file, card, point.Period.YearBefore, point.YearBefore!, "");
            foreach (var point in points) Row(file, card, point.Period, point.Readout, Events(card, point));
        }
    }

    private static async Task<IResult> FileAsync(WeeklyReviewModel model)
    {
        var file = new MemoryStream();
        await WriteAsync(model, file);
        file.Position = 0;
        return Results.File(file, "text/csv; charset=utf-8", $"weekly-review-{model.Window.Week}.csv");
    }

    private static void Row(ReadoutFile file, IndicatorCard card, Time.Period period, Readout readout, string events)
    {
        file.Text(card.Indicator.Id);
        file.Text(card.Indicator.Name);
        file.Text(card.Indicator.Layer.ToString().ToLowerInvariant());
        file.Text(card.Indicator.Unit.Natural);
        file.Text(period.ToString());
        file.Readout(readout);
        file.Number(readout.Shown?.EffectiveN);
        file.Text(events);
        file.EndRow();
    }

    private static string Events(IndicatorCard card, SixTwelvePoint point) =>
        string.Join("; ", card.Chart.Events.Where(e => point.Period.Start <= e.Day && e.Day < point.Period.End).Select(e => e.Label));
}
