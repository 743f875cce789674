using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

internal sealed class DateCheck(Column column, int slot) : ColumnCheck(column, slot)
{
    public const string OutOfRange = "is not from 2000-01-01 to 2099-12-31";

    public override bool IsText => false;

    protected override string? Check(Batch batch, int row)
    {
        var result = TimeText.TryDate(batch.Text(Slot, row), out var day);
        batch.Values(Slot)[row] = day;
        return result switch
        {
            TimeTextResult.Ok => null,
            TimeTextResult.OutOfRange => OutOfRange,
            _ => "is not a date like 2026-07-21",
        };
    }
}

/// <summary>Stored in UTC. Of the two readings of an hour that the clocks repeat, standard time is taken; an hour they skip is no time at all.</summary>
internal sealed class TimestampCheck(Column column, int slot, TimeZoneInfo? zone) : ColumnCheck(column, slot)
{
    public override bool IsText => false;

    protected override string? Check(Batch batch, int row)
    {
        var result = TimeText.TryTimestamp(batch.Text(Slot, row), out var micros);
        if (result == TimeTextResult.NoOffset && zone is not null)
        {
            var local = DateTime.UnixEpoch.AddTicks(micros * 10);
            var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
            if (zone.IsInvalidTime(unspecified)) return "is a local time that the declared zone skips";
            micros -= zone.GetUtcOffset(unspecified).Ticks / 10;
            result = TimeText.InRange(micros) ? TimeTextResult.Ok : TimeTextResult.OutOfRange;
        }
        batch.Values(Slot)[row] = micros;
        return result switch
        {
            TimeTextResult.Ok => null,
            TimeTextResult.NoOffset => "has no offset (Z or +02:00), and no zone is declared",
            TimeTextResult.OutOfRange => DateCheck.OutOfRange,
            _ => "is not an ISO 8601 time like 2026-07-21T10:15:00Z",
        };
    }
}
