using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Reads a page as everybody opens it first, without filters, before anybody does.</summary>
internal sealed class RoomInAdvance<TReader>(IServiceScopeFactory scopes, Func<TReader, ViewState, CancellationToken, Task> read) : IFirstQuestions where TReader : notnull
{
    public async Task AskAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await read(scope.ServiceProvider.GetRequiredService<TReader>(), new ViewState(), cancellation);
    }
}
