using TrustSafety.Dashboard.Files;

namespace TrustSafety.Dashboard.Features.Quality;

internal static class QualityCsv
{
    public static Task WriteAsync(QualityModel model, Stream output) => SectionFile.WriteAsync(model.Sentence, model.View.Period.ToString(), model.Sections, output);

    public static string FileName(QualityModel model) => $"quality-{model.View.Period}.csv";
}
