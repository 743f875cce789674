using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>The choice for a capacity, made on earlier weeks, and all that the later ones are to say of it.</summary>
/// <param name="Capacity">Flags a day.</param>
/// <param name="Frontier">By capacity, each chosen on the earlier weeks.</param>
internal sealed record PortfolioPlan(PortfolioWeeks Chosen, PortfolioWeeks HeldOut, double Capacity, double Floor, PortfolioProblem Problem, PortfolioAnswer Answer, PortfolioAnswer More, IReadOnlyList<(double Capacity, PortfolioAnswer Answer)> Frontier)
{
    /// <summary>What the marginal capacity is: a tenth of it.</summary>
    public const double Step = 0.1;

    private static readonly double[] Multiples = [0.1, 0.25, 0.5, 0.75, 1, 1.1, 1.5, 2, 3];

    public IReadOnlyList<PortfolioOption> Taken => Options(Answer);

    public IReadOnlyList<PortfolioOption> Options(PortfolioAnswer answer) => [.. answer.Choice.Select((option, s) => (option, s)).Where(c => c.option >= 0).Select(c => Problem.Options[c.s][c.option])];

    /// <summary>The later third of the weeks is held out. Null for a window of one week.</summary>
    public static (GroundTruthWindow Chosen, GroundTruthWindow HeldOut)? Split(GroundTruthWindow window)
    {
        var weeks = (window.To.DayNumber - window.From.DayNumber) / 7;
        if (weeks < 2) return null;
        var cut = window.To.AddDays(-7 * Math.Max(1, weeks / 3));
        return (window with { To = cut }, window with { From = cut });
    }

    public static PortfolioPlan Of(PortfolioWeeks chosen, PortfolioWeeks heldOut, CoverageSettings settings, int smallest)
    {
        var floor = settings.Floor ?? TodaysFloor(chosen);
        var capacity = settings.Capacity ?? Math.Max(1, Math.Round(chosen.Today / chosen.Days));
        var problem = PortfolioOptions.Problem(chosen, floor, smallest);
        var frontier = PortfolioSearch.Frontier(problem, Multiples.Select(m => m * capacity));
        PortfolioAnswer At(double multiple) => frontier.MinBy(f => Math.Abs(f.Capacity - (multiple * capacity))).Answer;
        return new(chosen, heldOut, capacity, floor, problem, At(1), At(1 + Step), frontier);
    }

    /// <summary>As precise as all that is live is together today, to the twentieth below.</summary>
    private static double TodaysFloor(PortfolioWeeks weeks)
    {
        var live = CoverageMeasures.Live(weeks.Sample);
        return PortfolioOptions.Precision(weeks, row => live.Any(s => s.Fired(row))) is { } precision ? Math.Floor(precision.Point * 20) / 20 : 0;
    }
}
