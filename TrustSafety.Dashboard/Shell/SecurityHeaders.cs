namespace TrustSafety.Dashboard.Shell;

internal static class SecurityHeaders
{
    /// <summary>
    /// Everything comes from this host, and no other site may frame it or read it.
    /// Styles may be inline: MudBlazor writes its theme into a style element and sizes into style attributes, plotly.js
    /// does the same to its SVG, and neither can carry a nonce. Scripts may not: the product has no inline script.
    /// data: and blob: images are what plotly.js draws a PNG through.
    /// </summary>
    public static HeaderPolicyCollection Policy { get; } = new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(p => p.SameOrigin())
        .AddCrossOriginEmbedderPolicy(p => p.RequireCorp())
        .AddCrossOriginResourcePolicy(p => p.SameOrigin())
        .AddPermissionsPolicy(p =>
        {
            p.AddCamera().None();
            p.AddMicrophone().None();
            p.AddGeolocation().None();
            p.AddPayment().None();
            p.AddUsb().None();
            p.AddDisplayCapture().None();
        })
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().Self();
            csp.AddStyleSrc().Self().UnsafeInline();
            csp.AddImgSrc().Self().Data().Blob();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddFormAction().Self();
            csp.AddBaseUri().Self();
            csp.AddObjectSrc().None();
            csp.AddFrameAncestors().None();
        });
}
