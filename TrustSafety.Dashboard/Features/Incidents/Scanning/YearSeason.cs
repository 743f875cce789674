using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What the year before leads to expect of one series at each of its steps, relative to its other steps: the season of the year, growth left out.</summary>
/// <param name="logs">Its logarithm at each step, from a week before the first step to a week after the last.</param>
/// <param name="perWeek">Steps a week.</param>
/// <param name="noise">The variance of a logarithm for last year's noise.</param>
/// <param name="growth">The logarithm of this year's rate over last year's.</param>
public sealed class YearSeason(double[] logs, int perWeek, double noise, double growth)
{
    /// <summary>No year is quite like the last: so much of a season is not told by it (standard deviation).</summary>
    private const double YearToYear = 0.2;

    /// <summary>Growth comes in steps, and nobody knows when: about so many a year.</summary>
    private const int StepsAYear = 4;

    private const double Weeks = 52;

    public double Factor(int step) => Math.Exp(logs[step + perWeek]);

    /// <summary>The exposures of some steps, each times its season.</summary>
    public double[] Weigh(ReadOnlySpan<double> exposures, int from)
    {
        var due = exposures.ToArray();
        for (var i = 0; i < due.Length; i++) due[i] *= Factor(from + i);
        return due;
    }

    /// <summary>
    /// A rate of the steps [from, from + baseline), for the steps tested right after: its relative variance, φ/Events, grows by that of the season between the two,
    /// (κs)² + ((s₊ − s₋)/2)² + 2ν + r²f(1 − f)/4. s is the logarithm of the season's rise from the baseline to the test, of which κ = 0.2 is not repeated; s₊ and s₋ the same a week later and earlier, for seasons that move; ν the
    /// noise of last year's counts; r the year's growth, of which the part f falls between baseline and test if it is even, and all or nothing of a quarter of it (binomial) if it comes in four steps.
    /// </summary>
    /// <param name="weight">Of each step tested.</param>
    public SeasonalRate Widen(SeasonalRate rate, int from, int baseline, int tested, Func<int, double> weight)
    {
        var (to, end) = (from + baseline, from + baseline + tested);
        double Mean(int a, int b, Func<int, double> value, Func<int, double> of)
        {
            double sum = 0, all = 0;
            for (var i = a; i < b; i++) (sum, all) = (sum + (of(i - a) * value(i)), all + of(i - a));
            return sum / all;
        }
        double Between(Func<int, double> value) => Mean(to, end, value, weight) - Mean(from, to, value, _ => 1);
        double Rise(int shift) => Between(i => logs[i + perWeek + shift]);
        var (part, moves) = (Between(i => i) / perWeek / Weeks, (Rise(perWeek) - Rise(-perWeek)) / 2);
        var variance = Square(YearToYear * Rise(0)) + Square(moves) + (2 * noise) + (growth * growth * part * (1 - part) / StepsAYear);
        return rate with { Events = 1 / ((1 / rate.Events) + (variance / rate.Dispersion)) };
    }

    private static double Square(double value) => value * value;
}
