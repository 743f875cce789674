using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>What the lab's page shows, for files and programs.</summary>
internal static class LabFiles
{
    public static void MapLab(this IEndpointRouteBuilder app) =>
        app.MapGet("/lab.csv", (HttpRequest request, LabReader reader, CancellationToken cancellation) => ViewFile.AnswerAsync(
            request, "lab", state => reader.ReadAsync(state, cancellation), "There are no judged views with detections yet. Import extracts of the facts label and detection first.", model => model.Notices,
            model => ViewFile.CsvAsync("lab.csv", output => SectionFile.WriteAsync(model.Sentence, model.Window.Text, model.Sections, output))));

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
