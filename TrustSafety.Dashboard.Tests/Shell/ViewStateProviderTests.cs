using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class ViewStateProviderTests : BunitContext
{
    [Fact]
    public async Task Provider_AddressChanges_PageSeesTheNewState()
    {
        var navigation = Services.GetRequiredService<BunitNavigationManager>();
        navigation.NavigateTo("explore?by=market");
        var provider = Render<ViewStateProvider>(p => p.AddChildContent<Probe>());
        Assert.Equal("?by=market", provider.Find("p").TextContent);

        await provider.InvokeAsync(() => navigation.NavigateTo("explore?by=category"));

        provider.WaitForAssertion(() => Assert.Equal("?by=category", provider.Find("p").TextContent));
    }

    [Fact]
    public void Provider_UnusableParameter_SaysSoAboveThePage()
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("explore?grain=hour");
        var provider = Render<ViewStateProvider>(p => p.AddChildContent<Probe>());
        Assert.Contains("day, week or month", provider.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_UsableAddress_SaysNothing()
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("explore?grain=day");
        Assert.Empty(Render<ViewStateProvider>(p => p.AddChildContent<Probe>()).FindAll("[role=status]"));
    }

    private sealed class Probe : ComponentBase
    {
        [CascadingParameter] public required ViewState View { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, View.ToQuery());
            builder.CloseElement();
        }
    }
}
