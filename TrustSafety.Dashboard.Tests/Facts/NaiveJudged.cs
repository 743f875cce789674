using System.Collections.Immutable;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>What the judged sample means, said in the plainest way: for each label, every strategy, look at all detections.</summary>
internal static class NaiveJudged
{
    public static JudgedSample Of(IReadOnlyList<FactRow> rows, TimeZoneInfo zone)
    {
        List<FactRow> labels = [.. rows.Where(r => r.Fact == Fact.Label && r["weight"] is not null)];
        List<FactRow> detections = [.. rows.Where(r => r.Fact == Fact.Detection)];
        List<object?> contents = [.. labels.Select(l => l["content_id"]).Distinct()];
        List<object?> reviewers = [.. labels.Select(l => l["reviewer"]).OfType<object>().Distinct()];
        List<(string? Name, long? Views)> strata = [.. labels.Select(Stratum).Distinct()];
        return new()
        {
            SnapshotId = "snapshot",
            Days = [.. labels.Select(l => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind((DateTime)l["viewed_at"]!, DateTimeKind.Utc), zone)).DayNumber)],
            Weights = [.. labels.Select(l => (double)(decimal)l["weight"]!)],
            StratumCodes = [.. labels.Select(l => strata.IndexOf(Stratum(l)))],
            Strata = [.. strata.Select(s => new JudgedStratum(s.Name, s.Views, labels.Count(l => Stratum(l) == s)))],
            Violating = [.. labels.Select(l => l["violating"] is true)],
            Severities = [.. labels.Select(l => l["severity"] is long s ? (sbyte)s : (sbyte)JudgedSample.None)],
            Scores = [.. labels.Select(l => Score(l))],
            Reviewers = [.. labels.Select(l => reviewers.IndexOf(l["reviewer"]!))],
            ReviewerCount = reviewers.Count,
            Contents = [.. labels.Select(l => contents.IndexOf(l["content_id"]))],
            ContentCount = contents.Count,
            Arrivals = labels.All(l => l["arrived_at"] is null) ? [] : [.. labels.Select(l => l["arrived_at"] is DateTime at ? (at - DateTime.UnixEpoch).Ticks / 10 : long.MinValue)],
            Caught = [.. labels.Select(l => detections.Any(d => Same(d, l) && d["fired"] is true && d["live"] is not false && (DateTime)d["scored_at"]! <= (DateTime)l["viewed_at"]!))],
            Dimensions = [.. FactSchemas.Dimensions.Select(d => Dimension(d, labels))],
            Strategies = [.. detections.GroupBy(d => (string)d["strategy"]!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Strategy(g.Key, [.. g], labels))],
        };
    }

    private static JudgedDimension Dimension(string name, List<FactRow> labels)
    {
        List<string> values = [.. labels.Select(l => l[name] as string).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return new(name, values, [.. labels.Select(l => values.IndexOf(l[name] as string ?? ""))]);
    }

    private static JudgedStrategy Strategy(string name, List<FactRow> own, List<FactRow> labels)
    {
        var seen = labels.Select(l => own.Where(d => Same(d, l)).Select(d => (Verdict: Said(d, l), Score: Score(d), Lead: Lead(d, l)))
            .OrderByDescending(d => d.Verdict.HasFlag(Verdict.Fired | Verdict.Live)).ThenByDescending(d => d.Verdict.HasFlag(Verdict.Fired))
            .ThenByDescending(d => d.Lead).ThenByDescending(d => d.Verdict).ThenByDescending(d => d.Score)
            .Append((Verdict.Unscored, float.NaN, JudgedStrategy.Never)).First()).ToList();
        List<FactRow> byTime = [.. own.OrderByDescending(d => (DateTime)d["scored_at"]!)];
        return new(name, byTime.Select(d => d["strategy_type"] as string).FirstOrDefault(t => t is not null), byTime.Select(d => d["vendor"] as string).FirstOrDefault(v => v is not null), byTime[0]["live"] is not false)
        {
            Verdicts = [.. seen.Select(s => s.Item1)],
            Scores = [.. seen.Select(s => s.Item2)],
            LeadSeconds = [.. seen.Select(s => s.Item3)],
        };
    }

    private static Verdict Said(FactRow detection, FactRow label) =>
        Verdict.Scored | (detection["fired"] is true ? Verdict.Fired : 0) | (detection["live"] is not false ? Verdict.Live : 0)
        | ((DateTime)detection["scored_at"]! <= (DateTime)label["viewed_at"]! ? Verdict.InTime : 0);

    private static int Lead(FactRow detection, FactRow label) => (int)Math.Floor(((DateTime)label["viewed_at"]! - (DateTime)detection["scored_at"]!).TotalSeconds);

    private static float Score(FactRow row) => row["score"] is decimal score ? (float)(double)score : float.NaN;

    private static (string? Name, long? Views) Stratum(FactRow label) => (label["stratum"] as string, label["stratum_size"] as long?);

    private static bool Same(FactRow detection, FactRow label) => Equals(detection["content_id"], label["content_id"]);
}
