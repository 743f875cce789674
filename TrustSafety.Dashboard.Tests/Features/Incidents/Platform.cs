using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Twelve enforcement actions a day in each of two markets, and in France as many as given on each of the last days.</summary>
internal static class Platform
{
    public static readonly DateOnly FirstDay = new(2026, 1, 5);
    public const int Days = 130;

    public static DateOnly Day(int day) => FirstDay.AddDays(day);

    /// <param name="lately">Actions in France on the days before the last one, which is not looked at.</param>
    public static IEnumerable<FactRow> Rows(params int[] lately) => Enumerable.Range(0, Days).SelectMany(d => new[] { "DE", "FR" }.SelectMany(market => Rows(d, market, Count(d, market, lately))));

    private static int Count(int day, string market, int[] lately) => market == "FR" && day - (Days - 1 - lately.Length) is >= 0 and var at && at < lately.Length ? lately[at] : 12;

    private static IEnumerable<FactRow> Rows(int day, string market, int actions) =>
    [
        Review.Row(Fact.Exposure, ("day", Day(day)), ("views", 100_000L), ("market", market)),
        .. Enumerable.Range(0, actions).Select(i => Actions.Row((day * 1000) + (market == "FR" ? 500 : 0) + i, Day(day).ToDateTime(new(1, 0)).AddMinutes(i), market)),
    ];
}
