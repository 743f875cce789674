using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

public enum Layer { Exposure, Detection, Enforcement, Quality, Operations, Trust }

public enum Estimator { Proportion, Ratio, Rate, WeightedProportion, Mean, Quantile, Count, Share, Backlog }

public enum Direction { LowerIsBetter, HigherIsBetter, Neutral }

/// <summary>How a value is written: the stored value times <paramref name="Factor"/>, followed by the suffix.</summary>
public sealed record Unit(string Name, double Factor, string Suffix, int Decimals)
{
    /// <summary>What the stored value counts, e.g. fraction, seconds, count: the scale of files, the API and the command line.</summary>
    public string Natural { get; init; } = "fraction";
}

/// <summary>Rows of a fact that match every condition, and the column summed over them (null: the rows are counted).</summary>
public sealed record Part(Fact Fact, string Time, IReadOnlyList<Condition> Where, string? Sum = null)
{
    /// <summary>Filters on these dimensions do not narrow this part (the whole that a share is a share of).</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>What the part narrows to as long as neither a filter nor a breakdown names these columns; a card must say so.</summary>
    public IReadOnlyList<Condition> Focus { get; init; } = [];
}

/// <summary>The weeks that the process limits are frozen on; null weeks mean the first 26 complete ones.</summary>
public sealed record Baseline(IsoWeek? First, IsoWeek? Last)
{
    public static Baseline Default { get; } = new(null, null);
}

/// <summary>One entry of indicators.yaml, checked.</summary>
public sealed record Indicator(
    string Id, string Name, string Question, Layer Layer, Estimator Estimator,
    Part Numerator, Part? Denominator, Unit Unit, Direction Direction)
{
    /// <summary>The probability of a quantile, e.g. 0.9.</summary>
    public double? Quantile { get; init; }

    public double? Target { get; init; }

    /// <summary>Values beyond these call for a look whatever the process limits say.</summary>
    public double? AlertLow { get; init; }

    public double? AlertHigh { get; init; }

    public int MinimumN { get; init; } = 1;

    /// <summary>A period's value is provisional until so many days after its end, because late events still change it.</summary>
    public int MaturesAfterDays { get; init; }

    /// <summary>Null when process limits make no sense, as for a count that grows with the platform.</summary>
    public Baseline? Baseline { get; init; } = Indicators.Baseline.Default;

    public string Owner { get; init; } = "";

    public string Caveat { get; init; } = "";

    public IReadOnlyList<string> Sources { get; init; } = [];

    public int Version { get; init; } = 1;

    public DateOnly ValidFrom { get; init; }
}
