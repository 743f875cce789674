using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Coverage;

internal static class CoverageRegistration
{
    public static IServiceCollection AddCoverage(this IServiceCollection services) =>
        services.AddScoped<CoverageHoles>().AddScoped<UnseenFloor>().AddScoped<StrategyOverlap>().AddScoped<PortfolioReader>().AddScoped<CoverageReader>();

    /// <summary>The file of what the page shows.</summary>
    public static IEndpointRouteBuilder MapCoverage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/coverage.csv", async (HttpRequest request, CoverageReader reader, CancellationToken cancellation) =>
        {
            var (state, notices) = ViewState.Parse("coverage" + request.QueryString.Value);
            if (notices.Count > 0) return Refused.By(notices);
            if (await reader.ReadAsync(state, cancellation) is not { } model) return Results.Problem("There are no judged views yet. Import an extract of the fact label first.", statusCode: StatusCodes.Status404NotFound);
            if (model.Notices.Count > 0) return Refused.By(model.Notices);
            var file = new MemoryStream();
            await SectionFile.WriteAsync(model.Sentence, model.Window.Text, model.Sections, file);
            file.Position = 0;
            return Results.File(file, "text/csv; charset=utf-8", "coverage.csv");
        });
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
