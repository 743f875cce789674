using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Comparing;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Support;

/// <summary>The indicator system over hand-made rows.</summary>
internal sealed class Review
{
    public static readonly DateTimeOffset Now = new(2026, 8, 3, 6, 0, 0, TimeSpan.Zero);

    public Review(IReadOnlyList<FactRow> rows, SnapshotExtract[] extracts, int minimumCount = 10, string? yaml = null)
    {
        Facts = new(rows, extracts);
        Definitions = new(yaml);
        Indicators = new(Facts, Definitions, Options.Create(new DisclosureOptions { MinimumCount = minimumCount }), Options.Create(new ReportingOptions()), new FakeTimeProvider(Now));
        Comparisons = new ComparisonReader(Indicators);
    }

    public FakeFacts Facts { get; }

    public FixedDefinitions Definitions { get; }

    public IndicatorReader Indicators { get; }

    public IComparisons Comparisons { get; }

    public static string ShippedYaml => File.ReadAllText(Path.Combine(Repository.Root, "TrustSafety.Dashboard", IndicatorDefinitions.FileName));

    public Task<IndicatorSeries> Read(string indicator, string from, string to, string[]? by = null, DimensionFilter[]? where = null, Grain grain = Grain.Week) =>
        Indicators.ReadAsync(new(indicator, grain, Day(from), Day(to)) { By = by ?? [], Where = where ?? [] }, TestContext.Current.CancellationToken);

    public async Task<Readout> ReadWeek(string indicator, string week, string? market = null)
    {
        var period = Week(week);
        var series = await Indicators.ReadAsync(new(indicator, Grain.Week, period.Start, period.End) { Where = market is null ? [] : [new("market", [market])] }, TestContext.Current.CancellationToken);
        return Assert.Single(series.Points).Readout;
    }

    public static Period Week(string label) => Period.TryParse(label, out var period) ? period : throw new ArgumentException("No such week.", nameof(label));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static FactRow Row(Fact fact, params (string Column, object? Value)[] values) => new(fact, values.ToDictionary(v => v.Column, v => v.Value));

    /// <summary>Removals at noon of a day.</summary>
    public static IEnumerable<FactRow> Removals(string day, int count, string market = "US", bool automated = true, string category = "harassment", string source = "own", string? surface = null) =>
        Enumerable.Range(0, count).Select(i => Row(Fact.Action,
            ("action_id", $"{day}-{market}-{category}-{surface}-{source}-{automated}-{i}"), ("content_id", $"c{i}"), ("actioned_at", Day(day).ToDateTime(new(12, 0))), ("action", "remove"),
            ("source", source), ("automated", automated), ("market", market), ("category", category), ("surface", surface)));
}

internal sealed class FixedDefinitions : IIndicatorDefinitions
{
    public FixedDefinitions(string? yaml)
    {
        var (catalog, errors) = DefinitionParser.Parse(yaml ?? Review.ShippedYaml, "indicators.yaml");
        Assert.Empty(errors);
        Current = new(catalog!, "indicators.yaml", Review.Now, []);
    }

    public DefinitionState Current { get; }
}
