using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>All that the page, its file and the command line say of one period.</summary>
public sealed record QualityModel(QualityView View, string Sentence, QualityHealth Health, IReadOnlyList<QualityTrend> Trends, IReadOnlyList<Section> Sections)
{
    public Section? Section(string id) => Sections.FirstOrDefault(s => s.Id == id);

    public Readout? Find(string measure, string by = "", string? key = null) =>
        Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Measure == measure && r.By == by && r.Key == key)?.Readout;
}

/// <summary>An indicator of the catalogue in the period, and the periods before it.</summary>
public sealed record QualityTrend(TrendData Data, Provenance Provenance)
{
    public Readout Now => Data.Whole[^1].Readout;
}

/// <summary>What the numbers rest on.</summary>
public sealed record QualityHealth(string SnapshotId, long Reviews, int Reviewers, IReadOnlyList<(string Name, double Share)> Filled, string? Incomplete);
