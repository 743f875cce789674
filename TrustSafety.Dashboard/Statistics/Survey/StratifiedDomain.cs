namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// What one stratum holds of a domain, in sums that add: its rows in the domain, and how many units were drawn from the whole stratum.
/// For a mean x is 1. For a ratio Σwy/Σwx the sums of the weights are those of wx: W = Σwx, W2 = Σ(wx)², WY = Σwy.
/// For clusters the sums are over cluster totals of wx and wy, and the units are clusters.
/// </summary>
/// <param name="Stratum">Tells strata apart; the same number in two domains is the same stratum of the same sample.</param>
/// <param name="Drawn">Units drawn from the stratum, in the domain or not; those outside count as zeros.</param>
/// <param name="Population">Units in the stratum, for the finite population correction; infinite leaves it out.</param>
public readonly record struct DomainStratum(int Stratum, WeightedTally Sums, double Drawn, double Population = double.PositiveInfinity);

/// <summary>
/// A ratio R = Σwy/Σwx within a domain of a stratified sample. Its variance is that of the total of z = w(y − Rx)/Σwx, which is 0 outside of the domain:
/// Σₕ (1 − fₕ)·nₕ/(nₕ − 1)·Σ(z − z̄ₕ)², with the nₕ units of the whole stratum, for how many of them fall into the domain is chance, too.
/// A stratum with a single unit is centred at the sample's mean of z, which is 0, instead of its own, and adds (1 − f)·z²: no less than
/// leaving it out would. Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, sections 5.6 and 10.3; as R survey's svyratio and svyby
/// with lonely.psu = "adjust".
/// </summary>
public sealed class StratifiedDomain
{
    private readonly DomainStratum[] strata;

    /// <param name="strata">Each stratum at most once; those without a row in the domain may be left out.</param>
    public StratifiedDomain(IEnumerable<DomainStratum> strata)
    {
        this.strata = [.. strata.Where(s => s.Sums.N > 0)];
        foreach (var stratum in this.strata)
        {
            if (!(stratum.Drawn >= stratum.Sums.N)) throw new ArgumentOutOfRangeException(nameof(strata), "No stratum has more units in a domain than were drawn from it.");
            Total += stratum.Sums;
        }
    }

    /// <summary>The sums over all strata: n, the ratio (its mean) and Kish's effective size.</summary>
    public WeightedTally Total { get; }

    /// <summary>Strata with units in the domain.</summary>
    public int Strata => strata.Length;

    /// <summary>Units of the domain less its strata, at least 1.</summary>
    public double DegreesOfFreedom => Math.Max(1, Total.N - strata.Length);

    /// <summary>Infinite for fewer than two rows.</summary>
    public double Variance => Total.N < 2 ? double.PositiveInfinity : strata.Sum(Of);

    /// <summary>
    /// The covariance with another domain of the same sample that shares no unit with this one (another week, another market): −Σₕ (1 − fₕ)·z₁ₕz₂ₕ/(nₕ − 1)
    /// with the strata's totals of z. 0 when the domains have no stratum in common.
    /// </summary>
    public double Covariance(StratifiedDomain apart)
    {
        var sum = 0.0;
        foreach (var mine in strata)
            foreach (var other in apart.strata)
                if (mine.Stratum == other.Stratum && mine.Drawn > 1) sum -= Unsampled(mine) * Linearised(mine) * apart.Linearised(other) / (mine.Drawn - 1);
        return sum;
    }

    private double Of(DomainStratum s) => Unsampled(s) * StratumVariance.Of(s.Sums, Total.Mean, s.Drawn) / (Total.W * Total.W);

    /// <summary>The stratum's total of z.</summary>
    private double Linearised(DomainStratum s) => s.Sums.RestAbout(Total.Mean) / Total.W;

    private static double Unsampled(DomainStratum s) => Math.Max(0, 1 - s.Drawn / s.Population);
}
