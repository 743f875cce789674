using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Coverage;

internal static class CoverageRegistration
{
    public static IServiceCollection AddCoverage(this IServiceCollection services) =>
        services.AddScoped<CoverageHoles>().AddScoped<UnseenFloor>().AddScoped<StrategyOverlap>().AddScoped<PortfolioReader>().AddRoom<CoverageReader>((reader, state, cancellation) => reader.ReadAsync(state, cancellation));

    /// <summary>The file of what the page shows.</summary>
    public static IEndpointRouteBuilder MapCoverage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/coverage.csv", (HttpRequest request, CoverageReader reader, CancellationToken cancellation) => ViewFile.AnswerAsync(
            request, "coverage", state => reader.ReadAsync(state, cancellation), "There are no judged views yet. Import an extract of the fact label first.", model => model.Notices,
            model => ViewFile.CsvAsync("coverage.csv", output => SectionFile.WriteAsync(model.Sentence, model.Window.Text, model.Sections, output))));
        return app;
    }

    public static object Json(CoverageModel model) => new
    {
        from = model.Window.Window.From,
        to = model.Window.LastDay,
        weeks = model.Window.Weeks,
        sentence = model.Sentence,
        capacity = model.Capacity,
        floor = model.Floor,
        sections = SectionJson.Of(model.Sections),
    };
}
