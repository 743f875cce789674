using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// The only door to the facts. <see cref="Time"/> names the column whose local day places a row;
/// <see cref="From"/> and <see cref="To"/> (exclusive) are days of the reporting zone. Filters are data, never SQL text.
/// </summary>
public sealed record AggregateQuery(Fact Fact, string Time, Grain? Grain, DateOnly From, DateOnly To, EquatableList<Measure> Measures)
{
    /// <summary>What one row is. <see cref="Subject.Content"/> and <see cref="Subject.ReviewerDay"/> are of the fact review only.</summary>
    public Subject Subject { get; init; }

    /// <summary>Tokens, booleans and whole numbers as they are; a time as its local day; the reviewer as a pseudonym of the dataset.</summary>
    public ValueList GroupBy { get; init; } = new([]);

    public EquatableList<Condition> Where { get; init; } = new([]);

    /// <summary>Adds a last key: the bin of this column. Rows in which it is empty are in no bin and no cell.</summary>
    public Bin? Bin { get; init; }
}

/// <summary>The unit that measures add over: an event, or what its reviews make of a content or of a reviewer's day, each once.</summary>
public enum Subject { Event, Content, ReviewerDay }

/// <summary>Cuts a column into bins, so that quantiles, curves and hours come from additive counts.</summary>
public abstract record Bin(string Column)
{
    /// <summary>Bin b holds values v with growth^b ≤ v &lt; growth^(b+1); values below 1 go to bin -1.</summary>
    public sealed record Logarithmic(string Column, double Growth = 1.02) : Bin(Column);

    /// <summary>Equal bins over [0, 1]; 1 belongs to the last.</summary>
    public sealed record Score(string Column, int Count = 100) : Bin(Column);

    /// <summary>The hour of the local day, 0 to 23, of a time with hours. Where the clock is set back an hour holds two, where it is set forward one is missing.</summary>
    public sealed record Hour(string Column) : Bin(Column);

    /// <summary>How many hours after its event a row arrived, begun ones counted whole; the event is the time <paramref name="Column"/>, or with <paramref name="AfterDay"/> the end of its local day. 0 when it arrived before that, or does not say.</summary>
    public sealed record HoursLate(string Column, bool AfterDay) : Bin(Column);
}
