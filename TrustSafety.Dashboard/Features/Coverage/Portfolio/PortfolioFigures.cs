using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>Coverage, precision and flags of a choice in given weeks, each with its interval.</summary>
internal static class PortfolioFigures
{
    private const double Level = 0.95;
    private const int Fewest = 20;

    /// <summary>Of the violating exposure of these weeks the share that the test holds for.</summary>
    public static Readout Share(PortfolioWeeks weeks, Func<int, bool> caught)
    {
        var domain = Violating(weeks, row => caught(row) ? 1 : 0);
        return domain.Total.N < Fewest ? new Readout.TooFew((long)domain.Total.N, Fewest) : new Readout.Measured(Hajek.Proportion(domain, Level), (long)domain.Total.N, null, null, domain.Total.EffectiveN).While(weeks.Open);
    }

    public static Readout Share(PortfolioWeeks weeks, IEnumerable<PortfolioOption> options) => Share(weeks, Caught(weeks, options));

    /// <summary>On the same views: what one catches and the other doesn't, less what the other does and it doesn't.</summary>
    public static Readout Gain(PortfolioWeeks weeks, Func<int, bool> caught, Func<int, bool> than)
    {
        var domain = Violating(weeks, row => (caught(row) ? 1 : 0) - (than(row) ? 1 : 0));
        if (domain.Total.N < Fewest) return new Readout.TooFew((long)domain.Total.N, Fewest);
        if (domain.Total.W2Y2 == 0) return new Readout.Missing("both catch the same of the judged views");
        return new Readout.Measured(Hajek.Mean(domain, Level) with { Method = "paired, stratified Hájek, linearised" }, (long)domain.Total.N, null, null, domain.Total.EffectiveN).While(weeks.Open);
    }

    /// <summary>Held-out less chosen-on: a choice looks better on the weeks that it was made for.</summary>
    public static Readout Drop(PortfolioWeeks heldOut, PortfolioWeeks chosen, IReadOnlyList<PortfolioOption> options)
    {
        StratifiedDomain Of(PortfolioWeeks weeks)
        {
            var caught = Caught(weeks, options);
            return Violating(weeks, row => caught(row) ? 1 : 0);
        }
        var (later, earlier) = (Of(heldOut), Of(chosen));
        var n = (long)Math.Min(later.Total.N, earlier.Total.N);
        return n < Fewest ? new Readout.TooFew(n, Fewest) : new Readout.Measured(Hajek.ProportionDifference(later, earlier, Level).Interval, n, null, null).While(heldOut.Open ?? chosen.Open);
    }

    public static Readout Precision(PortfolioWeeks weeks, IEnumerable<PortfolioOption> options)
    {
        var flags = PortfolioCatch.Any(options.Select(o => PortfolioCatch.Flags(weeks.Sample, o)));
        var n = weeks.Rows.Count(flags);
        return PortfolioOptions.Precision(weeks, flags) is { } precision ? new Readout.Measured(precision, n, null, null).While(weeks.Open) : new Readout.TooFew(n, Fewest);
    }

    /// <summary>Counted from all detections of the weeks; the interval is that of a rate.</summary>
    public static Readout Flags(PortfolioWeeks weeks, double flags, int smallest) => flags < smallest && flags > 0 ? new Readout.Suppressed("fewer flags than may be shown")
        : new Readout.Measured(OneRate.Exact(flags, weeks.Days, Level), (long)flags, null, null).While(weeks.Open);

    public static Func<int, bool> Caught(PortfolioWeeks weeks, IEnumerable<PortfolioOption> options) => PortfolioCatch.Any(options.Select(o => PortfolioCatch.InTime(weeks.Sample, o)));

    private static StratifiedDomain Violating(PortfolioWeeks weeks, Func<int, double> value)
    {
        var violating = weeks.Sample.Violating;
        return JudgedSums.Domain(weeks.Sample, weeks.Rows, row => violating[row] ? new(1, value(row)) : default);
    }
}
