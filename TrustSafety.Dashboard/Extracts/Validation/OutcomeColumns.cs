using TrustSafety.Dashboard.Extracts.Reading;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>Whether an open column is an outcome is seen in the first records: it holds numbers, or words, and words are dropped.</summary>
internal static class OutcomeColumns
{
    public static bool HoldsNumbers(Batch batch, int slot)
    {
        var numbers = 0;
        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.Problems[row] is not null || batch.Lengths(slot)[row] == Batch.Missing) continue;
            var text = batch.Text(slot, row);
            if (!DecimalText.TryParse(text, 6, out _, out _) && !BooleanCheck.TryParse(text, out _)) return false;
            numbers++;
        }
        return numbers > 0;
    }
}
