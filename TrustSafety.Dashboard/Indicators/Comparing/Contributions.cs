using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Comparing;

/// <summary>Each segment's part of the whole's change: its own change where values add up, else its mix and rate effect.</summary>
internal static class Contributions
{
    public static Func<EquatableList<string?>, double?> Of(Grid grid, Period before, Period after)
    {
        var cells = grid.Keys.Select(k => (Keys: k, Before: grid.Find(before, k)?.Estimate, After: grid.Find(after, k)?.Estimate)).ToList();
        // Where values add up a part is the difference of two values that are shown anyway; a protected neighbour takes nothing from it.
        if (cells.All(c => c.After is null or { Adds: true }))
        {
            var changes = cells.ToDictionary(c => c.Keys, c => c is { Before.Problem: null, After.Problem: null } ? c.After.Value - c.Before.Value : (double?)null);
            return keys => changes[keys];
        }
        if (cells.Any(c => c.Before is null || c.After is null)) return _ => null;
        if (cells.Any(c => c.Before!.Parts is null || c.After!.Parts is null)) return _ => null;
        var (wholeBefore, wholeAfter) = (cells.Sum(c => c.Before!.Parts!.Value.Denominator), cells.Sum(c => c.After!.Parts!.Value.Denominator));
        if (wholeBefore <= 0 || wholeAfter <= 0) return _ => null;
        var effects = Kitagawa.Split([.. cells.Select(c => Shift(c.Before!.Parts!.Value, wholeBefore, c.After!.Parts!.Value, wholeAfter))]);
        var parts = cells.Zip(effects).ToDictionary(x => x.First.Keys, x => x.Second.Mix + x.Second.Rate);
        return keys => parts[keys];
    }

    private static SegmentShift Shift((double N, double D) before, double wholeBefore, (double N, double D) after, double wholeAfter) =>
        new(before.D / wholeBefore, before.D > 0 ? before.N / before.D : 0, after.D / wholeAfter, after.D > 0 ? after.N / after.D : 0);
}
