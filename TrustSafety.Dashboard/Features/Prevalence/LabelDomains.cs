using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>The labels of a window as sums by stratum.</summary>
/// <param name="Finite">With the finite population correction; null where a stratum does not say how many views it holds.</param>
internal sealed record LabelDomains(StratifiedDomain WithReplacement, StratifiedDomain? Finite, IReadOnlyList<int> Strata)
{
    public static LabelDomains Of(JudgedLabels labels)
    {
        var sample = labels.Sample;
        var sums = new Dictionary<int, WeightedTally>();
        foreach (var row in labels.Rows)
            sums[sample.StratumCodes[row]] = sums.GetValueOrDefault(sample.StratumCodes[row]) + WeightedTally.Of(sample.Weights[row], sample.Violating[row] ? sample.Weights[row] : 0);
        List<int> strata = [.. sums.Keys.Order()];
        DomainStratum Stratum(int code, double population) => new(code, sums[code], sample.Strata[code].Drawn, population);
        return new(
            new(strata.Select(c => Stratum(c, double.PositiveInfinity))),
            strata.All(c => sample.Strata[c].Views is not null) ? new(strata.Select(c => Stratum(c, sample.Strata[c].Views!.Value))) : null,
            strata);
    }

    /// <summary>Every label of these strata lies in the window, so that the sizes of the strata, and not the rounded weights, say what each stands for.</summary>
    public bool AreWhole(JudgedLabels labels) => Finite is not null && Strata.Sum(c => labels.Sample.Strata[c].Drawn) == labels.Rows.Count;

    /// <summary>The labels of each stratum of a known size.</summary>
    public static IEnumerable<(double Views, IReadOnlyList<int> Rows)> Rows(JudgedLabels labels) =>
        labels.Rows.GroupBy(r => labels.Sample.StratumCodes[r]).OrderBy(g => g.Key).Select(g => ((double)labels.Sample.Strata[g.Key].Views!.Value, (IReadOnlyList<int>)[.. g]));

    /// <summary>A value of every label, as strata of a known population.</summary>
    public Stratum[] Residuals(JudgedLabels labels, Func<int, double> of)
    {
        var tallies = Strata.ToDictionary(c => c, _ => default(MeanTally));
        foreach (var row in labels.Rows) tallies[labels.Sample.StratumCodes[row]] += new MeanTally(1, of(row), 0);
        return [.. Strata.Select(c => new Stratum(labels.Sample.Strata[c].Views!.Value, tallies[c]))];
    }
}
