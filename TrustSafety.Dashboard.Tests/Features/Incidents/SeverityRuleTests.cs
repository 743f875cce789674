using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Every point of the severity, one cause at a time, from an incident that has none.</summary>
public sealed class SeverityRuleTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    private static Found Found(double ratio = 1.5, AlarmKind kind = AlarmKind.Jump, int values = 1, int series = 1)
    {
        var watched = new WatchedSeries(new("i", "I", null, Direction.Neutral), new([new("market", "FR")]), Day.AddDays(-100), 1, [], []);
        var alarm = new Alarm(watched, kind, Day, Day, 100, new(ratio, ratio, ratio, 0.95, "made up"), 1, kind == AlarmKind.Jump ? 6 : -6, 1e-9);
        CausePart[] parts = values == 0 ? [] : [new("market", Enumerable.Range(0, values).Select(v => $"m{v}"))];
        return new([.. Enumerable.Repeat(alarm, series)], new(parts, alarm.Ratio, 1, 1));
    }

    private static Estimated Views(double point) => new(point, point, point, 0.95, "made up");

    /// <summary>One in a thousand of the platform's violating views, unless said otherwise.</summary>
    private static int Points(Found? found = null, double? stake = 1, double? harm = null)
    {
        var why = SeverityRule.Of(found ?? Found(), stake is { } s ? Views(s) : null, Views(1000), harm).Why;
        return int.Parse(why.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Incident_OfNothingMuch_HasNoPointAndIsLow() => Assert.Equal((Severity.Low, 0), (SeverityRule.Of(Found(), Views(1), Views(1000), null).Severity, Points()));

    [Theory]
    [InlineData(9.0, 0)]
    [InlineData(10.0, 1)]
    [InlineData(50.0, 2)]
    [InlineData(200.0, 3)]
    [InlineData(5000.0, 3)]
    [InlineData(null, 1)] // unknown is not nothing
    public void Stake_OfThePlatformsViolatingViews_CountsByItsShare(double? stake, int points) => Assert.Equal(points, Points(stake: stake));

    [Theory]
    [InlineData(1.9, 0)]
    [InlineData(2.0, 1)]
    [InlineData(4.0, 2)]
    [InlineData(0.5, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.0, 2)]
    public void Speed_UpOrDown_CountsByDoublings(double ratio, int points) => Assert.Equal(points, Points(Found(ratio, ratio < 1 ? AlarmKind.Drop : AlarmKind.Jump)));

    [Fact]
    public void Silence_WhateverItsRatio_CountsAsFast() => Assert.Equal(2, Points(Found(0.9, AlarmKind.Silence)));

    [Theory]
    [InlineData(1.9, 0)]
    [InlineData(2.0, 1)]
    [InlineData(3.0, 2)]
    public void Harm_OfItsCategories_CountsByTheirSeverity(double harm, int points) => Assert.Equal(points, Points(harm: harm));

    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(1, 5, 1)]
    [InlineData(0, 1, 2)] // all of the platform
    public void Spread_OverValuesOrSeries_Counts(int values, int series, int points) => Assert.Equal(points, Points(Found(values: values, series: series)));

    [Theory]
    [InlineData(1.5, 50.0, 2.0, Severity.Medium)]
    [InlineData(2.0, 200.0, 2.0, Severity.High)]
    [InlineData(4.0, 200.0, 3.0, Severity.Critical)]
    public void Points_AddUpToTheSeverity(double ratio, double stake, double harm, Severity severity)
    {
        var (got, why) = SeverityRule.Of(Found(ratio), Views(stake), Views(1000), harm);
        Assert.Equal(severity, got);
        Assert.Contains("of 9 points", why, StringComparison.Ordinal);
        Assert.Contains($"× the expected {(ratio >= 4 ? 2 : ratio >= 2 ? 1 : 0)}/2", why, StringComparison.Ordinal);
    }
}
