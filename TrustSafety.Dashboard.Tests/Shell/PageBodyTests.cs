using Bunit;
using Microsoft.AspNetCore.Components;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class PageBodyTests : BunitContext
{
    private bool broken = true;

    [Fact]
    public void Page_ThatThrows_IsReplacedByAFailureWithoutItsDetail()
    {
        var body = Render<PageBody>(p => p.Add(b => b.Content, Page));
        var alert = body.Find("[role=alert]");
        Assert.Contains("stopped working", alert.TextContent, StringComparison.Ordinal);
        Assert.Matches("reference [0-9a-f]{8}", alert.TextContent);
        Assert.DoesNotContain("secret", body.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_TriedAgainAfterItsCauseIsGone_IsShown()
    {
        var body = Render<PageBody>(p => p.Add(b => b.Content, Page));
        broken = false;
        body.Find("button").Click();
        Assert.Equal("whole", body.Find("p").TextContent);
    }

    [Fact]
    public void NextPage_AfterAFailure_IsShown()
    {
        var body = Render<PageBody>(p => p.Add(b => b.Content, Page));
        body.Render(p => p.Add(b => b.Content, builder => builder.AddMarkupContent(0, "<p>next</p>")));
        Assert.Equal("next", body.Find("p").TextContent);
    }

    private RenderFragment Page => builder =>
    {
        builder.OpenComponent<Fragile>(0);
        builder.AddComponentParameter(1, nameof(Fragile.IsBroken), () => broken);
        builder.CloseComponent();
    };

    private sealed class Fragile : ComponentBase
    {
        [Parameter] public Func<bool> IsBroken { get; set; } = () => false;

        protected override void OnInitialized()
        {
            if (IsBroken()) throw new InvalidOperationException("secret");
        }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<p>whole</p>");
    }
}
