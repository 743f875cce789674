using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics;

public sealed class SlowCourseTests
{
    /// <summary>Medians 2.5, 3, 3.5, 4, 4.5, 5, 5.5 of what neighbours there are, by hand.</summary>
    [Fact]
    public void Smooth_OfARise_IsTheRise() => Assert.Equal([2.75, 3, 3.5, 4, 4.5, 5, 5.25], SlowCourse.Smooth([1, 2, 3, 4, 5, 6, 7]), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void Smooth_OfAnOutbreakOfThree_ShowsNone() => Assert.All(SlowCourse.Smooth([1, 1, 1, 1, 9, 9, 9, 1, 1, 1, 1]), s => Assert.Equal(1, s));

    [Fact]
    public void Smooth_OfALevelThatStays_Shows() => Assert.Equal([1, 1, 1, 1, 11 / 3.0, 19 / 3.0, 9, 9, 9, 9], SlowCourse.Smooth([1, 1, 1, 1, 1, 9, 9, 9, 9, 9]), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void Smooth_OfNoise_LeavesASixth()
    {
        var random = new Random(1);
        double[] noise = [.. Enumerable.Range(0, 200_000).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        var smooth = SlowCourse.Smooth(noise);
        Assert.InRange(smooth.Average(s => s * s), SlowCourse.NoiseLeft - 0.005, SlowCourse.NoiseLeft + 0.005);
        Assert.InRange(SlowCourse.Noise(noise), 0.98, 1.02);
    }

    [Fact]
    public void Noise_OfARiseWithAnOutbreak_IsNone() => Assert.Equal(0, SlowCourse.Noise([1, 2, 3, 4, 5, 60, 7, 8, 9, 10, 11, 12]), 12);

    [Fact]
    public void Noise_OfTwoValues_IsRefused() => Assert.Throws<ArgumentException>(() => SlowCourse.Noise([1, 2]));

    [Fact]
    public void Smooth_OfNothing_IsNothing() => Assert.Empty(SlowCourse.Smooth([]));
}
