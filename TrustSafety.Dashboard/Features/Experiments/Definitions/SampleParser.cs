using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Definitions;

/// <summary>sample: { weight, score, labels }, of a metric whose outcome is known from labels.</summary>
internal static class SampleParser
{
    private static readonly string[] Meaningless = ["covariates", "covariate_denominator", "winsorise"];

    public static LabelSample? Parse(MapReader metric, MetricKind? kind)
    {
        if (metric.Map("sample") is not { } map) return null;
        if (kind is MetricKind.Quantile or MetricKind.Count) metric.Complain("sample", "belongs to kind: proportion, mean or ratio only.");
        foreach (var key in Meaningless.Where(metric.Has))
            metric.Complain(key, "has no meaning beside sample: scores are what takes variance out of labels.");
        var (weight, score, labels) = (map.Text("weight", required: true), map.Text("score"), Labels(map, metric, kind));
        map.RefuseOthers();
        return weight is null ? null : new(weight, score, labels);
    }

    private static LabelAccuracy? Labels(MapReader sample, MapReader metric, MetricKind? kind)
    {
        if (sample.Map("labels") is not { } map) return null;
        if (kind == MetricKind.Mean) metric.Complain("sample", "takes labels for kind: proportion or ratio only: a mean has no sensitivity.");
        double? Share(string key) => Required(map, key, map.Number(key, 0, 1));
        int? Checked(string key) => Required(map, key, map.Whole(key, 1));
        var (se, nSe, sp, nSp) = (Share("sensitivity"), Checked("positives_checked"), Share("specificity"), Checked("negatives_checked"));
        map.RefuseOthers();
        if (se is null || nSe is null || sp is null || nSp is null) return null;
        if (se + sp <= 1) map.Complain("sensitivity", "and specificity must add up to more than 1: such labels are no better than chance.");
        return new(se.Value, nSe.Value, sp.Value, nSp.Value);
    }

    private static T? Required<T>(MapReader map, string key, T? value) where T : struct
    {
        if (!map.Has(key)) map.Complain(key, "is required: how often the labels are right, and of how many checked labels that is known.");
        return value;
    }
}
