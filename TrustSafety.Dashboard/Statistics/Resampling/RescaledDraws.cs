namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Resamples of a stratified sample that keep its weights: of the n units of a stratum n − 1 are drawn with replacement, and a unit drawn m times counts
/// m·n/(n − 1) times its weight, which makes the resampled variance of a total that of the design. Units outside of the domain are blanks: drawn, and
/// nothing. The only unit of a stratum stays as it is. Rao &amp; Wu 1988, JASA 83:231; Rao, Wu &amp; Yue 1992, Survey Methodology 18:209.
/// </summary>
internal sealed class RescaledDraws
{
    private readonly (int[] Units, double Drawn)[] strata;

    /// <param name="stratum">By unit of the domain.</param>
    /// <param name="drawn">By stratum, the units drawn from it, in the domain or not.</param>
    public RescaledDraws(IReadOnlyList<int> stratum, Func<int, double> drawn)
    {
        strata = [.. Enumerable.Range(0, stratum.Count).GroupBy(i => stratum[i]).OrderBy(g => g.Key).Select(g => (g.ToArray(), drawn(g.Key)))];
        foreach (var (units, size) in strata)
            if (!(size >= units.Length)) throw new ArgumentOutOfRangeException(nameof(drawn), "No stratum has more units in a domain than were drawn from it.");
    }

    /// <summary>By unit, how often its weight counts in the next resample.</summary>
    public void Next(SeededRandom random, Span<double> factors)
    {
        factors.Clear();
        foreach (var (units, size) in strata)
        {
            if (size <= 1)
            {
                factors[units[0]] = 1;
                continue;
            }
            var hits = units.Length < size ? random.Binomial((int)size - 1, units.Length / size) : units.Length - 1;
            var factor = size / (size - 1);
            for (var i = 0; i < hits; i++) factors[units[random.Below(units.Length)]] += factor;
        }
    }
}
