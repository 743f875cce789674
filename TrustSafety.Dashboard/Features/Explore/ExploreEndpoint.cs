using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>The file of a view, at the view's own parameters.</summary>
internal static class ExploreEndpoint
{
    public static IEndpointRouteBuilder MapExplore(this IEndpointRouteBuilder app)
    {
        app.MapGet("/explore.csv", (HttpRequest request, ExploreReader reader, CancellationToken cancellation) => ViewFile.AnswerAsync(
            request, "", state => reader.ReadAsync(state, cancellation), "There is no data yet. Import an extract first.", model => model.View.Notices,
            model => ViewFile.CsvAsync(ExploreCsv.FileName(model), output => ExploreCsv.WriteAsync(model, output))));
        return app;
    }
}
