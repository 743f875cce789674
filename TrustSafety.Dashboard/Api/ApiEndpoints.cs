using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Api;

/// <summary>The indicators for programs: the same values, statuses and protection as on the pages and from the command line.</summary>
internal static class ApiEndpoints
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddScoped<ApiQuery>();

    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/indicators", (IIndicators indicators) => Results.Json(indicators.Catalog.Indicators.Select(IndicatorJson.Of), JsonText.Options));
        app.MapGet("/api/indicators/{id}.csv", (string id, HttpRequest request, IIndicators indicators, ApiQuery query, CancellationToken cancellation) =>
            AnswerAsync(id, request, indicators, query, CsvAsync, cancellation));
        app.MapGet("/api/indicators/{id}", (string id, HttpRequest request, IIndicators indicators, ApiQuery query, CancellationToken cancellation) =>
            AnswerAsync(id, request, indicators, query, series => Task.FromResult(Results.Json(ReadoutJson.Of(series), JsonText.Options)), cancellation));
        return app;
    }

    private static async Task<IResult> AnswerAsync(
        string id, HttpRequest request, IIndicators indicators, ApiQuery query, Func<IndicatorSeries, Task<IResult>> write, CancellationToken cancellation)
    {
        var catalog = indicators.Catalog;
        if (catalog.Find(id) is null)
            return Results.Problem($"There is no indicator of that name. There are {string.Join(", ", catalog.Indicators.Select(i => i.Id))}.", statusCode: StatusCodes.Status404NotFound);
        var (asked, problems) = await query.ReadAsync(id, request.QueryString.Value ?? "", cancellation);
        return asked is null
            ? Results.ValidationProblem(problems, title: "Not everything in the address could be used.")
            : await write(await indicators.ReadAsync(asked, cancellation));
    }

    private static async Task<IResult> CsvAsync(IndicatorSeries series)
    {
        var file = new MemoryStream();
        await ReadoutCsv.WriteAsync(series, file);
        file.Position = 0;
        return Results.File(file, "text/csv; charset=utf-8", $"{series.Indicator.Id}.csv");
    }
}
