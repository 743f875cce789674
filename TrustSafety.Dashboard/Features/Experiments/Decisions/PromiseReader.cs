using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Experiments.Decisions;

/// <summary>Looks again, four weeks later, at the indicator that a decision promised to move.</summary>
internal sealed class PromiseReader(IIndicators indicators, IComparisons comparisons)
{
    /// <summary>Null when nothing was promised.</summary>
    public async Task<PromiseReadout?> ReadAsync(ExperimentDecision decision, Snapshot snapshot, CancellationToken cancellation)
    {
        if (decision is not { Indicator: { } id, Promised: { } lift }) return null;
        var (before, after) = PromiseReadout.Weeks(decision.EffectiveFrom);
        if (indicators.Catalog.Find(id) is null)
            return new(decision, before, after, null, PromiseState.Unknown, "The promise cannot be checked: the catalogue has no such indicator any more.");
        var comparison = (await comparisons.CompareAsync(new(id, before, after), cancellation))[0];
        var (state, sentence) = Said(comparison, lift, LastCompleteWeek.Of(snapshot) is { } last ? Period.Of(last) : null);
        return new(decision, before, after, comparison, state, sentence);
    }

    private static (PromiseState State, string Sentence) Said(Comparison comparison, double lift, Period? lastWeek)
    {
        var name = comparison.Indicator.Name.ToLowerInvariant();
        if (lastWeek is null || lastWeek < comparison.After) return (PromiseState.TooEarly, $"Too early: {name} is looked at again in {comparison.After}, which the data do not hold in full yet.");
        if (comparison.AfterReadout is Readout.Provisional { Reason: var open }) return (PromiseState.TooEarly, $"Too early: {name} in {comparison.After} is provisional, {open}.");
        if (comparison is not { Difference: { } change, BeforeReadout.Shown.Value.Point: var was } || was == 0)
            return (PromiseState.Unknown, $"The promise cannot be checked: {Why(comparison)}.");
        var promised = new Interval(lift * was, lift * was, lift * was, change.Level, "");
        var unit = comparison.Indicator.Unit;
        var state = PromiseReadout.Judge(change, promised.Point);
        var moved = $"{name} {Verb(change)} {ValueText.ChangeSize(unit, change)} {ValueText.ChangeBounds(unit, change)} from {comparison.Before} to {comparison.After}";
        var wanted = $"{Percent(lift)} ({ValueText.Change(unit, promised)} {ValueText.ChangeSuffix(unit)})".Replace(" )", ")", StringComparison.Ordinal);
        return (state, state switch
        {
            PromiseState.Kept => $"Kept: {moved}; promised was {wanted}.",
            PromiseState.NotKept when Beyond(change, lift) => $"Not kept: {moved}, the right way but by less than the {wanted} promised.",
            PromiseState.NotKept => $"Not kept: {moved}; promised was {wanted}.",
            _ => $"Undecided: {moved}; that leaves room for no change and for the {wanted} promised.",
        });
    }

    private static bool Beyond(Interval change, double lift) => lift > 0 ? change.Low > 0 : change.High < 0;

    private static string Why(Comparison comparison) => new[] { comparison.BeforeReadout, comparison.AfterReadout }.Select(ReadoutText.Why).FirstOrDefault(w => w.Length > 0)
        ?? "nothing relative can be said of a value of 0";

    private static string Verb(Interval change) => change.Point < 0 ? "fell by" : "rose by";

    private static string Percent(double lift) => $"{(lift < 0 ? "−" : "+")}{Math.Abs(lift * 100).ToString("0.##", CultureInfo.InvariantCulture)} %";
}
