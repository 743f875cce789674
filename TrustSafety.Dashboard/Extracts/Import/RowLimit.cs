using System.Globalization;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>How many rows may be rejected before the whole extract is.</summary>
internal sealed record RowLimit(decimal Share)
{
    public void Refuse(long accepted, long rejected)
    {
        var records = accepted + rejected;
        if (rejected > Share * records)
            throw new ExtractRefusedException(string.Create(CultureInfo.InvariantCulture, $"{rejected:N0} of {records:N0} rows are rejected, more than the limit of {Share * 100:0.####} %. Nothing was imported."));
        if (accepted == 0) throw new ExtractRefusedException("No row is left to publish.");
    }
}
