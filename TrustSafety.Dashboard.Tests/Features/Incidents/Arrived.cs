using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Rows with the time at which they came in.</summary>
internal static class Arrived
{
    public static DateTime EventOf(this FactRow row) => row[FactSchemas.Of(row.Fact).Time] is DateOnly day ? day.ToDateTime(default) : (DateTime)row[FactSchemas.Of(row.Fact).Time]!;

    public static FactRow At(this FactRow row, DateTime at) => row with { Values = new Dictionary<string, object?>(row.Values) { [FactSchemas.ArrivedAt] = at } };

    /// <param name="when">Null leaves it open.</param>
    public static IEnumerable<FactRow> Arriving(this IEnumerable<FactRow> rows, Func<FactRow, DateTime?> when) => rows.Select(r => when(r) is { } at ? r.At(at) : r);
}
