using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>What a test has from its family.</summary>
/// <param name="AdjustedP">At most 1 − the experiment's level exactly when the test stands out.</param>
/// <param name="Level">Of its interval.</param>
/// <param name="IsOpen">False while the arm's primary metric shows nothing: then nothing else of that arm stands out either.</param>
public readonly record struct FamilyPlace(double AdjustedP, double Level, bool IsOpen)
{
    /// <summary>A test that shares its error with nobody.</summary>
    public static FamilyPlace Alone(double p, double level) => new(p, level, true);
}

/// <summary>All that is tested of one arm besides its primary metric and its guardrails.</summary>
/// <param name="GateP">Of the arm's primary metric, for all arms together.</param>
/// <param name="Groups">How many tests are in each group; the groups share the error alike.</param>
/// <param name="StandOut">How many tests of the family stand out.</param>
public sealed record DeclaredFamily(string Arm, double GateP, bool IsOpen, IReadOnlyList<(string Name, int Tests)> Groups, int StandOut)
{
    public int Tests => Groups.Sum(g => g.Tests);

    /// <summary>
    /// The primary metric is tested first, at the arm's share α/k of the error, as if nothing else were asked. Whoever spends the whole error on it has none left for the others while it
    /// shows nothing, so the family is tested only behind it: a step-up at α/k whose groups share the error alike, so that many segments take little from few metrics. Of all that stands
    /// out of k arms, primary metrics included, at most α is expected to be wrong: one arm's share is α/k behind a primary metric without effect, for then nothing of the arm may stand
    /// out but with chance α/k, and α/k behind one with an effect, for that is the step-up's promise and a true discovery more lowers the share. Intervals are at the level at which they
    /// leave 0 out exactly when the test stands out. Dmitrienko &amp; Tamhane 2007, Pharmaceutical Statistics 6:171 (gatekeeping); <see cref="FalseDiscovery.Weighted"/>.
    /// </summary>
    public static (DeclaredFamily Family, IReadOnlyList<FamilyPlace[]> Places) Of(string arm, double? primaryP, int arms, double alpha, IReadOnlyList<(string Name, IReadOnlyList<double> P)> groups)
    {
        var (gate, rate) = (Math.Min(1, (primaryP ?? 1) * arms), alpha / arms);
        double[] p = [.. groups.SelectMany(g => g.P)];
        var shared = groups.Count(g => g.P.Count > 0);
        double[] weights = [.. groups.SelectMany(g => g.P.Select(_ => p.Length / (double)(shared * g.P.Count)))];
        var (adjusted, open) = (FalseDiscovery.Weighted(p, weights), gate <= alpha);
        var found = open ? adjusted.Count(a => a <= rate) : 0;
        var places = adjusted.Select((a, i) => new FamilyPlace(Math.Max(gate, Math.Min(1, a * arms)), FalseDiscovery.IntervalLevel(found, p.Length, rate, weights[i]), open)).ToList();
        var (split, from) = (new List<FamilyPlace[]>(), 0);
        foreach (var (_, tests) in groups)
        {
            split.Add([.. places.Skip(from).Take(tests.Count)]);
            from += tests.Count;
        }
        return (new(arm, gate, open, [.. groups.Select(g => (g.Name, g.P.Count))], found), split);
    }
}
