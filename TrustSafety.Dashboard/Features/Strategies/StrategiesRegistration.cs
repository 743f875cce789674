using TrustSafety.Dashboard.Features.Strategies.Lab;
using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies;

internal static class StrategiesRegistration
{
    public static IServiceCollection AddStrategies(this IServiceCollection services) => services.AddScoped<FlagLoads>().AddScoped<ScoreDrift>().AddScoped<StrategyDetail>().AddScoped<StrategyUplift>().AddRoom<StrategiesReader>((reader, state, cancellation) => reader.ReadAsync(state, cancellation)).AddScoped<LabReader>();

    /// <summary>The file of what the page shows.</summary>
    public static IEndpointRouteBuilder MapStrategies(this IEndpointRouteBuilder app)
    {
        app.MapLab();
        app.MapGet("/strategies.csv", (HttpRequest request, StrategiesReader reader, CancellationToken cancellation) => ViewFile.AnswerAsync(
            request, "strategies", state => reader.ReadAsync(state, cancellation), "There are no judged views with detections yet. Import extracts of the facts label and detection first.", model => model.Notices,
            model => ViewFile.CsvAsync("strategies.csv", output => SectionFile.WriteAsync(model.Sentence, model.Window.Text, model.Sections, output))));
        return app;
    }

    public static object Json(StrategiesModel model) => new
    {
        from = model.Window.Window.From,
        to = model.Window.LastDay,
        weeks = model.Window.Weeks,
        sentence = model.Sentence,
        strategies = model.Cards.Select(c => new { strategy = c.Name, kind = c.Kind, live = c.Live, flagsPerDay = c.FlagsPerDay, tenHeaviestOfItsMisses = c.HeaviestMisses }),
        threshold = model.Thresholds is { } table && model.Settings.AskedOf(table) is { } at ? Reading(model, table.At(at, model.Settings.ReviewCost, model.Settings.MissCost)) : null,
        uplift = model.Uplifts.Select(u => new
        {
            strategy = u.Strategy,
            against = u.Against,
            precision = u.Gain is { Precision: var p } && double.IsFinite(p) ? p : (double?)null,
            thresholdInstead = u.HasScores ? u.Gain?.ThresholdInstead : null,
            thresholdBeside = u.HasScores ? u.Gain?.ThresholdBeside : null,
            judgedOnlyIt = u.OnlyIt,
            judgedOnlyOther = u.OnlyOther,
            mcNemarP = u.McNemar,
        }),
        sections = SectionJson.Of(model.Sections),
    };

    private static object Reading(StrategiesModel model, ThresholdReading at) => new
    {
        strategy = model.Settings.Strategy,
        threshold = at.Threshold,
        precision = Interval(at.Precision),
        recall = Interval(at.Recall),
        falsePositiveRate = Interval(at.FalsePositives),
        loadIn = model.Thresholds!.IsOfViews ? "views" : "detections",
        provisional = model.Thresholds.Open,
        flagsPerDay = at.FlagsPerDay,
        missedViolatingViewsPerDay = at.MissedPerDay,
        missedLow = at.Missed?.Low,
        missedHigh = at.Missed?.High,
        costPerDay = at.CostPerDay,
        today = model.Thresholds.Today,
        recallAgainstToday = model.Thresholds.Today is { } today && model.Thresholds.Change(today, at.Threshold).Recall is { } gain ? new { value = gain.Point, low = gain.Low, high = gain.High, level = gain.Level, method = gain.Method } : null,
        capacity = model.Settings.Capacity,
        findsMostWithinCapacity = model.Settings.Capacity is { } capacity ? model.Thresholds.ForCapacity(capacity) : (double?)null,
        cheapest = model.Thresholds.Cheapest(model.Settings.ReviewCost, model.Settings.MissCost, model.Settings.Capacity),
    };

    private static object? Interval(ShareReading? share) => share is { Value: var v } s ? new { value = v.Point, low = v.Low, high = v.High, level = v.Level, method = v.Method, n = s.N, effectiveN = s.EffectiveN } : null;
}
