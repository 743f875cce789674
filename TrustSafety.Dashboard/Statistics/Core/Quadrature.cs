using MathNet.Numerics.Integration;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Gauss–Legendre nodes on panels short enough for the integrand at hand.</summary>
internal static class Quadrature
{
    private const int Order = 16;
    private static readonly GaussLegendreRule Rule = new(-1, 1, Order);

    /// <summary>Nodes and weights on [low, high] in panels of at most the given width.</summary>
    public static (double[] Nodes, double[] Weights) Panels(double low, double high, double width)
    {
        var panels = Math.Clamp((int)Math.Ceiling((high - low) / width), 1, 400);
        var (nodes, weights) = (new double[panels * Order], new double[panels * Order]);
        var half = (high - low) / panels / 2;
        for (var panel = 0; panel < panels; panel++)
            for (var i = 0; i < Order; i++)
            {
                nodes[panel * Order + i] = low + half * (2 * panel + 1 + Rule.GetAbscissa(i));
                weights[panel * Order + i] = half * Rule.GetWeight(i);
            }
        return (nodes, weights);
    }
}
