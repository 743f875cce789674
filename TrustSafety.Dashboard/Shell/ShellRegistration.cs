using MudBlazor.Services;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Shell.Imports;

namespace TrustSafety.Dashboard.Shell;

internal static class ShellRegistration
{
    /// <summary>A chart's picture travels from the browser in one message; the default of 32 KB would end the circuit.</summary>
    private const int LargestMessage = 1 << 20;

    public static IServiceCollection AddShell(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ServerOptions>(configuration.GetSection(ServerOptions.Section));
        services.Configure<NeutralOptions>(configuration.GetSection(NeutralOptions.Section)).AddSingleton<NeutralCodes>();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddMudServices();
        services.AddScoped<ReadyBoard>();
        services.Configure<UploadSettings>(configuration.GetSection(UploadSettings.Section));
        services.AddSingleton<ImportQueue>().AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
        services.AddSingleton<SampleSeed>().AddHostedService(provider => provider.GetRequiredService<SampleSeed>());
        return services;
    }

    public static WebApplication MapShell(this WebApplication app)
    {
        app.UseSecurityHeaders(SecurityHeaders.Policy);
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.UseNeutralFiles();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
