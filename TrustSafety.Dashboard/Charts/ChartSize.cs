namespace TrustSafety.Dashboard.Charts;

/// <summary>The type and line sizes of a chart in a card, and of one that fills a 1920×1080 picture.</summary>
public sealed record ChartSize(int Height, decimal Font, decimal Line, decimal Marker, bool EveryTick)
{
    public static readonly ChartSize Card = new(196, 10.5m, 2m, 6m, false);

    public static readonly ChartSize Picture = new(640, 18m, 3m, 10m, true);
}
