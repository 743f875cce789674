using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace TrustSafety.Dashboard.Features.Incidents.Notifying;

internal static class NotifyingRegistration
{
    private const int Retries = 4;

    public static IServiceCollection AddNotifying(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<NotificationOptions>(configuration.GetSection(NotificationOptions.Section));
        services.AddHttpClient(Webhook.Client).AddResilienceHandler("retry", pipeline => pipeline
            .AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = Retries, Delay = TimeSpan.FromSeconds(1), BackoffType = DelayBackoffType.Exponential, UseJitter = true })
            .AddTimeout(TimeSpan.FromSeconds(10)));
        return services.AddSingleton<INotifier, Webhook>().AddSingleton<INotifier, Mail>().AddSingleton<Messenger>().AddHostedService<DailyDigest>();
    }
}
