extern alias Benchmarks;

using Benchmarks::TrustSafety.Dashboard.Benchmarks.Incidents;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Modelled => new()
    {
        ["DawidSkene.Fit"] = a =>
        {
            var (classes, smoothing) = (a.Whole(), a.Next());
            var (items, reviewers, judged) = (a.Wholes(), a.Wholes(), a.Wholes());
            var fit = DawidSkene.Fit([.. items.Select((item, i) => new Judgement(item, reviewers[i], judged[i]))], classes, smoothing, 100_000, 1e-15);
            return [.. fit.Prevalence, fit.LogLikelihood, .. fit.Confusion[0].SelectMany(r => r), .. fit.Confusion[^1].SelectMany(r => r)];
        },
        ["GroupSequential.StageWise"] = a =>
        {
            var stopped = GroupSequential.StageWise(a.Next(), a.Next(), a.Many(), a.Many(), 0.95, a.Whole() == 1 ? Alternative.Greater : Alternative.TwoSided);
            return [stopped.Point!.Value, stopped.Low!.Value, stopped.P!.Value];
        },
        ["LateDecisions.Of"] = a =>
        {
            var (last, from, to) = (a.Whole(), a.Whole(), a.Whole());
            var (filed, delay, reversed) = (a.Wholes(), a.Wholes(), a.Wholes());
            var rate = LateDecisions.Of([.. filed.Select((f, i) => new FiledCases(f, delay[i] < 0 ? null : delay[i], reversed[i] == 1, 1))], [(from, to)], last)[0];
            return [rate.Naive!.Value.Point, rate.Completed!.Value.Point, rate.Decided, rate.Open, rate.Lowest!.Value, rate.Highest!.Value];
        },
        ["NabScore.Raw"] = a =>
        {
            var (edges, found) = (a.Wholes(), a.Wholes());
            return [NabScore.Raw([.. edges.Chunk(2).Select(w => (w[0], w[1]))], found, new(a.Next(), a.Next(), a.Next()), a.Whole())];
        },
        ["ShapleyChange.MixAndRate"] = a =>
        {
            var (levels, before, rate) = (a.Whole() is var k ? a.Wholes().Chunk(k).ToArray() : [], a.Many(), a.Many());
            var (after, changed) = (a.Many(), a.Many());
            return ShapleyChange.MixAndRate([.. levels.Select((cell, i) => new ShiftedCell(cell, before[i], rate[i], after[i], changed[i]))]);
        },
        ["StrategyCoverage.Sampled"] = a =>
        {
            var (weights, masks) = (a.Many(), a.Wholes());
            var items = masks.Select((mask, i) => new CaughtItem([.. Enumerable.Range(0, 3).Where(s => (mask >> s & 1) == 1)], weights[i]));
            return Whole(StrategyCoverage.Sampled([.. items], 1, count => 1.0 / count));
        },
        ["SyntheticControl.Fit"] = a =>
        {
            var (start, treated, donors) = (a.Whole(), a.Many(), new List<double[]>());
            while (a.Left) donors.Add(a.Many());
            var fit = SyntheticControl.Fit(treated, donors, start);
            return [.. fit.Weights, fit.Effect, fit.ErrorRatio, fit.PlaceboP];
        },
    };

    private static double[] Whole(Inference e) => [e.Point!.Value, e.StandardError!.Value, e.Low!.Value, e.High!.Value, e.P!.Value];
}
