using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>40 tests at once: all nulls, or 10 true effects of 3 errors among them; independent, or sharing a factor.</summary>
internal static class FamiliesChapter
{
    private const int Tests = 40, True = 10;

    private static readonly (string Name, Func<IReadOnlyList<double>, IReadOnlyList<double>> Adjust, bool Family)[] Methods =
    [
        ("Bonferroni", p => Multiplicity.Bonferroni(p), true),
        ("Šidák", p => Multiplicity.Sidak(p), true),
        ("Holm", p => Multiplicity.Holm(p), true),
        ("Holm–Šidák", p => Multiplicity.HolmSidak(p), true),
        ("Hochberg", p => Multiplicity.Hochberg(p), true),
        ("Hommel", p => Multiplicity.Hommel(p), true),
        ("Benjamini–Hochberg", p => FalseDiscovery.Adjust(p), false),
        ("Benjamini–Hochberg, weighted", p => FalseDiscovery.Weighted(p, [.. p.Select((_, i) => i < Tests / 4 ? 2.0 : 2.0 / 3)]), false),
        ("Benjamini–Yekutieli", p => Multiplicity.BenjaminiYekutieli(p), false),
    ];

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        .. from m in Methods
           from correlation in new[] { 0, 0.6 }
           from effects in new[] { 0, True }
           let what = effects == 0 ? "any discovery among nulls" : m.Family ? "any false discovery" : "share of false discoveries"
           select ErrsShare($"{what}, {m.Name}", $"40 tests, {effects} true, correlation {correlation}", r =>
           {
               var adjusted = m.Adjust([.. Family(r, correlation, effects).Select(Tails.NormalTwoSided)]);
               var (found, wrong) = (adjusted.Count(p => p <= 0.05), adjusted.Skip(effects).Count(p => p <= 0.05));
               return wrong == 0 ? 0 : m.Family ? 1 : (double)wrong / found;
           }),
        .. from procedure in new[] { Procedure.Bonferroni, Procedure.Sidak }
           select Covers($"all intervals together, {procedure}", "40 estimates, 10 true, correlation 0.6", r =>
               Multiplicity.Together(procedure, [.. Estimates(r, 0.6)]).Select((e, i) => e.Estimate.Holds(Truth(i))).All(h => h)).Times(10_000),
        Covers("intervals of what Holm did not reject, all together", "40 estimates, 10 true, independent", r =>
            Multiplicity.Together(Procedure.Holm, [.. Estimates(r, 0)]).Select((e, i) => e.Rejected || e.Estimate.Holds(Truth(i))).All(h => h)).Times(10_000),
        .. from procedure in new[] { Procedure.BenjaminiHochberg, Procedure.BenjaminiYekutieli }
           from correlation in new[] { 0, 0.6 }
           select CoversShare($"intervals of the selected, {procedure}", $"40 estimates, 10 true, correlation {correlation}", r =>
           {
               var selected = Multiplicity.Together(procedure, [.. Estimates(r, correlation)]).Select((e, i) => (e.Rejected, Holds: e.Estimate.Holds(Truth(i)))).Where(e => e.Rejected).ToList();
               return selected.Count == 0 ? 1 : selected.Average(e => e.Holds ? 1.0 : 0);
           }).Times(10_000),
        Covers("all intervals together at a Bonferroni level", "40 estimates, 10 true, correlation 0.6", r =>
            Family(r, 0.6, True) is var z && Tails.NormalCritical(Multiplicity.IntervalLevel(Procedure.Bonferroni, 0, Tests, 0.05)) is var half && z.Select((v, i) => Math.Abs(v - Truth(i)) <= half).All(h => h)),
        .. from procedure in Enum.GetValues<Procedure>()
           select ErrsShare($"share of false rejections, {procedure}", "40 estimates, 10 true, independent", r =>
           {
               var rejected = Multiplicity.Together(procedure, [.. Estimates(r, 0)]).Select((e, i) => (e.Rejected, Null: i >= True)).Where(e => e.Rejected).ToList();
               return rejected.Count == 0 ? 0 : rejected.Average(e => e.Null ? 1.0 : 0);
           }).Times(10_000),
        CoversShare("intervals of the selected at the level of the false coverage rate", "40 estimates, 10 true, independent", r =>
        {
            var z = Family(r, 0, True);
            var selected = Enumerable.Range(0, Tests).Where(i => FalseDiscovery.Adjust([.. z.Select(Tails.NormalTwoSided)])[i] <= 0.05).ToList();
            var half = Tails.NormalCritical(FalseDiscovery.IntervalLevel(selected.Count, Tests, 0.05));
            return selected.Count == 0 ? 1 : selected.Average(i => Math.Abs(z[i] - Truth(i)) <= half ? 1.0 : 0);
        }).Times(10_000),
        CoversShare("intervals of the selected, unadjusted", "40 estimates, 10 true, independent", r =>
        {
            var z = Family(r, 0, True);
            var selected = Enumerable.Range(0, Tests).Where(i => FalseDiscovery.Adjust([.. z.Select(Tails.NormalTwoSided)])[i] <= 0.05).ToList();
            return selected.Count == 0 ? 1 : selected.Average(i => Math.Abs(z[i] - Truth(i)) <= 1.96 ? 1.0 : 0);
        }).Times(10_000).Beside("what selection costs: Benjamini & Yekutieli 2005, JASA 100:71"),
    ];

    private static double Truth(int i) => i < True ? 3 : 0;

    private static double[] Family(Random r, double correlation, int effects)
    {
        var shared = Draw.Normal(r);
        return [.. Enumerable.Range(0, Tests).Select(i => (i < effects ? 3 : 0) + Math.Sqrt(correlation) * shared + Math.Sqrt(1 - correlation) * Draw.Normal(r))];
    }

    private static IEnumerable<Func<double, Inference>> Estimates(Random r, double correlation) =>
        Family(r, correlation, True).Select(z => (Func<double, Inference>)(level => TwoSided(z, level)));

    private static Inference TwoSided(double z, double level)
    {
        var known = Wald.Difference(z, 1, 0, 0, level, "z");
        return new Inference("z", level) { Point = z, Low = known.Interval.Low, High = known.Interval.High, P = known.P, StandardError = 1 };
    }
}
