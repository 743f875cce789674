using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

internal static class WeeklyReviewRegistration
{
    public static IServiceCollection AddWeeklyReview(this IServiceCollection services) => services
        .AddSingleton<ReviewCache>()
        .AddInAdvance<WeeklyReviewReader>((reader, state, cancellation) => reader.ReadAsync(state, cancellation))
        .AddScoped<ReviewEvents>()
        .AddScoped(p => new WeeklyReviewReader(
            p.GetRequiredService<IIndicators>(), p.GetRequiredService<IComparisons>(), p.GetRequiredService<IFacts>(),
            p.GetRequiredService<ReviewEvents>(), p.GetRequiredService<ReviewCache>(), p.GetRequiredService<IOptions<ReportingOptions>>()));

    public static WebApplication MapWeeklyReview(this WebApplication app)
    {
        app.MapGet("/weekly.csv", WeeklyCsv.AnswerAsync);
        return app;
    }
}
