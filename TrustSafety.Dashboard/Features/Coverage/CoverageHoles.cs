using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>The segments (category × market) with most violating views that nothing had caught by then, as totals with the design's interval.</summary>
internal sealed class CoverageHoles(IOptions<DisclosureOptions> disclosure)
{
    private const int Shown = 12;
    private static readonly Unit Views = Units.Named("views")! with { Decimals = 0 };

    public Section Read(SampleWindow window, JudgedLabels labels)
    {
        var sample = labels.Sample;
        var (category, market) = (sample.Dimension("category"), sample.Dimension("market"));
        var sums = new Dictionary<(int Category, int Market), (int Missed, Dictionary<int, WeightedTally> Strata)>();
        foreach (var row in labels.Violating.Where(r => !sample.Caught[r]))
        {
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (category.Codes[row], market.Codes[row]), out _);
            cell = (cell.Missed + 1, cell.Strata ?? []);
            cell.Strata[sample.StratumCodes[row]] = cell.Strata.GetValueOrDefault(sample.StratumCodes[row]) + WeightedTally.Of(sample.Weights[row], sample.Weights[row]);
        }
        List<int> strata = [.. labels.Rows.Select(r => sample.StratumCodes[r]).Distinct()];
        var smallest = disclosure.Value.MinimumCount;
        var ranked = sums.OrderByDescending(c => c.Value.Strata.Values.Sum(t => t.WY)).Take(Shown).Select(c => Row(labels, category, market, c.Key, c.Value.Missed, c.Value.Strata, strata, smallest)).ToList();
        return new("holes", "Which holes are the largest?",
            "Violating views that no live strategy had fired on at or before the view, by category and market: estimated totals of the window (Horvitz–Thompson, variance within strata). Ranked by the estimate: neighbours whose intervals overlap may stand in another order in truth.",
            ranked, labels.Provenance)
        {
            Charts = [new SectionChart.Dots("Missed violating views in the window", "Largest first; each with its interval.", new("Missed violating views", window.Text, Views, [.. ranked.Select(r => new EstimateDot(r.Key!, r.Readout))]))],
        };
    }

    private static SectionRow Row(JudgedLabels labels, JudgedDimension category, JudgedDimension market, (int Category, int Market) key, int missed, Dictionary<int, WeightedTally> sums, List<int> strata, int smallest)
    {
        var name = $"{Name(category, key.Category)} × {Name(market, key.Market)}";
        Readout readout = missed < smallest ? new Readout.TooFew(missed, smallest)
            : StratifiedTotal.Of([.. strata.Select(s => new DomainStratum(s, sums.GetValueOrDefault(s), labels.Sample.Strata[s].Drawn))]) is { Interval: { } interval } ? new Readout.Measured(interval, missed, null, null)
            : new Readout.Missing("the labels do not vary enough for an interval");
        return new("missed_views", "Missed violating views", readout.While(labels.Open), Views, "category × market", name);
    }

    private static string Name(JudgedDimension dimension, int code) => DimensionText.Value(code < 0 ? null : dimension.Values[code]);
}
