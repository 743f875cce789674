using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>Reads the review that everybody opens first, the last complete week without filters, before anybody does.</summary>
internal sealed class ReviewInAdvance(IServiceScopeFactory scopes) : IFirstQuestions
{
    public async Task AskAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WeeklyReviewReader>().ReadAsync(new ViewState(), cancellation);
    }
}
