using System.Globalization;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>The portfolio in words: what was chosen on which weeks, how good the choice is known to be.</summary>
internal static class PortfolioText
{
    public const string Method =
        "Which strategies, live or shadow, at which thresholds catch most violating exposure before the view, with no more flags a day than can be reviewed and each strategy at least as precise as the floor. Flags are counted from all detections, "
        + "each strategy's on its own: content flagged by two counts twice, so the load is an upper bound. Thresholds offered part a strategy's violating views into tenths. The choice is made on the earlier two thirds of the weeks and "
        + "looked at in the later third, which it has never seen; only the held-out figures say what to expect. A strategy is taken to score as early as it does today.";

    public static string Guarantee(PortfolioPlan plan) => plan.Answer switch
    {
        { IsProven: true } => "Exact: a search (CP-SAT) showed that no choice on these thresholds catches more in the weeks it was chosen on.",
        { Bound: { } bound, Value: var value } when bound > 0 => string.Create(CultureInfo.InvariantCulture, $"The best found by a search (CP-SAT) that was stopped: no choice catches more than {100 * (bound / value - 1):0.0} % more in the weeks it was chosen on."),
        _ => "Greedy, because the views fall into too many groups for an exact search: at least ½(1 − 1/e), 31.6 %, of the best choice (Khuller, Moss and Naor 1999), in practice close to it.",
    };

    public static string Verified(PortfolioPlan plan) =>
        $"Chosen on {Weeks(plan.Chosen)}, verified on {Weeks(plan.HeldOut)}. Bands are intervals; where the line of the chosen weeks lies above the other, the choice flatters itself.";

    public static string Taken(PortfolioPlan plan) => plan.Taken.Count == 0 ? "Nothing fits the capacity at this floor." : string.Create(CultureInfo.InvariantCulture,
        $"{plan.Capacity:0.##} flags a day, precision at least {100 * plan.Floor:0.#} %. {string.Join(", ", plan.Taken.Select(o => $"{Name(o)}: {o.Load:0.#} a day"))}, in the weeks it was chosen on.");

    public static string Name(PortfolioOption option) => option.Threshold is { } threshold ? string.Create(CultureInfo.InvariantCulture, $"{option.Strategy} ≥ {threshold:0.00}") : $"{option.Strategy}, as it fires";

    public static string Weeks(PortfolioWeeks weeks) => $"{weeks.Window.From:yyyy-MM-dd} to {weeks.Window.To.AddDays(-1):yyyy-MM-dd}";
}
