using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>All that the page, its file and the command line say of one period.</summary>
public sealed record QualityModel(QualityView View, string Sentence, QualityHealth Health, IReadOnlyList<QualityTrend> Trends, IReadOnlyList<QualitySection> Sections)
{
    public QualitySection? Section(string id) => Sections.FirstOrDefault(s => s.Id == id);

    public Readout? Find(string measure, string by = "", string? key = null) =>
        Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Measure == measure && r.By == by && r.Key == key)?.Readout;
}

/// <summary>An indicator of the catalogue in the period, and the periods before it.</summary>
public sealed record QualityTrend(TrendData Data, Provenance Provenance)
{
    public Readout Now => Data.Whole[^1].Readout;
}

/// <summary>One question, its numbers, and the charts that show them.</summary>
/// <param name="Id">Names the section in files, and its explanation on the page.</param>
/// <param name="Note">How it is measured and what it is blind to.</param>
public sealed record QualitySection(string Id, string Title, string Note, IReadOnlyList<QualityRow> Rows, Provenance Provenance)
{
    public IReadOnlyList<QualityChart> Charts { get; init; } = [];
}

/// <summary>One number with everything it needs. What it is broken down by is empty for the whole.</summary>
public sealed record QualityRow(string Measure, string Name, Readout Readout, Unit Unit, string By = "", string? Key = null)
{
    /// <summary>The catalogue's indicator, when it is one.</summary>
    public string? Indicator { get; init; }
}

public abstract record QualityChart(string Title, string Footnote)
{
    public sealed record Dots(string Title, string Footnote, EstimateDotsData Data) : QualityChart(Title, Footnote);

    public sealed record Matrix(string Title, string Footnote, HeatmapData Data) : QualityChart(Title, Footnote);

    public sealed record Bars(string Title, string Footnote, SharesData Data) : QualityChart(Title, Footnote);

    public sealed record Trend(string Title, string Footnote, TrendData Data) : QualityChart(Title, Footnote);
}

/// <summary>What the numbers rest on.</summary>
public sealed record QualityHealth(string SnapshotId, long Reviews, int Reviewers, IReadOnlyList<(string Name, double Share)> Filled, string? Incomplete);
