using TrustSafety.Dashboard.Benchmarks.Simulations;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>
/// What the time of the year does to a generated platform: each indicator has a season of 10 to 40 % from its lowest to its highest, half of them one wave a year and half a peak that comes and goes within some six weeks each, anywhere in
/// the year. Markets have it by 30 % more or less, and no year is quite like the last: 15 % more or less of it, five days earlier or later (standard deviations).
/// </summary>
internal sealed class GeneratedSeason
{
    public const int Year = 364;
    private const double AmongMarkets = 0.3, PeakDays = 21;

    private readonly Of[] indicators;
    private readonly double[][] strays;
    private readonly double[][] shifts;
    private readonly double[] markets;

    /// <param name="stray">How much of a season one year has more or less than another.</param>
    public GeneratedSeason(int seed, double stray = 0.15, double shift = 5)
    {
        var random = new Random(seed);
        indicators = [.. Enumerable.Range(0, GeneratedPlatform.Indicators).Select(_ => new Of(0.1 + (0.3 * random.NextDouble()), random.Next(2) == 0, random.Next(Year)))];
        markets = [.. Enumerable.Range(0, GeneratedPlatform.Sizes[0]).Select(_ => Math.Exp(AmongMarkets * Draw.Normal(random)))];
        strays = [.. indicators.Select(_ => Years(() => Math.Max(0, 1 + (stray * Draw.Normal(random)))))];
        shifts = [.. indicators.Select(_ => Years(() => shift * Draw.Normal(random)))];
    }

    public double Factor(int indicator, int market, int day)
    {
        var of = indicators[indicator];
        var (year, at) = Math.DivRem(day + of.Start, Year);
        var within = Math.Clamp(at - shifts[indicator][year], 0, Year);
        var height = of.IsPeak ? Math.Exp(-0.5 * Math.Pow((within - (Year / 2)) / PeakDays, 2)) : (1 - Math.Cos(2 * Math.PI * within / Year)) / 2;
        return Math.Exp(Math.Log(1 + of.Size) * markets[market] * strays[indicator][year] * height);
    }

    private static double[] Years(Func<double> draw) => [.. Enumerable.Range(0, 4).Select(_ => draw())];

    /// <param name="Start">Days of its year that had gone by on the first day.</param>
    private sealed record Of(double Size, bool IsPeak, int Start);
}
