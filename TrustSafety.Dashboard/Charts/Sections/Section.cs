using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>One question of a page, its numbers, and the charts that show them: the same for the screen, the file, a program and a terminal.</summary>
/// <param name="Id">Names the section in files, and its explanation on the page.</param>
/// <param name="Note">How it is measured and what it is blind to.</param>
public sealed record Section(string Id, string Title, string Note, IReadOnlyList<SectionRow> Rows, Provenance Provenance)
{
    public IReadOnlyList<SectionChart> Charts { get; init; } = [];

    /// <summary>Numbers of the whole stand as large figures above the charts; without it they are in the charts and tables only.</summary>
    public bool ShowsFigures { get; init; } = true;
}

/// <summary>One number with everything it needs. What it is broken down by is empty for the whole.</summary>
public sealed record SectionRow(string Measure, string Name, Readout Readout, Unit Unit, string By = "", string? Key = null)
{
    /// <summary>The catalogue's indicator, when it is one.</summary>
    public string? Indicator { get; init; }
}

public abstract record SectionChart(string Title, string Footnote)
{
    public sealed record Dots(string Title, string Footnote, EstimateDotsData Data) : SectionChart(Title, Footnote);

    public sealed record Matrix(string Title, string Footnote, HeatmapData Data) : SectionChart(Title, Footnote);

    public sealed record Overlaps(string Title, string Footnote, IntersectionsData Data) : SectionChart(Title, Footnote);

    public sealed record Bars(string Title, string Footnote, SharesData Data) : SectionChart(Title, Footnote);

    public sealed record Trend(string Title, string Footnote, TrendData Data) : SectionChart(Title, Footnote);

    public sealed record Line(string Title, string Footnote, CurveData Data) : SectionChart(Title, Footnote);
}
