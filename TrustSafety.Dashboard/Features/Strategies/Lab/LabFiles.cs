using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>What the lab's page shows, for files and programs.</summary>
internal static class LabFiles
{
    public static void MapLab(this IEndpointRouteBuilder app) => app.MapGet("/lab.csv", async (HttpRequest request, LabReader reader, CancellationToken cancellation) =>
    {
        var (state, notices) = ViewState.Parse("lab" + request.QueryString.Value);
        if (notices.Count > 0) return Refused.By(notices);
        if (await reader.ReadAsync(state, cancellation) is not { } model) return Results.Problem("There are no judged views with detections yet. Import extracts of the facts label and detection first.", statusCode: StatusCodes.Status404NotFound);
        if (model.Notices.Count > 0) return Refused.By(model.Notices);
        var file = new MemoryStream();
        await SectionFile.WriteAsync(model.Sentence, model.Window.Text, model.Sections, file);
        file.Position = 0;
        return Results.File(file, "text/csv; charset=utf-8", "lab.csv");
    });

    public static object Json(LabModel model) => new
    {
        from = model.Window.Window.From,
        to = model.Window.LastDay,
        heldOutWeeks = model.Settings.HeldOut,
        rule = model.Tested?.ToString(),
        sentence = model.Sentence,
        sections = SectionJson.Of(model.Sections),
        saved = model.Saved.Select(s => new { name = s.Name, rule = s.Text, seenUntil = s.SeenUntil, author = s.Author, createdAt = s.CreatedAt }),
    };
}
