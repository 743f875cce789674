namespace TrustSafety.Dashboard.Charts;

/// <summary>The span of a vertical axis, chosen from what must be seen; computed here so that labels can be kept apart.</summary>
public readonly record struct ValueRange(double Low, double High)
{
    private const double Air = 0.09;

    private static readonly double[] Steps = [1, 2, 5, 10];

    public double Height => High - Low;

    /// <summary>The span of the values with air around them; a flat line gets a span of its own size.</summary>
    public static ValueRange Around(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count == 0) return new(0, 1);
        var (low, high) = (finite.Min(), finite.Max());
        if (high - low < Math.Abs(high) * 1e-6 || high == low) (low, high) = (low - Math.Max(Math.Abs(low) * 0.1, 0.5), high + Math.Max(Math.Abs(high) * 0.1, 0.5));
        var air = (high - low) * Air;
        return new(low >= 0 && low - air < 0 ? 0 : low - air, high + air);
    }

    /// <summary>The finest of 1, 2 and 5 times a power of ten that is passed at most so often.</summary>
    public double Step(int most)
    {
        var fewest = Height / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(fewest)));
        return Steps.Select(f => f * power).First(step => step >= fewest);
    }

    public IEnumerable<double> Multiples(double step)
    {
        for (var k = Math.Ceiling(Low / step); k * step <= High; k++) yield return k * step;
    }

    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Whether the value can be taken in without squeezing what is there below a third of the height.</summary>
    public bool CanTakeIn(double value) => Math.Max(High, value) - Math.Min(Low, value) <= 3 * Height;
}
