using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Features;

/// <summary>A page at an address, over a world of real facts that goes with the test.</summary>
public abstract class PageTests : BunitContext, IAsyncLifetime
{
    private readonly List<IDisposable> worlds = [];

    protected PageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddScoped<ReadyBoard>();
    }

    protected BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var world in worlds) world.Dispose();
        GC.SuppressFinalize(this);
    }

    protected T Keep<T>(T world) where T : IDisposable
    {
        worlds.Add(world);
        return world;
    }

    protected IRenderedComponent<ViewStateProvider> Open<T>(string address) where T : IComponent
    {
        Render<MudPopoverProvider>();
        Navigation.NavigateTo(address);
        return Render<ViewStateProvider>(p => p.AddChildContent<T>());
    }
}
