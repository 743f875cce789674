using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Tests.Facts;

internal static class Actions
{
    public static FactRow Row(int id, DateTime at, string? market, string action = "remove", long? views = null) => new(Fact.Action, new Dictionary<string, object?>
    {
        ["action_id"] = $"a{id}",
        ["content_id"] = $"secret-{id}",
        ["actioned_at"] = at,
        ["action"] = action,
        ["source"] = "own",
        ["market"] = market,
        ["views_at_action"] = views,
    });

    public static readonly DateTime Noon = new(2026, 7, 21, 12, 0, 0, DateTimeKind.Unspecified);
}
