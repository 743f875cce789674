namespace TrustSafety.Dashboard.Sample;

/// <summary>When in a day things happen.</summary>
internal static class Clock
{
    /// <summary>Views and uploads by hour (UTC) for an audience over many zones.</summary>
    private static readonly double[] HourWeights = [3.2, 2.9, 2.7, 2.6, 2.7, 2.9, 3.2, 3.5, 3.8, 4.0, 4.2, 4.4, 4.6, 4.7, 4.8, 4.9, 5.0, 5.1, 5.2, 5.1, 4.8, 4.5, 4.1, 3.6];

    private static readonly AliasTable Hours = new(HourWeights);

    private static readonly double[] Passed = [.. HourWeights.Select((_, hour) => HourWeights.Take(hour + 1).Sum() / HourWeights.Sum())];

    /// <summary>The second at which this part of the day's events has happened.</summary>
    public static long SecondAfter(double part)
    {
        var hour = 0;
        while (hour < 23 && Passed[hour] <= part) hour++;
        var before = hour == 0 ? 0 : Passed[hour - 1];
        return (long)(3600 * (hour + Math.Clamp((part - before) / (Passed[hour] - before), 0, 1)));
    }

    public static long SecondOfDay(ref Rng rng) => Hours.Draw(ref rng) * 3600 + rng.Below(3600);
}
