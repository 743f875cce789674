namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// The design of a sample: weights 1/π, and where there are any, clusters (first-stage units), strata and the population's number of clusters per stratum
/// for the finite population correction. One entry per judged unit in every list.
/// </summary>
public sealed class SurveySample
{
    private readonly int[] _cluster;
    private readonly int[] _stratumOfCluster;
    private readonly double[] _populationClusters;
    private readonly int[] _clustersPerStratum;

    /// <param name="populationClusters">By stratum number; null means sampling with replacement (no correction).</param>
    public SurveySample(
        IReadOnlyList<double> weights, IReadOnlyList<int>? clusters = null, IReadOnlyList<int>? strata = null, IReadOnlyDictionary<int, double>? populationClusters = null)
    {
        foreach (var w in weights) Require.NotNegative(w, nameof(weights));
        Weights = [.. weights];
        var (keys, stratumKeys) = (new Dictionary<(int, int), int>(), new Dictionary<int, int>());
        var stratumOf = new List<int>();
        _cluster = new int[Weights.Length];
        for (var i = 0; i < Weights.Length; i++)
        {
            var stratum = strata?[i] ?? 0;
            var key = (stratum, clusters?[i] ?? i);
            if (!stratumKeys.TryGetValue(stratum, out var h)) stratumKeys[stratum] = h = stratumKeys.Count;
            if (!keys.TryGetValue(key, out var c))
            {
                keys[key] = c = keys.Count;
                stratumOf.Add(h);
            }
            _cluster[i] = c;
        }
        _stratumOfCluster = [.. stratumOf];
        _clustersPerStratum = new int[stratumKeys.Count];
        foreach (var h in _stratumOfCluster) _clustersPerStratum[h]++;
        _populationClusters = new double[stratumKeys.Count];
        foreach (var (key, h) in stratumKeys) _populationClusters[h] = populationClusters?[key] ?? double.PositiveInfinity;
    }

    internal double[] Weights { get; }

    public int Units => Weights.Length;

    /// <summary>Clusters less strata.</summary>
    public double DegreesOfFreedom => _stratumOfCluster.Length - _clustersPerStratum.Length;

    internal bool IsTooSmall => _clustersPerStratum.Length == 0 || _clustersPerStratum.Min() < 2;

    /// <summary>The variance of Σ weight·z: Σₕ (1 − fₕ)·nₕ/(nₕ − 1)·Σ (cluster total − mean)². Särndal, Swensson &amp; Wretman 1992, section 4.5.</summary>
    internal double Variance(double[] weights, double[] z)
    {
        var totals = new double[_stratumOfCluster.Length];
        for (var i = 0; i < z.Length; i++) totals[_cluster[i]] += weights[i] * z[i];
        var means = new double[_clustersPerStratum.Length];
        for (var c = 0; c < totals.Length; c++) means[_stratumOfCluster[c]] += totals[c] / _clustersPerStratum[_stratumOfCluster[c]];
        var sum = 0.0;
        for (var c = 0; c < totals.Length; c++)
        {
            var h = _stratumOfCluster[c];
            var n = (double)_clustersPerStratum[h];
            sum += (totals[c] - means[h]) * (totals[c] - means[h]) * n / (n - 1) * Math.Max(0, 1 - n / _populationClusters[h]);
        }
        return sum;
    }
}
