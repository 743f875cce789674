using CsCheck;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class NumberColumnTests
{
    [Fact]
    public void Of_AnyNumbers_GivesEveryBitBack() =>
        Gen.OneOf(Gen.Int[0, 255].Select(i => (double)i), Gen.Int[0, 70_000].Select(i => (double)i), Gen.Double).Array[0, 30].Sample(numbers =>
        {
            var column = NumberColumn.Of(numbers);
            for (var i = 0; i < numbers.Length; i++) Assert.Equal(BitConverter.DoubleToInt64Bits(numbers[i]), BitConverter.DoubleToInt64Bits(column[i]));
        });

    [Theory]
    [InlineData(255, 1)]
    [InlineData(256, 2)]
    [InlineData(65_535, 2)]
    [InlineData(65_536, 4)]
    [InlineData(4_294_967_295, 4)]
    [InlineData(4_294_967_296, 8)]
    [InlineData(-1, 8)]
    [InlineData(0.5, 8)]
    [InlineData(-0.0, 8)]
    [InlineData(double.NaN, 8)]
    [InlineData(double.PositiveInfinity, 8)]
    public void Of_ANumber_TakesNoMoreThanItNeeds(double number, long bytes)
    {
        var column = NumberColumn.Of([0, number]);
        Assert.Equal(2 * bytes, column.Size);
        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(column[1]));
    }
}
