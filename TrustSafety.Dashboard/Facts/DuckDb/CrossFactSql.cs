using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Tables with the derived columns that look into another fact.</summary>
internal static class CrossFactSql
{
    /// <summary>The earliest live catch per content is enough: a catch at or before the view exists exactly when the earliest one lies there.</summary>
    private static string Label(string arrived) => $"""
        (select l.*, coalesce(d.first_caught <= l.viewed_at, false) as caught
         from label l left join (
           select content_id, min(scored_at) as first_caught from detection
           where fired and coalesce(live, true) and content_id in (select content_id from label){arrived}
           group by content_id) d on d.content_id = l.content_id)
        """;

    /// <summary>One action id has one row per extract; should two extracts hold it, the earliest counts.</summary>
    private static string Appeal(string arrived) => $"""
        (select p.*, a.actioned_at
         from appeal p left join (
           select action_id, min(actioned_at) as actioned_at from action
           where action_id in (select action_id from appeal){arrived}
           group by action_id) a on a.action_id = p.action_id)
        """;

    /// <summary>The fact that is looked into.</summary>
    public static Fact? Other(Fact fact) => fact switch { Fact.Label => Fact.Detection, Fact.Appeal => Fact.Action, _ => null };

    /// <param name="before">The parameter that holds a moment (UTC): what had not arrived by then is not looked into.</param>
    public static string Joined(Fact fact, string? before = null)
    {
        var arrived = before is null ? "" : $" and {ConditionSql.Arrived(FactSchemas.ArrivedAt, before)}";
        return fact == Fact.Label ? Label(arrived) : Appeal(arrived);
    }

    public static string Table(Fact fact) => Rollups.CrossFactTables.NameOf(fact) ?? Quote(FactSchemas.Of(fact).Name);
}
