using Microsoft.Extensions.DependencyInjection.Extensions;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Shell;

internal static class RoomRegistration
{
    /// <summary>A reader of a room whose views are kept and whose first one is read in advance.</summary>
    public static IServiceCollection AddRoom<TReader>(this IServiceCollection services, Func<TReader, ViewState, CancellationToken, Task> read) where TReader : class
    {
        services.TryAddSingleton<RememberedViews>();
        return services.AddScoped<TReader>().AddInAdvance(read);
    }

    /// <summary>Has the first view of a page read in advance.</summary>
    public static IServiceCollection AddInAdvance<TReader>(this IServiceCollection services, Func<TReader, ViewState, CancellationToken, Task> read) where TReader : class =>
        services.AddSingleton<IFirstQuestions>(p => new RoomInAdvance<TReader>(p.GetRequiredService<IServiceScopeFactory>(), read));
}
