using Google.OrTools.Sat;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>
/// The best choice by CP-SAT: a variable for each option and one for each group of views, which counts only if an option that catches it is taken. The
/// effort is limited in the solver's own deterministic time, so the same data give the same choice on any machine; the bound that it leaves is said.
/// </summary>
internal static class ExactPortfolio
{
    /// <summary>More groups of views than this are left to the greedy choice.</summary>
    public const int MostGroups = 4_000;

    /// <summary>A choice that is proven to be within a thousandth of the best is not searched on: labels know no more.</summary>
    private const double Gap = 0.001;

    /// <summary>In the solver's own time; ten times as much made a page wait ten seconds and found nothing more.</summary>
    private const double Effort = 0.2;

    private const double Scale = 1e9, LoadScale = 1e6;

    /// <summary>At least as good as the answer given, which the search starts from.</summary>
    public static PortfolioAnswer Improve(PortfolioProblem problem, double capacity, PortfolioAnswer start)
    {
        if (problem.Weights.Count == 0) return start with { Bound = 0 };
        if (problem.Weights.Count > MostGroups) return start;
        var (model, all) = (new CpModel(), problem.All);
        var taken = problem.Options.Select((options, s) => options.Select((_, o) => model.NewBoolVar($"take_{s}_{o}")).ToArray()).ToArray();
        foreach (var one in taken.Where(t => t.Length > 0)) model.AddAtMostOne(one);
        var caught = problem.Weights.Select((_, g) => model.NewBoolVar($"caught_{g}")).ToArray();
        for (var g = 0; g < caught.Length; g++) model.Add(LinearExpr.Sum(taken.SelectMany((t, s) => t.Skip(problem.Levels[g][s]))) >= caught[g]);
        // Rounded so that what fits here fits the capacity.
        var loads = problem.Options.SelectMany(o => o).Select(o => (long)Math.Ceiling(o.Load / Math.Max(1, capacity) * LoadScale - 1e-6));
        model.Add(LinearExpr.WeightedSum(taken.SelectMany(t => t), loads) <= (long)Math.Floor(capacity / Math.Max(1, capacity) * LoadScale));
        model.Maximize(LinearExpr.WeightedSum(caught, problem.Weights.Select(w => (long)Math.Round(w / all * Scale))));
        for (var s = 0; s < taken.Length; s++)
            for (var o = 0; o < taken[s].Length; o++) model.AddHint(taken[s][o], start.Choice[s] == o ? 1 : 0);
        var solver = new CpSolver();
        solver.StringParameters = FormattableString.Invariant($"num_workers:1 random_seed:1 max_deterministic_time:{Effort} relative_gap_limit:{Gap}");
        var status = solver.Solve(model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return start;
        int[] choice = [.. taken.Select(t => Array.FindIndex(t, v => solver.BooleanValue(v)))];
        var found = new PortfolioAnswer(choice, problem.Value(choice), problem.Load(choice), null);
        var best = found.Value > start.Value || (found.Value == start.Value && found.Load < start.Load) ? found : start;
        // The solver calls what is within the gap optimal, too; its objective counts in whole numbers.
        var proven = solver.BestObjectiveBound - solver.ObjectiveValue < 1;
        return best with { Bound = proven ? best.Value : Math.Max(best.Value, solver.BestObjectiveBound / Scale * all) };
    }
}
