using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>What severe content asks of people, as distributions over days of all of them. Nobody is named, not even by pseudonym.</summary>
internal sealed class WellbeingSection(QualitySource source) : IQualitySection
{
    private static readonly Unit Items = new("items", 1, "items", 0) { Natural = "count" };
    private static readonly int[] MinuteEdges = [0, 1, 15, 30, 60, 120, 240], Runs = [0, 1, 2, 3, 5, 10, 20];

    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var cells = await CellsAsync(view, cancellation);
        var (hours, runs) = (Of(cells, 1), Of(cells, 2));
        var looked = string.Create(CultureInfo.InvariantCulture, $"{ReviewSubjects.LongestLookSeconds / 3600} h");
        return new("wellbeing", "Are the people all right?",
            string.Create(CultureInfo.InvariantCulture, $"Over reviewer-days: one reviewer, one local day with a review of known severity. Severe is severity {ReviewSubjects.SevereFrom} or more; time from claimed to decided, each item at most {looked}. ")
            + "A run is severe items in a row. Quantiles with intervals that take a reviewer's days as alike. Never by person; filters do not reach it, for a day is of all that was reviewed on it. The time between items, and what is reviewed elsewhere, is not seen.",
            [
                .. Rows(view, "severe_hours", "Severe content per reviewer-day", hours, QualitySource.Minutes, "no review states a severity with the times it was claimed and decided"),
                .. Rows(view, "severe_run", "Longest run of severe items per reviewer-day", runs, Items, "no review states a severity"),
            ],
            source.Provenance(view with { State = view.State with { Where = [], Drill = [] } }, "quality wellbeing", Fact.Review))
        {
            Charts =
            [
                new SectionChart.Bars("How many minutes of severe content does a day hold?", "Share of reviewer-days, by minutes from claimed to decided.", Bars(view, "minutes of severe content", hours, MinuteEdges, 60)),
                new SectionChart.Bars("How many severe items come in a row?", "Share of reviewer-days, by the longest run of the day.", Bars(view, "severe items in a row", runs, Runs, 1)),
            ],
        };
    }

    private IEnumerable<SectionRow> Rows(QualityView view, string measure, string name, Days days, Unit unit, string missing)
    {
        foreach (var (suffix, words, q) in new[] { ("p50", "median", 0.5), ("p90", "90th percentile", 0.9) })
            yield return new($"{measure}_{suffix}", $"{name}, {words}", State(view, days, missing, q), unit);
    }

    private Readout State(QualityView view, Days days, string missing, double q)
    {
        if (days.Values.Length == 0) return new Readout.Missing(missing);
        if (days.People < source.Smallest) return source.Withheld();
        var estimate = Quantiles.Clustered(days.Values, days.Clusters, q);
        return estimate.Interval is { } interval ? QualitySource.Shown(view, interval, days.Values.Length, note: string.Create(CultureInfo.InvariantCulture, $"{days.People} reviewers")) : new Readout.Missing("the days do not vary enough for an interval");
    }

    private SharesData Bars(QualityView view, string what, Days days, int[] edges, double per) =>
        days.People < source.Smallest ? new(what, view.Period.ToString(), []) { Why = days.People == 0 ? "nothing is known of it" : $"protected: fewer than {source.Smallest} reviewers" }
        : new(what, view.Period.ToString(), Shares.Joined([.. days.Values.Select(v => (Math.Ceiling(v / per), 1.0))], edges, n => n, source.Smallest));

    /// <summary>The facts' own filters are of reviews, and a day is of all its reviews.</summary>
    private async Task<IReadOnlyList<Cell>> CellsAsync(QualityView view, CancellationToken cancellation) =>
        (await source.Facts.QueryAsync(new(Fact.Review, "decided_at", null, view.Period.Start, view.Period.End, new([Measure.Count()]))
        {
            Subject = Subject.ReviewerDay,
            GroupBy = new(["reviewer", ReviewSubjects.SevereSeconds, ReviewSubjects.LongestSevereRun]),
        }, cancellation)).Cells;

    private static Days Of(IReadOnlyList<Cell> cells, int key)
    {
        var stated = cells.Where(c => c.Keys[key] is not null).ToList();
        var people = stated.Select(c => c.Keys[0]!).Distinct().Select((p, i) => (p, i)).ToDictionary(p => p.p, p => p.i);
        var days = stated.SelectMany(c => Enumerable.Repeat((Value: double.Parse(c.Keys[key]!, CultureInfo.InvariantCulture), Person: people[c.Keys[0]!]), (int)c.Values[0])).OrderBy(d => d.Value).ToList();
        return new([.. days.Select(d => d.Value)], [.. days.Select(d => d.Person)], people.Count);
    }

    private sealed record Days(double[] Values, int[] Clusters, int People);
}
