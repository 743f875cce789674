using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics;

/// <summary>Arms whose means share an error.</summary>
public sealed class CorrelatedArmsTests
{
    private static readonly MeanTally Arm = new(400, 1.2, 0.9 * 399), Base = new(500, 1.0, 1.1 * 499);

    [Theory]
    [InlineData(0)]
    [InlineData(0.0008)]
    [InlineData(-0.0015)]
    public void Fieller_BothEnds_LieExactlyZErrorsFromTheRatio(double covariance)
    {
        var lift = RelativeLift.Fieller(Arm, Base, 0.95, covariance: covariance);
        var z = 1.959963984540054;
        foreach (var r in new[] { lift.Low!.Value + 1, lift.High!.Value + 1 })
        {
            var error = Math.Sqrt((Arm.Variance / Arm.N) - (2 * r * covariance) + (r * r * Base.Variance / Base.N));
            Assert.Equal(z * error, Math.Abs(Arm.Mean - (r * Base.Mean)), 10);
        }
        Assert.Equal(0.2, lift.Point!.Value, 12);
    }

    [Fact]
    public void Absolute_SharedError_CancelsFromTheDifference()
    {
        var apart = MeanDifference.Absolute(Arm, Base);
        var shared = MeanDifference.Absolute(Arm, Base, covariance: 0.001);
        Assert.Equal((apart.StandardError!.Value * apart.StandardError.Value) - 0.002, shared.StandardError!.Value * shared.StandardError.Value, 12);
        Assert.Equal(apart.Point, shared.Point);
    }

    [Fact]
    public void Arms_LabelsAsUsual_DivideTheDifferenceByTheirWorth()
    {
        var (own, other, shared) = RoganGladen.Arms(new(900, 0.30, 0.21 * 899), new(900, 0.25, 0.1875 * 899), new(0.8, 50, 0.9, 60));
        Assert.Equal(0.05 / 0.7, own.Mean - other.Mean, 12);
        // Se and Sp would not matter to the difference of equal arms: what is left of their error is the difference's own.
        var left = (own.Variance / own.N) + (other.Variance / other.N) - (2 * shared);
        var labels = (0.8 * 0.2 / 50) + (0.9 * 0.1 / 60);
        Assert.Equal(((0.21 + 0.1875) / 900 + (0.05 / 0.7 * (0.05 / 0.7) * labels)) / 0.49, left, 10);
    }
}
