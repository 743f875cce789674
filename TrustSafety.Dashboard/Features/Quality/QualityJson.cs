using TrustSafety.Dashboard.Files;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>The page for a program: every number of every section with its interval, method, n and source, in the natural unit.</summary>
internal static class QualityJson
{
    public static object Of(QualityModel model) => new
    {
        period = model.View.Period.ToString(),
        by = model.View.By,
        sentence = model.Sentence,
        health = new { reviews = model.Health.Reviews, reviewers = model.Health.Reviewers, filled = model.Health.Filled.ToDictionary(f => f.Name, f => f.Share), incomplete = model.Health.Incomplete },
        sections = SectionJson.Of(model.Sections),
    };
}
