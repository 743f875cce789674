using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>One set of measures that is asked for again and again: over any periods and dimensions, but always together.</summary>
public sealed record RollupSource(Fact Fact, string Time, Bin? Bin, EquatableList<Measure> Measures)
{
    /// <summary>Columns beside the dimensions that its questions may group by.</summary>
    public ValueList Keys { get; init; } = new([]);
}

/// <summary>What is worth adding up in advance. Who defines indicators knows.</summary>
public interface IRollupPlan
{
    /// <summary>May change while the program runs; rollups follow on the next question.</summary>
    IReadOnlyList<RollupSource> Sources { get; }
}
