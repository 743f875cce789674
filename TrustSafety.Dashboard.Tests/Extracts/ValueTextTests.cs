using System.Globalization;
using System.Text;
using CsCheck;
using TrustSafety.Dashboard.Extracts.Validation;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>Numbers and times are read from their bytes; .NET reads the same.</summary>
public sealed class ValueTextTests
{
    [Fact]
    public void Decimal_OfAnyDigits_IsRoundedAsDecimalIs() =>
        Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[0, 12]).Sample((digits, places) =>
        {
            var text = Shifted(digits, places);
            var expected = decimal.Round(decimal.Parse(text, CultureInfo.InvariantCulture), 6, MidpointRounding.AwayFromZero);
            return DecimalText.TryParse(Encoding.UTF8.GetBytes(text), 6, out var value, out _) && value == (long)(expected * 1_000_000);
        });

    [Fact]
    public void Decimal_WithExponent_IsTheSameAsWithout() =>
        Gen.Select(Gen.Int[-999_999, 999_999], Gen.Int[-9, 5]).Sample((digits, exponent) =>
        {
            var expected = decimal.Round(decimal.Parse($"{digits}e{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture), 6, MidpointRounding.AwayFromZero);
            return DecimalText.TryParse(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{digits}E{exponent}")), 6, out var value, out _) && value == (long)(expected * 1_000_000);
        });

    [Theory]
    [InlineData(""), InlineData("."), InlineData("-"), InlineData("1..2"), InlineData("1e"), InlineData("e1"), InlineData("NaN"), InlineData("inf"), InlineData(" 1"), InlineData("1 "), InlineData("1,000"), InlineData("0x1"), InlineData("1000000000000"), InlineData("1e999")]
    public void Decimal_ThatIsNone_IsNotRead(string text) => Assert.False(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), 6, out _, out _));

    [Theory]
    [InlineData("12", true), InlineData("12.000", true), InlineData("12.5", false), InlineData("1e3", true), InlineData("15e-1", false), InlineData("9007199254740993", true)]
    public void Whole_IsExactOnlyWithoutAFraction(string text, bool whole) =>
        Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), 0, out _, out var exact) && exact == whole);

    [Fact]
    public void Timestamp_WithAnyOffset_IsTheInstantThatDotNetReads() =>
        Gen.Select(Gen.Long[946_771_200_000_000, 4_102_358_400_000_000 - 1], Gen.Int[-56, 56], Gen.OneOf(Gen.Const("yyyy-MM-ddTHH:mm:ss.ffffffzzz"), Gen.Const("yyyy-MM-dd HH:mm:ss.ffffffzzz"))).Sample((micros, quarters, format) =>
        {
            var moment = DateTimeOffset.UnixEpoch.AddTicks(micros * 10).ToOffset(TimeSpan.FromMinutes(15 * quarters));
            var text = moment.ToString(format, CultureInfo.InvariantCulture);
            return TimeText.TryTimestamp(Encoding.UTF8.GetBytes(text), out var read) == TimeTextResult.Ok && read == micros;
        });

    [Fact]
    public void Keys_ThatDiffer_AreNeverTakenForOne()
    {
        var keys = new KeySet();
        for (var i = 0; i < 300_000; i++)
        {
            keys.Begin();
            keys.Mix(Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture)));
            Assert.True(keys.Add());
        }
        for (var i = 0; i < 300_000; i += 1000)
        {
            keys.Begin();
            keys.Mix(Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture)));
            Assert.False(keys.Add());
        }
    }

    private static string Shifted(long digits, int places)
    {
        var text = Math.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return (digits < 0 ? "-" : "") + text[..^places] + (places > 0 ? "." + text[^places..] : "");
    }
}
