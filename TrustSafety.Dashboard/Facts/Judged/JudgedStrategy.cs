using System.Collections.Immutable;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// What a strategy says of a content, seen from one view. Nothing at all means that the strategy never scored the content, which is not the same
/// as having scored it and not fired.
/// </summary>
[Flags]
public enum Verdict : byte
{
    Unscored = 0,
    Scored = 1,
    Fired = 2,

    /// <summary>The strategy was live, and no shadow, when it scored.</summary>
    Live = 4,

    /// <summary>It scored at or before the view.</summary>
    InTime = 8,

    /// <summary>Live, and fired at or before the view: what counts as caught.</summary>
    Caught = Fired | Live | InTime,
}

/// <summary>
/// A strategy's column of the sample. Should a content have several verdicts of it, the earliest live firing counts, else the earliest firing,
/// else the earliest score.
/// </summary>
/// <param name="Type">Of its latest detection that says; null when none does. So is the vendor.</param>
/// <param name="Live">Whether it was live at its latest detection; what it was at each view stands in the verdicts.</param>
public sealed record JudgedStrategy(string Name, string? Type, string? Vendor, bool Live)
{
    /// <summary>The lead of a content that was never scored.</summary>
    public const int Never = int.MinValue;

    public required ImmutableArray<Verdict> Verdicts { get; init; }

    /// <summary>
    /// From 0 to 1; NaN when the content was not scored or the strategy gives no scores. Compare with <c>(float)threshold</c>: the float nearest
    /// to 0.7 lies below the double.
    /// </summary>
    public required ImmutableArray<float> Scores { get; init; }

    /// <summary>Whole seconds from the score to the view: 0 and more is in time, below 0 too late; <see cref="Never"/> when not scored.</summary>
    public required ImmutableArray<int> LeadSeconds { get; init; }

    public bool IsScored(int row) => Verdicts[row] != Verdict.Unscored;

    public bool Fired(int row) => (Verdicts[row] & Verdict.Fired) != 0;

    /// <summary>Fired at or before the view, live or not.</summary>
    public bool FiredInTime(int row) => (Verdicts[row] & (Verdict.Fired | Verdict.InTime)) == (Verdict.Fired | Verdict.InTime);

    public bool Caught(int row) => (Verdicts[row] & Verdict.Caught) == Verdict.Caught;
}
