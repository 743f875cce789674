using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Whether the data covers a period, from its first day to the day after its last: fully, in part, or not at all.</summary>
internal sealed class Coverage(Snapshot snapshot)
{
    /// <summary>Why the period has no value at all; null when it may have one.</summary>
    public string? Missing(Indicator indicator, DateOnly from, DateOnly to)
    {
        foreach (var fact in Needs.FactsOf(indicator))
        {
            if (Window(fact) is not { } window) return $"no extract of fact {FactSchemas.Of(fact).Name} is loaded";
            if (to <= window.First || from > window.Last) return $"the extracts of fact {FactSchemas.Of(fact).Name} cover {Day(window.First)} to {Day(window.Last)}";
        }
        return null;
    }

    /// <summary>Why the period's value may still change; null when it is final.</summary>
    public string? Provisional(Indicator indicator, DateOnly from, DateOnly to)
    {
        foreach (var fact in Needs.FactsOf(indicator))
        {
            if (Window(fact) is not { } window) continue;
            if (from < window.First) return $"the data of fact {FactSchemas.Of(fact).Name} begins on {Day(window.First)}, inside this period";
            if (to.AddDays(-1) > window.Last) return $"the data of fact {FactSchemas.Of(fact).Name} ends on {Day(window.Last)}, inside this period";
        }
        if (indicator.MaturesAfterDays == 0) return null;
        var mature = to.AddDays(indicator.MaturesAfterDays);
        var end = LastCompleteWeek.DataEnd(snapshot)!.Value.AddDays(1);
        return mature <= end ? null : $"late events still arrive: final once the data reaches {Day(mature.AddDays(-1))}";
    }

    // No incident on the last days is no sign that the extract ends early.
    private (DateOnly First, DateOnly Last)? Window(Fact fact)
    {
        if (snapshot.Window(fact) is not { } own || !LastCompleteWeek.IsIrregular(fact)) return snapshot.Window(fact);
        var first = snapshot.Extracts.Where(e => e.Rows > 0).Min(e => e.FirstDay);
        return (first, LastCompleteWeek.DataEnd(snapshot) is { } end && end > own.Last ? end : own.Last);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
