namespace TrustSafety.Dashboard.Facts;

/// <summary>What the first reader of a new snapshot is going to ask. It is asked once in the background, so that her first view is a repeated one.</summary>
public interface IFirstQuestions
{
    Task AskAsync(CancellationToken cancellation);
}
