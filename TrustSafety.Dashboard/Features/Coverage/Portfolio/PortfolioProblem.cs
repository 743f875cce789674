namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>A strategy at one threshold; null for one without scores, taken as it fires.</summary>
/// <param name="Load">Flags a day that have to be reviewed.</param>
public sealed record PortfolioOption(string Strategy, double? Threshold, double Load);

/// <summary>
/// Violating exposure and what catches it. A strategy's options are ordered from the tightest to the widest, so a wider one catches all that a tighter one
/// does and costs no less: at most one of each is ever needed, and the coverage of options is a monotone submodular function under a knapsack.
/// </summary>
/// <param name="Options">By strategy.</param>
/// <param name="Weights">By group: views alike in what catches them.</param>
/// <param name="Levels">By group and strategy: the first option that catches it; as many as there are options where none does.</param>
internal sealed record PortfolioProblem(IReadOnlyList<IReadOnlyList<PortfolioOption>> Options, IReadOnlyList<double> Weights, IReadOnlyList<byte[]> Levels)
{
    /// <summary>Takes none of any strategy.</summary>
    public int[] Nothing => [.. Options.Select(_ => -1)];

    public double All => Weights.Sum();

    public double Load(ReadOnlySpan<int> choice)
    {
        var load = 0.0;
        for (var s = 0; s < choice.Length; s++) if (choice[s] >= 0) load += Options[s][choice[s]].Load;
        return load;
    }

    public bool Catches(ReadOnlySpan<int> choice, int group)
    {
        var levels = Levels[group];
        for (var s = 0; s < choice.Length; s++) if (choice[s] >= levels[s]) return true;
        return false;
    }

    public double Value(ReadOnlySpan<int> choice)
    {
        var value = 0.0;
        for (var g = 0; g < Weights.Count; g++) if (Catches(choice, g)) value += Weights[g];
        return value;
    }

    /// <summary>Merges views that the same options catch.</summary>
    public static PortfolioProblem Of(IReadOnlyList<IReadOnlyList<PortfolioOption>> options, IEnumerable<(byte[] Levels, double Weight)> views)
    {
        var groups = views.Where(v => v.Levels.Where((level, s) => level < options[s].Count).Any()).GroupBy(v => Convert.ToHexString(v.Levels)).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return new(options, [.. groups.Select(g => g.Sum(v => v.Weight))], [.. groups.Select(g => g.First().Levels)]);
    }
}

/// <param name="Choice">By strategy the option taken, or −1.</param>
/// <param name="Bound">No choice that fits catches more than this; known where a search was made.</param>
internal sealed record PortfolioAnswer(int[] Choice, double Value, double Load, double? Bound)
{
    /// <summary>A search has shown that nothing better fits.</summary>
    public bool IsProven => Bound is { } bound && bound <= Value + (1e-6 * Math.Max(1, Math.Abs(Value)));
}
