using System.Collections.Immutable;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>What a rule would have said of each judged view, in the form of a strategy's own verdicts, so that every measure reads both alike.</summary>
internal static class RuleColumn
{
    public static JudgedStrategy Of(Rule rule, string name, JudgedSample sample)
    {
        var (fires, leads) = (Test(rule, sample), Leads(rule, sample));
        var (verdicts, scores, lead) = (ImmutableArray.CreateBuilder<Verdict>(sample.Count), ImmutableArray.CreateBuilder<float>(sample.Count), ImmutableArray.CreateBuilder<int>(sample.Count));
        Func<int, double> score = rule is Rule.Logit logit ? Chance(logit, sample) : _ => double.NaN;
        for (var row = 0; row < sample.Count; row++)
        {
            var (fired, at) = (fires(row), leads(row));
            verdicts.Add((fired ? Verdict.Scored | Verdict.Fired : at == JudgedStrategy.Never ? Verdict.Unscored : Verdict.Scored) | (fired && at >= 0 ? Verdict.InTime : 0));
            lead.Add(at);
            scores.Add((float)score(row));
        }
        return new(name, null, null, false) { Verdicts = verdicts.MoveToImmutable(), Scores = scores.MoveToImmutable(), LeadSeconds = lead.MoveToImmutable() };
    }

    public static Func<int, bool> Test(Rule rule, JudgedSample sample)
    {
        switch (rule)
        {
            case Rule.All all:
                Func<int, bool>[] every = [.. all.Parts.Select(p => Test(p, sample))];
                return row => Array.TrueForAll(every, t => t(row));
            case Rule.Any any:
                Func<int, bool>[] some = [.. any.Parts.Select(p => Test(p, sample))];
                return row => Array.Exists(some, t => t(row));
            case Rule.Not not:
                var inner = Test(not.Part, sample);
                return row => !inner(row);
            case Rule.Score condition:
                if (sample.Strategy(condition.Strategy) is not { } scored) return _ => false;
                var (scores, threshold) = (scored.Scores, (float)condition.Threshold);
                return condition.Reaches ? row => scores[row] >= threshold : row => scores[row] < threshold;
            case Rule.Fired fired:
                return sample.Strategy(fired.Strategy) is { } strategy ? strategy.Fired : _ => false;
            case Rule.Within within:
                var dimension = sample.Dimension(within.Dimension);
                bool[] codes = [false, .. dimension.Values.Select(v => within.Values.Contains(v))];
                return row => codes[dimension.Codes[row] + 1];
            case Rule.Logit logit:
                var chance = Chance(logit, sample);
                return row => chance(row) >= logit.Threshold;
            default:
                throw new NotSupportedException($"A rule of kind {rule.GetType().Name} cannot be read.");
        }
    }

    /// <summary>What a signal adds to a logit: 0 where the content was never scored.</summary>
    public static Func<int, double> Signal(string strategy, bool isScore, JudgedSample sample)
    {
        if (sample.Strategy(strategy) is not { } own) return _ => 0;
        var scores = own.Scores;
        return isScore ? row => float.IsNaN(scores[row]) ? 0 : Math.Round((double)scores[row], 6) : row => own.Fired(row) ? 1 : 0;
    }

    private static Func<int, double> Chance(Rule.Logit logit, JudgedSample sample)
    {
        (double Coefficient, Func<int, double> Value)[] terms = [.. logit.Terms.Select(t => (t.Coefficient, Signal(t.Strategy, t.IsScore, sample)))];
        return row => 1 / (1 + Math.Exp(-terms.Aggregate(logit.Intercept, (sum, t) => sum + (t.Coefficient * t.Value(row)))));
    }

    /// <summary>A rule can speak when the last of the scores that it rests on is there; one of dimensions alone, at the view itself.</summary>
    private static Func<int, int> Leads(Rule rule, JudgedSample sample)
    {
        JudgedStrategy[] own = [.. rule.Strategies.Select(sample.Strategy).OfType<JudgedStrategy>()];
        if (!rule.Strategies.Any()) return _ => 0;
        return row =>
        {
            var last = int.MaxValue;
            foreach (var strategy in own) if (strategy.LeadSeconds[row] != JudgedStrategy.Never) last = Math.Min(last, strategy.LeadSeconds[row]);
            return last == int.MaxValue ? JudgedStrategy.Never : last;
        };
    }
}
