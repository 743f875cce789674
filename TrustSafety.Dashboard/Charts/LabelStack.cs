namespace TrustSafety.Dashboard.Charts;

/// <summary>Keeps the labels at the end of lines apart: each stays as near to its line as the others allow.</summary>
internal static class LabelStack
{
    /// <summary>The places, in the order given, at least <paramref name="gap"/> apart and inside [low, high] while they fit.</summary>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ThenBy(i => i).ToList();
        var places = order.Select(i => Math.Clamp(wanted[i], low, high)).ToArray();
        for (var i = 1; i < places.Length; i++) places[i] = Math.Max(places[i], places[i - 1] + gap);
        var over = places.Length == 0 ? 0 : places[^1] - high;
        if (over > 0)
        {
            places[^1] = high;
            for (var i = places.Length - 2; i >= 0; i--) places[i] = Math.Min(places[i], places[i + 1] - gap);
        }
        var result = new double[wanted.Count];
        for (var i = 0; i < order.Count; i++) result[order[i]] = places[i];
        return result;
    }
}
