using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>What an aggregate query means, said in the plainest way: row by row, in decimals.</summary>
internal sealed class NaiveFacts(IReadOnlyList<FactRow> rows, TimeZoneInfo zone)
{
    private readonly List<FactRow> derived = [.. rows.Select(r => Derive(r, rows))];

    public IReadOnlyList<Cell> Query(AggregateQuery query)
    {
        var known = query.Where.OfType<Condition.ArrivedBefore>().FirstOrDefault() is { } arrived ? [.. rows.Where(r => Passes(r, arrived))] : rows;
        var kept = (known == rows ? derived : rows.Select(r => Derive(r, known))).Where(r => r.Fact == query.Fact && Day(r[query.Time]) is { } day && day >= query.From && day < query.To)
            .Where(r => query.Where.All(c => Passes(r, c)) && (query.Bin is null || r[query.Bin.Column] is not null));
        var grouped = kept.GroupBy(r => (
            Period: query.Grain is { } g ? Period.Of(g, Day(r[query.Time])!.Value) : (Period?)null,
            Keys: new ValueKeys([.. query.GroupBy.Select(k => Text(r[k]))]),
            Bin: query.Bin is null ? (int?)null : query.Bin is Bin.HoursLate late ? HoursLate(late, r) : BinOf(query.Bin, r[query.Bin.Column]!)));
        var cells = grouped.Select(g => new Cell(g.Key.Period, g.Key.Keys.Items, g.Key.Bin, [.. query.Measures.Select(m => Sum(m, g))]));
        List<Cell> ordered = [.. cells.OrderBy(c => c.Period?.Start).ThenBy(c => new ValueKeys(c.Keys)).ThenBy(c => c.Bin)];
        var whole = query is { Grain: null, Bin: null, GroupBy.Count: 0 };
        return ordered.Count == 0 && whole ? [new(null, [], null, [.. query.Measures.Select(_ => 0d)])] : ordered;
    }

    private DateOnly? Day(object? time) => time switch
    {
        DateTime instant => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), zone)),
        DateOnly day => day,
        _ => null,
    };

    private static double Sum(Measure measure, IEnumerable<FactRow> rows) => (double)rows
        .Where(r => measure.When.All(c => Passes(r, c)) && measure.Factors.All(f => r[f] is not null))
        .Sum(r => measure.Factors.Aggregate(1m, (product, f) => product * Number(r[f])!.Value));

    private static bool Passes(FactRow row, Condition condition) => condition switch
    {
        Condition.In c => Text(row[c.Column]) is { } value && c.Values.Contains(value),
        Condition.NotIn c => Text(row[c.Column]) is not { } value || !c.Values.Contains(value),
        Condition.AtLeast c => Number(row[c.Column]) >= c.Value,
        Condition.AtMost c => Number(row[c.Column]) <= c.Value,
        Condition.IsMissing c => row[c.Column] is null,
        Condition.IsPresent c => row[c.Column] is not null,
        Condition.SameAs c => row[c.Column] is { } a && row[c.Other] is { } b && a.Equals(b),
        Condition.DiffersFrom c => row[c.Column] is { } a && row[c.Other] is { } b && !a.Equals(b),
        Condition.ArrivedBefore c => row["arrived_at"] is not DateTime at || at < c.Moment,
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private int HoursLate(Bin.HoursLate late, FactRow row)
    {
        if (row["arrived_at"] is not DateTime arrived) return 0;
        var since = late.AfterDay ? TimeZoneInfo.ConvertTimeFromUtc(arrived, zone) - Day(row[late.Column])!.Value.AddDays(1).ToDateTime(default) : arrived - (DateTime)row[late.Column]!;
        return (int)Math.Max(0, Math.Ceiling(since.TotalHours));
    }

    private int BinOf(Bin bin, object of)
    {
        if (bin is Bin.Hour) return TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind((DateTime)of, DateTimeKind.Utc), zone).Hour;
        var value = Number(of)!.Value;
        if (bin is Bin.Score score) return (int)Math.Clamp(Math.Floor(value * score.Count), 0, score.Count - 1);
        if (value < 1) return -1;
        var growth = ((Bin.Logarithmic)bin).Growth;
        var b = 0;
        while (Math.Pow(growth, b + 1) <= (double)value) b++;
        return b;
    }

    private static FactRow Derive(FactRow row, IReadOnlyList<FactRow> all)
    {
        var values = new Dictionary<string, object?>(row.Values);
        foreach (var name in DerivedColumns.Of(row.Fact)) values[name] = Derived(name, row, all);
        return row with { Values = values };
    }

    private static object? Derived(string name, FactRow row, IReadOnlyList<FactRow> all) => name switch
    {
        DerivedColumns.Caught => all.Any(d => d.Fact == Fact.Detection && Equals(d["content_id"], row["content_id"]) && d["fired"] is true && d["live"] is not false
            && (DateTime)d["scored_at"]! <= (DateTime)row["viewed_at"]!),
        DerivedColumns.SeverityWeight => row["violating"] is not true ? 0L : row["severity"] is long s ? new[] { 0L, 1, 2, 4, 8 }[s] : null,
        DerivedColumns.SecondsToAction => Seconds(row["created_at"], row["actioned_at"]),
        DerivedColumns.TurnaroundSeconds => Seconds(row["enqueued_at"], row["decided_at"]),
        DerivedColumns.SecondsToDetect => Seconds(row["onset_at"], row["detected_at"]),
        DerivedColumns.SecondsToMitigate => Seconds(row["detected_at"], row["mitigated_at"]),
        DerivedColumns.ActionedAt => all.Where(a => a.Fact == Fact.Action && Equals(a["action_id"], row["action_id"])).Select(a => a["actioned_at"]).Min(),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static long? Seconds(object? start, object? end) =>
        start is DateTime a && end is DateTime b && b >= a ? (long)Math.Floor((b - a).TotalSeconds) : null;

    private static decimal? Number(object? value) => value switch { null => null, bool b => b ? 1 : 0, _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture) };

    private static string? Text(object? value) => value switch { null => null, bool b => b ? "true" : "false", _ => Convert.ToString(value, CultureInfo.InvariantCulture) };
}

internal readonly struct ValueKeys(IReadOnlyList<string?> items) : IEquatable<ValueKeys>, IComparable<ValueKeys>
{
    public IReadOnlyList<string?> Items { get; } = items;

    public bool Equals(ValueKeys other) => Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => obj is ValueKeys other && Equals(other);

    public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);

    public int CompareTo(ValueKeys other)
    {
        var items = Items;
        return items.Select((item, i) => string.CompareOrdinal(item, other.Items[i])).FirstOrDefault(order => order != 0);
    }
}
