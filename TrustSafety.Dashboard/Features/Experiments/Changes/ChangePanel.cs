using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>The indicator by segment and whole week; only final values that may be shown. Weeks before the change come first.</summary>
/// <param name="Values">By segment, the treated ones first, then by week; NaN where there is no value.</param>
public sealed record ChangePanel(IReadOnlyList<string> Segments, int Treated, IReadOnlyList<Period> Weeks, int Start, IReadOnlyList<double[]> Values)
{
    public int Before => Start;

    public int After => Weeks.Count - Start;

    public static (DateOnly From, DateOnly To, DateOnly First) Window(ChangeDefinition change)
    {
        var week = Period.Of(Grain.Week, change.Start);
        // A week that had the change on some days only belongs to neither side.
        var first = week.Start == change.Start ? week : week.Next;
        return (week.Plus(-change.WeeksBefore).Start, first.Plus(change.WeeksAfter).Start, first.Start);
    }

    public static ChangePanel Of(ChangeDefinition change, IndicatorSeries series)
    {
        var (from, to, first) = Window(change);
        var partial = Period.Of(Grain.Week, change.Start);
        List<string> segments = [.. change.Treated, .. change.Controls];
        var known = series.Points.Where(p => p.Readout is Readout.Measured && p.Keys[0] is { } key && segments.Contains(key)).ToDictionary(p => (p.Keys[0]!, p.Period), p => p.Readout.Shown!.Value.Point);
        List<Period> weeks = [.. Period.Range(Grain.Week, from, to).Where(w => w.End <= change.Start || w.Start >= first).Where(w => segments.Any(s => known.ContainsKey((s, w))))];
        return new(segments, change.Treated.Count, weeks, weeks.Count(w => w < partial), [.. segments.Select(s => weeks.Select(w => known.GetValueOrDefault((s, w), double.NaN)).ToArray())]);
    }

    public IReadOnlyList<PanelRow> Rows(int start) =>
        [.. Values.SelectMany((v, unit) => v.Select((y, week) => new PanelRow(unit, week, y, unit < Treated && week >= start)).Where(r => !double.IsNaN(r.Outcome)))];

    /// <summary>The treated segments' mean, week by week; NaN where one is missing.</summary>
    public double[] TreatedMean => Mean(Enumerable.Range(0, Treated));

    public double[] ControlMean => Mean(Enumerable.Range(Treated, Segments.Count - Treated));

    public bool HasGaps => Values.Any(v => v.Any(double.IsNaN));

    /// <summary>Mean after less mean before of one series, against the same of others.</summary>
    public static double Difference(double[] own, double[] others, int start, int end) =>
        DifferenceInDifferences.FourMeans(own[..start].Average(), own[start..end].Average(), others[..start].Average(), others[start..end].Average());

    /// <summary>Every segment's mean from a week on less its mean before.</summary>
    public (double[] Treated, double[] Others) Changes(int start, int end)
    {
        double[] all = [.. Values.Select(v => v[start..end].Average() - v[..start].Average())];
        return (all[..Treated], all[Treated..]);
    }

    public ChangePanel WithoutGaps()
    {
        List<int> whole = [.. Enumerable.Range(0, Weeks.Count).Where(w => Values.All(v => !double.IsNaN(v[w])))];
        return this with { Weeks = [.. whole.Select(w => Weeks[w])], Start = whole.Count(w => w < Start), Values = [.. Values.Select(v => whole.Select(w => v[w]).ToArray())] };
    }

    private double[] Mean(IEnumerable<int> of) => [.. Enumerable.Range(0, Weeks.Count).Select(w => of.Average(s => Values[s][w]))];
}
