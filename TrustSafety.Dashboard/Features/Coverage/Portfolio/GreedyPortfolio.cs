namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>
/// Takes, step by step, what catches most more for each flag more, and compares with the best single option. The better of the two catches at least
/// ½(1 − 1/e), 31.6 %, of the best choice that fits: Khuller, Moss &amp; Naor 1999, Information Processing Letters 70:39, theorem 2; Leskovec et al. 2007, KDD.
/// A step from one threshold of a strategy to a wider one costs only the difference, which keeps the theorem: no step is dearer than it assumes.
/// Where views fall into few groups, every single option is tried as a first step too (partial enumeration), which can only be better.
/// </summary>
internal static class GreedyPortfolio
{
    public const double Guarantee = 0.316;

    private const int FewGroups = 500;

    public static PortfolioAnswer Solve(PortfolioProblem problem, double capacity)
    {
        var best = Grow(problem, problem.Nothing, capacity);
        foreach (var single in Singles(problem, capacity))
            best = Better(problem, best, problem.Weights.Count <= FewGroups ? Grow(problem, single, capacity) : single);
        return new(best, problem.Value(best), problem.Load(best), null);
    }

    private static IEnumerable<int[]> Singles(PortfolioProblem problem, double capacity)
    {
        for (var s = 0; s < problem.Options.Count; s++)
            for (var option = 0; option < problem.Options[s].Count; option++)
            {
                if (problem.Options[s][option].Load > capacity) continue;
                var choice = problem.Nothing;
                choice[s] = option;
                yield return choice;
            }
    }

    /// <summary>Of equal catch the one with fewer flags.</summary>
    private static int[] Better(PortfolioProblem problem, int[] a, int[] b) => (problem.Value(b) - problem.Value(a)) switch
    {
        > 0 => b,
        < 0 => a,
        _ => problem.Load(b) < problem.Load(a) ? b : a,
    };

    /// <summary>Lazily: what an option would add only falls as others are taken, so the first in the queue that is up to date is the best.</summary>
    private static int[] Grow(PortfolioProblem problem, int[] from, double capacity)
    {
        var choice = from.ToArray();
        var queue = new PriorityQueue<Step, double>();
        var changes = new int[choice.Length];
        for (var s = 0; s < choice.Length; s++) Offer(problem, choice, s, 0, changes[s], queue);
        for (var taken = 0; queue.TryDequeue(out var step, out _);)
        {
            if (step.Change != changes[step.Strategy] || problem.Load(choice) + Extra(problem, choice, step) > capacity) continue;
            if (step.At < taken)
            {
                Push(problem, choice, step with { At = taken }, queue);
                continue;
            }
            choice[step.Strategy] = step.Option;
            changes[step.Strategy]++;
            Offer(problem, choice, step.Strategy, ++taken, changes[step.Strategy], queue);
        }
        return choice;
    }

    /// <param name="At">How many steps had been taken when its gain was computed.</param>
    /// <param name="Change">How often its strategy had been changed: a step from an older threshold is no more.</param>
    private readonly record struct Step(int Strategy, int Option, int At, int Change);

    private static void Offer(PortfolioProblem problem, int[] choice, int strategy, int at, int change, PriorityQueue<Step, double> queue)
    {
        for (var option = choice[strategy] + 1; option < problem.Options[strategy].Count; option++) Push(problem, choice, new(strategy, option, at, change), queue);
    }

    private static void Push(PortfolioProblem problem, int[] choice, Step step, PriorityQueue<Step, double> queue)
    {
        var gain = 0.0;
        for (var g = 0; g < problem.Weights.Count; g++)
            if (step.Option >= problem.Levels[g][step.Strategy] && !problem.Catches(choice, g)) gain += problem.Weights[g];
        if (gain > 0) queue.Enqueue(step, -gain / Math.Max(1e-9, Extra(problem, choice, step)));
    }

    private static double Extra(PortfolioProblem problem, int[] choice, Step step)
    {
        var options = problem.Options[step.Strategy];
        return options[step.Option].Load - (choice[step.Strategy] >= 0 ? options[choice[step.Strategy]].Load : 0);
    }
}
