using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Tables with the derived columns that look into another fact.</summary>
internal static class CrossFactSql
{
    /// <summary>The earliest live catch per content is enough: a catch at or before the view exists exactly when the earliest one lies there.</summary>
    private const string Label = """
        (select l.*, coalesce(d.first_caught <= l.viewed_at, false) as caught
         from label l left join (
           select content_id, min(scored_at) as first_caught from detection
           where fired and coalesce(live, true) and content_id in (select content_id from label)
           group by content_id) d on d.content_id = l.content_id)
        """;

    /// <summary>One action id has one row per extract; should two extracts hold it, the earliest counts.</summary>
    private const string Appeal = """
        (select p.*, a.actioned_at
         from appeal p left join (
           select action_id, min(actioned_at) as actioned_at from action
           where action_id in (select action_id from appeal)
           group by action_id) a on a.action_id = p.action_id)
        """;

    /// <summary>The fact that is looked into.</summary>
    public static Fact? Other(Fact fact) => fact switch { Fact.Label => Fact.Detection, Fact.Appeal => Fact.Action, _ => null };

    public static string Joined(Fact fact) => fact == Fact.Label ? Label : Appeal;

    public static string Table(Fact fact) => Rollups.CrossFactTables.NameOf(fact) ?? Quote(FactSchemas.Of(fact).Name);
}
