using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Extracts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Coverage;
using TrustSafety.Dashboard.Features.Data;
using TrustSafety.Dashboard.Features.Definitions;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Explore;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Features.Prevalence;
using TrustSafety.Dashboard.Features.Quality;
using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard;

/// <summary>The whole product, in the order of its pipeline. Tests build it as the command line does.</summary>
public static class DashboardApp
{
    private const string Name = "TrustSafety.Dashboard";

    private const string LocalHosts = "localhost;127.0.0.1;[::1]";

    /// <exception cref="SettingsException">Settings that cannot be used: all of them at once.</exception>
    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = Name, ContentRootPath = ContentRoot() });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(ListenAddresses.Default);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Without it an app that was built but not published finds its assets in Development only.
        builder.WebHost.UseStaticWebAssets();

        SettingsException.ThrowIfAny([.. Settings.Problems(builder.Configuration), .. ListenAddresses.Problems(builder.Configuration)]);

        // Host names guard against DNS rebinding; whoever opens the port to others names the hosts, or accepts any.
        if (builder.Configuration.GetValue<bool>("Server:AllowRemote") && builder.Configuration["AllowedHosts"] == LocalHosts)
            builder.Configuration["AllowedHosts"] = "*";

        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddTime(configuration);
        services.AddExtracts(configuration);
        services.AddFacts(configuration);
        services.AddIndicators(configuration);
        services.AddWorkspace(configuration);
        services.AddShell(configuration);
        services.AddWeeklyReview();
        services.AddExplore();
        services.AddPrevalence(configuration);
        services.AddCoverage();
        services.AddIncidents(configuration);
        services.AddStrategies();
        services.AddQuality();
        services.AddExperiments(configuration);
        services.AddData();
        services.AddDefinitions();
        services.AddApi();

        var app = builder.Build();
        app.MapShell();
        app.MapRejects();
        app.MapExplore();
        app.MapPrevalence();
        app.MapCoverage();
        app.MapStrategies();
        app.MapQuality();
        app.MapExperiments();
        app.MapApi();
        app.MapWeeklyReview();
        return app;
    }

    /// <summary>The project's folder when run from source, whatever the current directory; else where the program is.</summary>
    private static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Name + ".csproj"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
