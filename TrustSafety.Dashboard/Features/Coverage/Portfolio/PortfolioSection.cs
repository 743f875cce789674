using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>The portfolio as a section of the page, with what its controls stand at.</summary>
/// <param name="Capacity">Flags a day; null where nothing could be chosen.</param>
internal sealed record PortfolioSection(Section Section, double? Capacity, double? Floor)
{
    public const string Id = "portfolio";

    private const string Title = "What would catch most?";

    private static readonly Unit Percent = Units.Percent, Points = new("points", 100, "points", 1), PerDay = new("per_day", 1, "flags a day", 0) { Natural = "flags a day" };

    public static PortfolioSection Without(string reason, Provenance provenance, PortfolioPlan? plan = null) =>
        new(new(Id, Title, PortfolioText.Method, [new("portfolio_heldout", "Caught by the choice, weeks held out", new Readout.Missing(reason), Percent)], provenance), plan?.Capacity, plan?.Floor);

    public static PortfolioSection Of(PortfolioPlan plan, Provenance provenance, int smallest)
    {
        var (taken, later, earlier) = (plan.Taken, plan.HeldOut, plan.Chosen);
        var caught = PortfolioFigures.Caught(later, taken);
        var heldOut = PortfolioFigures.Share(later, taken);
        var today = PortfolioFigures.Share(later, row => later.Sample.Caught[row]);
        List<SectionRow> rows =
        [
            new("portfolio_heldout", "Caught by the choice, weeks held out", heldOut, Percent),
            new("portfolio_chosen", "… in the weeks it was chosen on", PortfolioFigures.Share(earlier, taken), Percent),
            new("portfolio_drop", "Held out less chosen on", PortfolioFigures.Drop(later, earlier, taken), Points),
            new("portfolio_today", "Caught today, weeks held out", today, Percent),
            new("portfolio_gain", "The choice less today, weeks held out", PortfolioFigures.Gain(later, caught, row => later.Sample.Caught[row]), Points),
            new("portfolio_next", "A tenth more capacity would add, weeks held out", PortfolioFigures.Gain(later, PortfolioFigures.Caught(later, plan.Options(plan.More)), caught), Points),
            new("portfolio_precision", "Precision of the choice, weeks held out", PortfolioFigures.Precision(later, taken), Percent),
            new("portfolio_flags", "Flags of the choice, weeks held out", PortfolioFigures.Flags(later, taken.Sum(later.Flags), smallest), PerDay),
            new("portfolio_flags_today", "Flags today, weeks held out", PortfolioFigures.Flags(later, later.Today, smallest), PerDay),
            .. taken.Select(o => new SectionRow("portfolio_member", "Caught by a chosen strategy, weeks held out", PortfolioFigures.Share(later, [o]), Percent, "strategy", PortfolioText.Name(o))),
            .. taken.Select(o => new SectionRow("portfolio_member_flags", "Flags of a chosen strategy, weeks held out", PortfolioFigures.Flags(later, later.Flags(o), smallest), PerDay, "strategy", PortfolioText.Name(o))),
        ];
        var points = plan.Frontier.Select(f => (f.Capacity, Chosen: PortfolioFigures.Share(earlier, plan.Options(f.Answer)), HeldOut: PortfolioFigures.Share(later, plan.Options(f.Answer)))).ToList();
        foreach (var (capacity, chosen, verified) in points)
        {
            rows.Add(new("portfolio_frontier_chosen", "Most that a capacity catches, weeks chosen on", chosen, Percent, "capacity", Text(capacity)));
            rows.Add(new("portfolio_frontier", "Most that a capacity catches, weeks held out", verified, Percent, "capacity", Text(capacity)));
        }
        CurveLine Line(string name, IEnumerable<(double At, Readout Readout)> of) => new(name, [.. of.Where(p => p.Readout.Shown is not null).Select(p => new CurvePoint(p.At, p.Readout.Shown!.Value.Point, p.Readout.Shown.Value.Low, p.Readout.Shown.Value.High))]);
        CurveMark[] Mark(string name, double at, Readout readout) => readout.Shown is { } shown ? [new(name, new(at, shown.Value.Point, shown.Value.Low, shown.Value.High))] : [];
        return new(new(Id, Title, PortfolioText.Method + " " + PortfolioText.Guarantee(plan), rows, provenance)
        {
            Charts =
            [
                new SectionChart.Line("How much more would more reviewers catch?", PortfolioText.Verified(plan), new("Caught before the view against capacity", new("flags a day", 1, 0), new("caught, %", 100, 1) { From = 0, To = 1 },
                    [Line("held out", points.Select(p => (p.Capacity, p.HeldOut))), Line("chosen on", points.Select(p => (p.Capacity, p.Chosen)))])
                {
                    Marks = [.. Mark("today", later.Today / later.Days, today)],
                }),
                new SectionChart.Dots("What the choice takes", PortfolioText.Taken(plan), new("Caught by a chosen strategy", PortfolioText.Weeks(later), Percent, [.. rows.Where(r => r.Measure == "portfolio_member").Select(r => new EstimateDot(r.Key!, r.Readout))])),
            ],
        }, plan.Capacity, plan.Floor);
    }

    private static string Text(double capacity) => capacity.ToString(capacity < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
}
