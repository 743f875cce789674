using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>The file of a view, at the view's own parameters.</summary>
internal static class QualityEndpoint
{
    public static IEndpointRouteBuilder MapQuality(this IEndpointRouteBuilder app)
    {
        app.MapGet("/quality.csv", WriteAsync);
        return app;
    }

    private static async Task<IResult> WriteAsync(HttpRequest request, QualityReader reader, CancellationToken cancellation)
    {
        var (state, notices) = ViewState.Parse(request.QueryString.Value ?? "");
        // A page can show a default and say so; a file that was opened next month could not.
        if (notices.Count > 0) return Refused.By(notices);
        if (await reader.ReadAsync(state, cancellation) is not { } model) return Results.Problem("There are no reviews and no appeals yet. Import an extract first.", statusCode: StatusCodes.Status404NotFound);
        if (model.View.Notices.Count > 0) return Refused.By(model.View.Notices);
        var file = new MemoryStream();
        await QualityCsv.WriteAsync(model, file);
        file.Position = 0;
        return Results.File(file, "text/csv; charset=utf-8", QualityCsv.FileName(model));
    }
}
