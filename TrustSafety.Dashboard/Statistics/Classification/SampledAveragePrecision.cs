namespace TrustSafety.Dashboard.Statistics;

/// <summary>Average precision of a detector from a stratified sample of judged items.</summary>
public static class SampledAveragePrecision
{
    private const string Method = "average precision, linearised";

    /// <summary>
    /// The point of <see cref="PrecisionRecall.AveragePrecision"/>, A = Σw(s)·P(s)/W over the positives, with the variance of the total of its influence
    /// z = [y·(P(s) − A + Σ w/F) − Σ wH/F²]/W, sums over the positives that score no higher, H and F the weights of positives and of all from a score up; over the
    /// nₕ units of the whole stratum, nₕ/(nₕ − 1)·Σ(wz − mean)², those not among the items as zeros. Interval on the logit, t with items less strata; no p. Without a
    /// positive no answer, at 0 and 1 no spread. Deville 1999, Survey Methodology 25:193 (linearisation by influence); logit: Boyd, Eng &amp; Page 2013, ECML PKDD 8190:451.
    /// </summary>
    /// <param name="stratum">By item.</param>
    /// <param name="drawn">By stratum, the units drawn from it, among the items or not.</param>
    public static Inference Of(ReadOnlySpan<ScoredItem> items, IReadOnlyList<int> stratum, Func<int, double> drawn, double level = 0.95)
    {
        Require.SameLength(items.Length, stratum.Count, nameof(stratum));
        var (scores, order) = (new double[items.Length], new int[items.Length]);
        var positives = 0.0;
        for (var i = 0; i < items.Length; i++)
        {
            (scores[i], order[i]) = (-items[i].Score, i);
            if (items[i].Positive) positives += items[i].Weight;
        }
        if (!(positives > 0)) return Inference.None(Undefined.TooFew, Method, level);
        Array.Sort(scores, order);
        var steps = Steps(items, order, scores);
        var area = steps.Sum(s => s.Positive * s.Hit / s.All) / positives;
        if (!(area is > 0 and < 1 - 1e-14)) return Inference.None(Undefined.NoSpread, Method, level, point: area);
        var totals = new Dictionary<int, (double Sum, double Squares)>();
        var (own, all, at) = (0.0, 0.0, items.Length);
        foreach (var step in Enumerable.Reverse(steps))
        {
            (own, all) = (own + (step.Positive / step.All), all + (step.Positive * step.Hit / (step.All * step.All)));
            for (at--; at >= step.From; at--)
            {
                var item = items[order[at]];
                var z = item.Weight * ((item.Positive ? (step.Hit / step.All) - area + own : 0) - all) / positives;
                var had = totals.GetValueOrDefault(stratum[order[at]]);
                totals[stratum[order[at]]] = (had.Sum + z, had.Squares + (z * z));
            }
            at++;
        }
        var variance = totals.Sum(t => StratumVariance.Of(t.Value.Sum, t.Value.Squares, drawn(t.Key)));
        return LogScale.Logit(area, Math.Sqrt(variance), Method, level, Alternative.TwoSided, Math.Max(1, items.Length - totals.Count)) with { P = null, Statistic = null };
    }

    /// <summary>From the highest score down: where its items begin, their positive weight, and the weights of positives and of all from it up.</summary>
    private static List<(int From, double Positive, double Hit, double All)> Steps(ReadOnlySpan<ScoredItem> items, int[] order, double[] scores)
    {
        var (steps, hit, all) = (new List<(int, double, double, double)>(), 0.0, 0.0);
        for (var i = 0; i < order.Length;)
        {
            var (from, before) = (i, hit);
            for (; i < order.Length && scores[i] == scores[from]; i++)
            {
                all += items[order[i]].Weight;
                if (items[order[i]].Positive) hit += items[order[i]].Weight;
            }
            if (all > 0) steps.Add((from, hit - before, hit, all));
        }
        return steps;
    }
}
