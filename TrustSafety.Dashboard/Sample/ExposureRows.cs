namespace TrustSafety.Dashboard.Sample;

internal static class ExposureRows
{
    public static readonly string[] Columns = ["day", "views", "items", "market", "language", "content_type", "surface", "category", "subcategory"];

    private const int ViewsPerItem = 46;

    public static void Write(RowSink sink, DayState state, Cell[] cells)
    {
        var day = SamplePlan.Epoch(state.Day);
        for (var c = 0; c < cells.Length; c++)
        {
            if (state.Views[c] == 0) continue;
            sink.Day(day);
            sink.Whole(state.Views[c]);
            sink.Whole(1 + state.Views[c] / ViewsPerItem);
            sink.Dimensions(cells[c]);
            sink.EndRow();
        }
    }
}
