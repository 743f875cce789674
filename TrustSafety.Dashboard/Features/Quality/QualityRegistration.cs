using TrustSafety.Dashboard.Features.Quality.Sections;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Quality;

internal static class QualityRegistration
{
    /// <summary>The sections stand on the page in this order.</summary>
    public static IServiceCollection AddQuality(this IServiceCollection services) => services
        .AddScoped<QualitySource>()
        .AddScoped<QualityViews>()
        .AddScoped<IQualitySection, AccuracySection>()
        .AddScoped<IQualitySection, AgreementSection>()
        .AddScoped<IQualitySection, ConfusionSection>()
        .AddScoped<IQualitySection, ReviewersSection>()
        .AddScoped<IQualitySection, AppealsSection>()
        .AddScoped<IQualitySection, SpeedSection>()
        .AddScoped<IQualitySection, FairnessSection>()
        .AddScoped<IQualitySection, WellbeingSection>()
        .AddRoom<QualityReader>((reader, state, cancellation) => reader.ReadAsync(state, cancellation));
}
