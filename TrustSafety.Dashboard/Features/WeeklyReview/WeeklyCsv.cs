using System.Globalization;
using CsvHelper;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>
/// All readouts of the page as CSV, in the stored scale, with where they came from in comment lines.
/// Texts that a spreadsheet would run as a formula are escaped.
/// </summary>
internal static class WeeklyCsv
{
    private static readonly string[] Columns = ["indicator", "name", "layer", "unit", "period", "status", "reason", "value", "low", "high", "level", "method", "n", "n_eff", "numerator", "denominator", "events"];

    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, InjectionCharacters = "=+-@\t\r\n", CommentPrefix = '#', NewLine = "\n", FormatProvider = CultureInfo.InvariantCulture };

    public static async Task<IResult> AnswerAsync(HttpContext http, WeeklyReviewReader reader, CancellationToken cancellation)
    {
        var parsed = ViewState.Parse(http.Request.Path + http.Request.QueryString);
        if (parsed.Notices.Count > 0)
            return Results.Text(string.Join('\n', parsed.Notices.Select(n => $"{n.Key}: {n.Message}")), "text/plain", statusCode: StatusCodes.Status400BadRequest);
        return await reader.ReadAsync(parsed.State, cancellation) switch
        {
            ReviewRead.Review { Model: var model } => Results.File(System.Text.Encoding.UTF8.GetBytes(Write(model)), "text/csv; charset=utf-8", $"weekly-review-{model.Window.Week}.csv"),
            ReviewRead.Outside outside => Results.Text($"There is no data in {outside.Week}; the data reaches from {outside.Weeks.First} to {outside.Weeks.Last}.", statusCode: StatusCodes.Status404NotFound),
            _ => Results.Text("There is no data yet.", statusCode: StatusCodes.Status404NotFound),
        };
    }

    public static string Write(WeeklyReviewModel model)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (var line in Origin(model)) csv.WriteComment(" " + OneLine(line));
            csv.WriteHeader(Columns);
            foreach (var card in model.Cards)
            {
                var points = card.Chart.Months.Concat(card.Chart.Weeks).ToList();
                foreach (var point in points.Where(p => p.YearBefore is not null)) Row(csv, card, point.Period.YearBefore, point.YearBefore!, "");
                foreach (var point in points) Row(csv, card, point.Period, point.Readout, Events(card, point));
            }
        }
        return text.ToString();
    }

    private static IEnumerable<string> Origin(WeeklyReviewModel model)
    {
        yield return $"Weekly review {model.Window.Week}, {DayText.Week(model.Window.Week)}, {(model.IsComplete ? "complete" : "not over")}; reporting zone {model.Zone}";
        yield return model.Headline;
        if (model.View.Filters.Count > 0) yield return $"filters: {DimensionText.Filters(model.View.Filters)}";
        yield return $"snapshot {model.Data.SnapshotId}";
        foreach (var extract in model.Cards.SelectMany(c => c.Provenance.Extracts).Distinct()) yield return $"extract {extract.Name} sha256 {extract.Sha256}";
        foreach (var card in model.Cards) yield return ProvenanceText.Line(card.Provenance);
    }

    private static void Row(CsvWriter csv, IndicatorCard card, Time.Period period, Readout readout, string events)
    {
        var shown = readout.Shown;
        csv.WriteField(card.Indicator.Id);
        csv.WriteField(card.Indicator.Name);
        csv.WriteField(card.Indicator.Layer.ToString().ToLowerInvariant());
        csv.WriteField(card.Indicator.Unit.Natural);
        csv.WriteField(period.ToString());
        csv.WriteField(readout.Status);
        csv.WriteField(ReadoutText.Why(readout));
        Number(csv, shown?.Value.Point);
        Number(csv, shown?.Value.Low);
        Number(csv, shown?.Value.High);
        Number(csv, shown?.Value.Level);
        csv.WriteField(shown?.Value.Method);
        Number(csv, shown?.N);
        Number(csv, shown?.EffectiveN);
        Number(csv, shown?.Numerator);
        Number(csv, shown?.Denominator);
        csv.WriteField(events);
        csv.EndRecord();
    }

    /// <summary>A negative number is no formula: it is written as it is.</summary>
    private static void Number(CsvWriter csv, double? value)
    {
        if (value is { } number) csv.WriteField(number, "R", CultureInfo.InvariantCulture);
        else csv.WriteField("");
    }

    private static string Events(IndicatorCard card, SixTwelvePoint point) =>
        string.Join("; ", card.Chart.Events.Where(e => point.Period.Start <= e.Day && e.Day < point.Period.End).Select(e => e.Label));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
