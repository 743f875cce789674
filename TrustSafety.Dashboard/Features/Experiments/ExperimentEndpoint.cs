using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>The file of one readout.</summary>
internal static class ExperimentEndpoint
{
    public static IEndpointRouteBuilder MapExperiments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/experiments.csv", WriteAsync);
        return app;
    }

    private static async Task<IResult> WriteAsync(HttpRequest request, ExperimentReader reader, CancellationToken cancellation)
    {
        var (state, notices) = ViewState.Parse("experiments" + request.QueryString.Value);
        var view = ExperimentsView.Parse(state, reader.Definitions.Value);
        List<ViewNotice> wrong = [.. notices, .. view.Notices];
        if (view.Experiment is null && wrong.Count == 0) wrong.Add(new(ExperimentsView.ExperimentKey, "is required."));
        if (wrong.Count > 0) return Refused.By(wrong);
        var model = await reader.ReadAsync(view.Experiment!, cancellation);
        return await ViewFile.CsvAsync($"experiment-{view.Experiment}.csv", output => ExperimentCsv.WriteAsync(model!, output));
    }
}
