using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class UnitsTests : IDisposable
{
    private readonly TestDataset dataset = new();

    public void Dispose() => dataset.Dispose();

    [Fact]
    public async Task Units_OfOneExperiment_StandInTheOrderOfAssignment()
    {
        var units = await ReadAsync("UTC", Row("b", "treatment", 2, 7m, "k1", "DE"), Row("a", "control", 1, null, "k1", null), Row("c", "control", 3, 9m, null, "FR"), Row("z", "control", 0, 1m, null, "DE") is var other
            ? other with { Values = new Dictionary<string, object?>(other.Values) { ["experiment"] = "another" } } : other);
        Assert.Equal(["control", "treatment"], units.ArmNames);
        Assert.Equal([0, 1, 0], units.Arms);
        Assert.Equal([double.NaN, 7, 9], units.Outcomes["outcome"]);
        Assert.Equal((1, 0, 0, ExperimentUnits.None), (units.ClusterCount, units.Clusters[0], units.Clusters[1], units.Clusters[2]));
        var market = units.Dimensions.Single(d => d.Name == "market");
        Assert.Equal(["DE", "FR"], market.Values);
        Assert.Equal([ExperimentUnits.None, 0, 1], market.Codes);
        Assert.All(units.InSeveralArms, several => Assert.False(several));
    }

    [Fact]
    public async Task Units_InSeveralArms_AreMarkedInEach()
    {
        var units = await ReadAsync("UTC", Row("a", "control", 1, 1m), Row("a", "treatment", 2, 1m), Row("b", "control", 3, 1m));
        Assert.Equal([true, true, false], units.InSeveralArms);
    }

    [Theory]
    [InlineData("UTC", 2)]
    [InlineData("Pacific/Auckland", 3)]
    public async Task Units_Day_IsThatOfTheReportingZone(string zone, int day)
    {
        var units = await ReadAsync(zone, Row("a", "control", 12, 1m));
        Assert.Equal(new DateOnly(2026, 3, day).DayNumber, units.Days[0]);
    }

    /// <summary>Many at one instant, so that the order among equals counts, and times that need every digit of the sort.</summary>
    [Fact]
    public async Task Units_StoredInAnyOrder_StandInTheSameOrder()
    {
        FactRow[] rows = [.. Enumerable.Range(0, 3000).Select(i => Row($"u{i % 2800}", i < 2800 ? "control" : "treatment", 0, i) is var row
            ? row with { Values = new Dictionary<string, object?>(row.Values) { ["assigned_at"] = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i % 7 * 86_413L * (i % 3)) } } : row)];
        var forward = await ReadAsync("UTC", rows);
        using var another = new TestDataset();
        another.Publish([.. rows.Reverse()]);
        var backward = await ((IUnits)another.Facts()).UnitsAsync("test", TestContext.Current.CancellationToken);
        Assert.Equal(forward.Outcomes["outcome"], backward.Outcomes["outcome"]);
        Assert.Equal(forward.Arms, backward.Arms);
        Assert.Equal(forward.Days.Order(), forward.Days);
        Assert.Equal(400, forward.InSeveralArms.Count(several => several));
    }

    [Fact]
    public async Task Units_AfterAnotherExtract_AreReadAnew()
    {
        var facts = dataset.Facts();
        dataset.Publish(Row("a", "control", 1, 1m));
        Assert.Equal(1, (await ((IUnits)facts).UnitsAsync("test", TestContext.Current.CancellationToken)).Count);
        dataset.Publish(Row("b", "control", 1, 1m));
        Assert.Equal(2, (await ((IUnits)facts).UnitsAsync("test", TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Units_OfNoExperiment_AreEmpty()
    {
        dataset.Publish(Row("a", "control", 1, 1m));
        Assert.True((await ((IUnits)dataset.Facts()).UnitsAsync("nothing'; drop table experiment_unit", TestContext.Current.CancellationToken)).IsEmpty);
    }

    private Task<ExperimentUnits> ReadAsync(string zone, params FactRow[] rows)
    {
        dataset.Publish(rows);
        return ((IUnits)dataset.Facts(zone)).UnitsAsync("test", TestContext.Current.CancellationToken);
    }

    private static FactRow Row(string unit, string arm, int hour, decimal? outcome, string? cluster = null, string? market = null) => new(Fact.ExperimentUnit, new Dictionary<string, object?>
    {
        ["experiment"] = "test",
        ["arm"] = arm,
        ["unit_id"] = unit,
        ["assigned_at"] = new DateTime(2026, 3, 2, hour, 0, 0, DateTimeKind.Utc),
        ["cluster_id"] = cluster,
        ["market"] = market,
        ["outcome"] = outcome,
    });
}
