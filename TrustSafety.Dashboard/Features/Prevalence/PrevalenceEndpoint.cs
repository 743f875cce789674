using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

internal static class PrevalenceEndpoint
{
    public static IEndpointRouteBuilder MapPrevalence(this IEndpointRouteBuilder app)
    {
        app.MapGet("/prevalence.csv", (HttpRequest request, PrevalenceReader reader, CancellationToken cancellation) =>
            AnswerAsync(request, reader, model => ViewFile.CsvAsync("prevalence.csv", output => PrevalenceFiles.WriteAsync(model, output)), cancellation));
        app.MapGet("/plan/prevalence.csv", (HttpRequest request, PrevalenceReader reader, CancellationToken cancellation) =>
            AnswerAsync(request, reader, PlanAsync, cancellation));
        return app;
    }

    private static Task<IResult> AnswerAsync(HttpRequest request, PrevalenceReader reader, Func<PrevalenceModel, Task<IResult>> file, CancellationToken cancellation) =>
        ViewFile.AnswerAsync(request, "prevalence", state => reader.ReadAsync(state, cancellation), "There are no judged views yet. Import an extract of the fact label first.", model => model.Notices, file);

    private static async Task<IResult> PlanAsync(PrevalenceModel model) => model.Plan is { } plan
        ? await ViewFile.CsvAsync("sampling-plan.csv", output => PrevalenceFiles.WritePlanAsync(model, plan, output))
        : ViewFile.Missing("The labels do not say how many views each stratum holds.");
}
