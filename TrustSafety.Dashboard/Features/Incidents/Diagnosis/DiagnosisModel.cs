using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>When, where, what else, who missed it, and what happened around it.</summary>
public sealed record DiagnosisModel(PlaceData? Data, Onset? Onset, CauseReading? Cause, ChangeSplit? Split, IReadOnlyList<Found> Others, IReadOnlyList<Reaction> Reactions, IReadOnlyList<Happening> Around)
{
    /// <summary>The hours around it; null where only days are known.</summary>
    public HourCourse? Hours { get; init; }

    /// <summary>From when on harm is counted: the onset when it is known, else the first day that gave it away.</summary>
    public DateOnly Since(DateOnly first) => Onset?.Day ?? first;

    /// <summary>What strays, by name.</summary>
    public string Name(IncidentFile file) => Data?.What is { } watched ? FoundText.Name(watched) : file.Signals.FirstOrDefault(s => s.Watched == file.Incident.Watched)?.Name ?? file.Incident.Title;
}

/// <summary>The day on which it most likely began, and the interval.</summary>
public sealed record Onset(DateOnly Low, DateOnly Day, DateOnly High, double Level)
{
    /// <summary>Among the steps from the end of the baseline to the last day that it was seen; null where nothing can be expected.</summary>
    public static Onset? Of(PlaceSeries series, DateOnly last)
    {
        var (from, to) = (series.BaselineSteps, Math.Min(series.Steps, series.StepOf(last) + 1));
        while (from < to && double.IsNaN(series.Expected[from])) from++;
        if (to <= from || series.Expected[from..to].Any(double.IsNaN)) return null;
        return ChangeOnset.Of(series.Counts.AsSpan(from, to - from), series.Expected.AsSpan(from, to - from), series.Dispersion) is { } onset
            ? new(series.DayOf(from + onset.Low), series.DayOf(from + onset.Point), series.DayOf(from + onset.High), onset.Level) : null;
    }
}

/// <summary>How much of the change of the whole lies in the place.</summary>
/// <param name="Ratio">Observed over expected within the place in the days of the incident.</param>
/// <param name="Share">Null where the whole did not move, or not surely in one direction.</param>
public sealed record CauseReading(Interval? Ratio, Interval? Share, IReadOnlyList<Candidate> Candidates);

/// <summary>A single value that might explain it: Σ excess there, its part of the whole's and how far it strays by itself.</summary>
public sealed record Candidate(string Dimension, string? Value, double Ratio, double Share, bool IsNamed);

/// <summary>The change of the count per day, exactly: what growth of exposure, of its mix and of the rates brought.</summary>
public sealed record ChangeSplit(double Before, double After, double Volume, double Mix, double Rate);

/// <summary>How a strategy's firing in the place moved with the incident; null where it fired too rarely to say.</summary>
public sealed record Reaction(string Strategy, Interval? Ratio, bool Missed);

/// <summary>Something that happened around the onset: an annotation, an experiment's start, an import.</summary>
public sealed record Happening(DateOnly Day, string Kind, string What);
