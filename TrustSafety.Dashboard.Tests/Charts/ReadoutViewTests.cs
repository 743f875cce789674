using Bunit;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class ReadoutViewTests : BunitContext
{
    private static readonly Unit Per10K = new("per_10k", 10_000, "per 10k views", 1);
    private static readonly Readout.Measured Value = new(new Interval(0.00041, 0.00047, 0.00053, 0.95, "Hájek, linearised"), 18_420, null, null, 6_610);

    [Fact]
    public void Measured_ShowsValueUnitIntervalLevelMethodAndN() =>
        Shows(Value, "4.7", "per 10k views", "95 %", "4.1 – 5.3", "Hájek, linearised", "n 18,420", "n_eff 6,610");

    [Fact]
    public void Measured_Unbounded_SaysSo() =>
        Shows(Value with { Value = Value.Value with { High = double.PositiveInfinity } }, "at least 4.1");

    [Fact]
    public void Provisional_ShowsTheValueSoFarAndTheReason() => Shows(new Readout.Provisional(Value, "week not over"), "4.7", "4.1 – 5.3", "provisional: week not over");

    [Theory]
    [InlineData("suppressed", "Protected", "fewer than 10 items")]
    [InlineData("too_few", "Too few to say", "n 12 of 100 needed")]
    [InlineData("missing", "No value", "no labels in this week")]
    public void Readout_WithoutValue_SaysWhyAndShowsNoNumberOfItsOwn(string status, string word, string why)
    {
        Readout readout = status switch
        {
            "suppressed" => new Readout.Suppressed("fewer than 10 items"),
            "too_few" => new Readout.TooFew(12, 100),
            _ => new Readout.Missing("no labels in this week"),
        };
        var shown = Shows(readout, word, why);
        Assert.Empty(shown.FindAll(".readout-value"));
        Assert.Single(shown.FindAll(".readout." + status));
    }

    [Fact]
    public void Compact_Measured_KeepsTheIntervalAndLeavesTheBasisOut()
    {
        var shown = Render<ReadoutView>(p => p.Add(r => r.Readout, Value).Add(r => r.Unit, Per10K).Add(r => r.Compact, true));
        Assert.Contains("4.1 – 5.3", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Hájek", shown.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ReadoutView> Shows(Readout readout, params string[] parts)
    {
        var shown = Render<ReadoutView>(p => p.Add(r => r.Readout, readout).Add(r => r.Unit, Per10K));
        var text = string.Join(' ', shown.Find(".readout").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        return shown;
    }
}
