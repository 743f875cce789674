namespace TrustSafety.Dashboard.Features.WeeklyReview;

internal static class WeeklyReviewRegistration
{
    public static IServiceCollection AddWeeklyReview(this IServiceCollection services) => services.AddScoped<ReviewEvents>().AddScoped<WeeklyReviewReader>();

    public static WebApplication MapWeeklyReview(this WebApplication app)
    {
        app.MapGet("/weekly.csv", WeeklyCsv.AnswerAsync);
        return app;
    }
}
