using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Actions by the hour in two markets: some three an hour at night and six by day, until half past two on the last day.</summary>
internal static class HourlyPlatform
{
    public static readonly DateOnly LastDay = Platform.Day(Platform.Days);
    public const int LastHour = 14;

    /// <param name="factor">Of what is usual in France in an hour of the last day, or of the one before with hours below 0.</param>
    /// <param name="since">Days before the last one since which each market is there.</param>
    public static IEnumerable<FactRow> Rows(Func<int, double>? factor = null, bool withHours = true, Func<string, int>? since = null)
    {
        var (random, id) = (new Random(3), 0);
        for (var day = 0; day <= Platform.Days; day++)
        {
            foreach (var market in new[] { "DE", "FR" })
            {
                if (Platform.Days - day > (since?.Invoke(market) ?? Platform.Days)) continue;
                yield return Review.Row(Fact.Exposure, ("day", Platform.Day(day)), ("views", 100_000L), ("market", market));
                for (var hour = 0; hour < (day == Platform.Days ? LastHour + 1 : 24); hour++)
                {
                    var usual = (hour < 8 ? 3 : 6) + random.Next(-2, 3);
                    var count = Math.Round(usual * (market == "FR" && factor is not null ? factor(hour + (24 * (day - Platform.Days))) : 1));
                    for (var i = 0; i < count; i++) yield return Actions.Row(id++, Platform.Day(day).ToDateTime(withHours ? new(hour, i % 30) : default), market);
                }
            }
        }
    }
}
