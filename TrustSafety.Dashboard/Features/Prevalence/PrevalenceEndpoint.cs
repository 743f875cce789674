using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

internal static class PrevalenceEndpoint
{
    public static IEndpointRouteBuilder MapPrevalence(this IEndpointRouteBuilder app)
    {
        app.MapGet("/prevalence.csv", (HttpRequest request, PrevalenceReader reader, CancellationToken cancellation) =>
            AnswerAsync(request, reader, "prevalence.csv", (model, output) => PrevalenceFiles.WriteAsync(model, output), cancellation));
        app.MapGet("/plan/prevalence.csv", (HttpRequest request, PrevalenceReader reader, CancellationToken cancellation) =>
            AnswerAsync(request, reader, "sampling-plan.csv", (model, output) => model.Plan is { } plan ? PrevalenceFiles.WritePlanAsync(model, plan, output) : null, cancellation));
        return app;
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, PrevalenceReader reader, string name, Func<PrevalenceModel, Stream, Task?> write, CancellationToken cancellation)
    {
        var (state, notices) = ViewState.Parse("prevalence" + request.QueryString.Value);
        // A page can show a default and say so; a file that was opened next month could not.
        if (notices.Count > 0) return Refused.By(notices);
        if (await reader.ReadAsync(state, cancellation) is not { } model) return Results.Problem("There are no judged views yet. Import an extract of the fact label first.", statusCode: StatusCodes.Status404NotFound);
        if (model.Notices.Count > 0) return Refused.By(model.Notices);
        var file = new MemoryStream();
        if (write(model, file) is not { } writing) return Results.Problem("The labels do not say how many views each stratum holds.", statusCode: StatusCodes.Status404NotFound);
        await writing;
        file.Position = 0;
        return Results.File(file, "text/csv; charset=utf-8", name);
    }
}
