using TrustSafety.Dashboard.Charts;
namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>One question of the page.</summary>
internal interface IQualitySection
{
    Task<Section> ReadAsync(QualityView view, CancellationToken cancellation);
}
