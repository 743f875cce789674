namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>One question of the page.</summary>
internal interface IQualitySection
{
    Task<QualitySection> ReadAsync(QualityView view, CancellationToken cancellation);
}
