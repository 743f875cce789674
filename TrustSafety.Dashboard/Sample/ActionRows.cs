using System.Text;

namespace TrustSafety.Dashboard.Sample;

internal static class ActionRows
{
    public static readonly string[] Columns =
        ["action_id", "content_id", "actioned_at", "action", "source", "created_at", "automated", "views_at_action", "strategy", "market", "language", "content_type", "surface", "category", "subcategory"];

    private static readonly byte[][] Actions = [.. ActionDraws.Actions.Select(Encoding.UTF8.GetBytes)];
    private static readonly byte[][] Sources = ["own"u8.ToArray(), "user_report"u8.ToArray(), "vendor"u8.ToArray(), "order"u8.ToArray()];
    private static readonly byte[][] Strategies = [.. Strategy.All.Select(s => Encoding.UTF8.GetBytes(s.Name))];

    public static void Write(RowSink sink, SamplePlan plan, World world, in ActionDraw action)
    {
        sink.Id((byte)'a', action.Index, plan.IdWidth);
        sink.Id((byte)'c', action.Index, plan.IdWidth);
        sink.Time(action.ActionedAt);
        sink.Text(Actions[action.Action]);
        sink.Text(Sources[(int)action.Source]);
        sink.Time(action.CreatedAt);
        sink.Flag(action.Automated);
        sink.Whole(action.Views);
        if (action.Strategy >= 0) sink.Text(Strategies[action.Strategy]);
        else sink.Empty();
        sink.Dimensions(world.Cells[action.Cell]);
        sink.EndRow();
    }
}
