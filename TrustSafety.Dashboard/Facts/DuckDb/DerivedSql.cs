using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DerivedColumns;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Derived columns of the same row are expressions; those that look into another fact are stored columns of the prepared table.</summary>
internal static class DerivedSql
{
    public static FactColumn Column(string name) => name switch
    {
        Caught => new(name, ColumnType.Boolean, "\"caught\""),
        SeverityWeight => new(name, ColumnType.Whole,
            $"case when \"violating\" then case \"severity\" {string.Join(' ', SeverityWeights.Select((weight, severity) => $"when {severity} then {weight}"))} end else 0 end"),
        SecondsToAction => Seconds(name, "created_at", "actioned_at"),
        TurnaroundSeconds => Seconds(name, "enqueued_at", "decided_at"),
        ActionedAt => new(name, ColumnType.Timestamp, "\"actioned_at\""),
        SecondsToDetect => Seconds(name, "onset_at", "detected_at"),
        SecondsToMitigate => Seconds(name, "detected_at", "mitigated_at"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such derived column."),
    };

    private static FactColumn Seconds(string name, string start, string end) => new(name, ColumnType.Whole,
        $"case when \"{end}\" >= \"{start}\" then (epoch_us(\"{end}\") - epoch_us(\"{start}\")) // 1000000 end");
}
