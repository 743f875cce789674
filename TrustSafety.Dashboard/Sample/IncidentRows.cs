using System.Text;

namespace TrustSafety.Dashboard.Sample;

/// <summary>The incident history: the planted ones and the small ones of any year.</summary>
internal static class IncidentRows
{
    public static readonly string[] Columns =
        ["incident_id", "onset_at", "detected_at", "severity", "detected_by", "mitigated_at", "closed_at", "market", "language", "content_type", "surface", "category", "subcategory"];

    /// <summary>About two a week; few are severe.</summary>
    private const int Background = 120;
    private static readonly string[] FoundBy = ["weekly_review", "user_reports", "strategy_alert", "label_review", "partner"];

    public static void Write(RowSink sink, SamplePlan plan)
    {
        var rows = PlantedIncident.All.Select(Planted).Concat(Enumerable.Range(0, Background).Select(i => Ordinary(plan, i)));
        foreach (var row in rows.OrderBy(r => r.Onset)) Write(sink, row);
    }

    private static Row Planted(PlantedIncident incident) => new(
        incident.Id, SamplePlan.Epoch(incident.From), new DateTimeOffset(incident.DetectedAt, TimeSpan.Zero).ToUnixTimeSeconds(), incident.Severity, incident.DetectedBy,
        incident.To is { } end ? SamplePlan.Epoch(end) : null, incident.To is { } closed ? SamplePlan.Epoch(closed) + 3 * 86_400 : null,
        incident.Dimension("market"), incident.Dimension("surface"), incident.Dimension("category"));

    private static Row Ordinary(SamplePlan plan, int number)
    {
        var rng = Rng.For(plan.Seed, RngStream.Incident, number);
        var onset = SamplePlan.Epoch(SamplePlan.FirstDay) + (long)(rng.Uniform() * (SamplePlan.Days - 6) * 86_400);
        var detected = onset + (long)Math.Clamp(rng.LogNormal(6 * 3600, 1.1), 600, 5 * 86_400);
        var mitigated = detected + (long)Math.Clamp(rng.LogNormal(10 * 3600, 1.0), 900, 20 * 86_400);
        var closed = mitigated + (long)Math.Clamp(rng.LogNormal(3 * 86_400, 0.6), 3600, 30 * 86_400);
        var category = Taxonomy.Categories[rng.Below(Taxonomy.Categories.Length)];
        var market = Taxonomy.Markets[rng.Below(Taxonomy.Markets.Length)].Name;
        var surface = Taxonomy.Surfaces[rng.Below(Taxonomy.Surfaces.Length)].Name;
        return new Row($"i{number + 1:000}", onset, detected, rng.Chance(0.12) ? 3 : rng.Below(3), FoundBy[rng.Below(FoundBy.Length)], Known(mitigated), Known(closed), market, surface, category.Name);
    }

    private static long? Known(long at) => at <= SamplePlan.TakenAt ? at : null;

    private static void Write(RowSink sink, Row row)
    {
        Text(row.Id);
        sink.Time(row.Onset);
        sink.Time(row.Detected);
        sink.Whole(row.Severity);
        Text(row.DetectedBy);
        Time(row.Mitigated);
        Time(row.Closed);
        Text(row.Market);
        sink.Empty();
        sink.Empty();
        Text(row.Surface);
        Text(row.Category);
        sink.Empty();
        sink.EndRow();

        void Text(string? value)
        {
            if (value is null) sink.Empty();
            else sink.Text(Encoding.UTF8.GetBytes(value));
        }

        void Time(long? at)
        {
            if (at is { } known) sink.Time(known);
            else sink.Empty();
        }
    }

    private sealed record Row(string Id, long Onset, long Detected, int Severity, string DetectedBy, long? Mitigated, long? Closed, string? Market, string? Surface, string? Category);
}
