using CsCheck;
using TrustSafety.Dashboard.Charts;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class LabelStackTests
{
    [Fact]
    public void Spread_AnyPlaces_StayInsideApartAndInOrder() => Gen.Double[0, 10].Array[1, 8].Sample(wanted =>
    {
        var places = LabelStack.Spread(wanted, 1, 0, 10);
        Assert.All(places, p => Assert.InRange(p, -1e-9, 10 + 1e-9));
        var sorted = places.Order().ToList();
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.Second - pair.First > 1 - 1e-9));
        Assert.All(wanted.Index().SelectMany(a => wanted.Index(), (a, b) => (a, b)).Where(p => p.a.Item < p.b.Item), p => Assert.True(places[p.a.Index] < places[p.b.Index]));
    });

    [Fact]
    public void Spread_FarApart_LeavesThemWhereTheyAre() => Assert.Equal([1.0, 5.0], LabelStack.Spread([1, 5], 1, 0, 10));
}
