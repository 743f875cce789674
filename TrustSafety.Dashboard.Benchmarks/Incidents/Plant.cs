namespace TrustSafety.Dashboard.Benchmarks.Incidents;

internal enum PlantKind { Spike, Silence, Drift }

/// <summary>An incident put into a generated platform: one indicator, the leaves of one place, from one day on.</summary>
/// <param name="Values">The values kept of each dimension; empty where it does not matter.</param>
/// <param name="Size">A spike: the added share of what is usual. A drift: growth a week.</param>
internal sealed record Plant(PlantKind Kind, int Indicator, IReadOnlyList<IReadOnlyList<int>> Values, int FirstDay, double Size)
{
    public bool Holds(ReadOnlySpan<int> leaf)
    {
        for (var d = 0; d < leaf.Length; d++)
            if (Values[d].Count > 0 && !Values[d].Contains(leaf[d])) return false;
        return true;
    }

    public double Factor(int day) => day < FirstDay ? 1 : Kind switch { PlantKind.Spike => 1 + Size, PlantKind.Silence => 0, _ => Math.Pow(1 + Size, (day - FirstDay + 1) / 7.0) };
}
