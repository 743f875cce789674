namespace TrustSafety.Dashboard.Features.Incidents.Triage;

/// <summary>Who sits before the screen: asked once per window, because nobody signs in.</summary>
internal sealed class Actor
{
    public string Name { get; set; } = "";
}
