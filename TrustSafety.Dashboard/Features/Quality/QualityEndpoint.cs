using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>The file of a view, at the view's own parameters.</summary>
internal static class QualityEndpoint
{
    public static IEndpointRouteBuilder MapQuality(this IEndpointRouteBuilder app)
    {
        app.MapGet("/quality.csv", (HttpRequest request, QualityReader reader, CancellationToken cancellation) => ViewFile.AnswerAsync(
            request, "", state => reader.ReadAsync(state, cancellation), "There are no reviews and no appeals yet. Import an extract first.", model => model.View.Notices,
            model => ViewFile.CsvAsync(QualityCsv.FileName(model), output => QualityCsv.WriteAsync(model, output))));
        return app;
    }
}
