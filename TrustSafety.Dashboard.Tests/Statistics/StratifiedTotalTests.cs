using System.Globalization;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics;

/// <summary>Against R survey 4.1.1 (R 4.2.2): svytotal(~I(enroll*(awards=="Yes"))) of its apistrat, with and without fpc; confint with df = degf.</summary>
public sealed class StratifiedTotalTests
{
    [Theory]
    [InlineData(true, 2059960.4001426697, 140944.7457644504, 1782006.2220993559, 2337914.5781859835)]
    [InlineData(false, 2059960.40014266968, 143734.27722605033, 1776505.04558986914, 2343415.75469547044)]
    public void Total_OfADomain_IsThatOfSurvey(bool finite, double total, double error, double low, double high)
    {
        var estimate = StratifiedTotal.Of(Schools(finite));
        Assert.Equal(total, estimate.Point!.Value, 1e-6);
        Assert.Equal(error, estimate.StandardError!.Value, 1e-6);
        Assert.Equal(low, estimate.Low!.Value, 1e-4);
        Assert.Equal(high, estimate.High!.Value, 1e-4);
    }

    [Fact]
    public void Total_SameSampleByUnits_IsThatOfTheSurveySample()
    {
        var rows = Read();
        List<string> names = [.. rows.Select(r => r.Stratum).Distinct()];
        var sample = new SurveySample([.. rows.Select(r => r.Weight)], null, [.. rows.Select(r => names.IndexOf(r.Stratum))]);
        var other = SurveyEstimates.Total(sample, [.. rows.Select(r => r.Value)]);
        var own = StratifiedTotal.Of(Schools(false));
        Assert.Equal(other.StandardError!.Value, own.StandardError!.Value, 1e-9 * other.StandardError.Value);
        Assert.Equal(other.High!.Value, own.High!.Value, 1e-9 * other.High.Value);
    }

    [Fact]
    public void Total_OfNothing_HasNoAnswer() => Assert.Equal(Undefined.NoSpread, StratifiedTotal.Of([new(0, default, 40), new(1, default, 60)]).Why);

    [Fact]
    public void Total_OneUnit_HasNoAnswer() => Assert.Equal(Undefined.TooFew, StratifiedTotal.Of([new(0, WeightedTally.Of(2, 2), 1)]).Why);

    private static List<DomainStratum> Schools(bool finite) => [.. Read().GroupBy(r => r.Stratum).Select((g, i) => new DomainStratum(i,
        g.Aggregate(default(WeightedTally), (sum, r) => sum + WeightedTally.Of(r.Weight, r.Weight * r.Value)), g.Count(), finite ? g.First().Population : double.PositiveInfinity))];

    private static List<(string Stratum, double Weight, double Population, double Value)> Read() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", "apistrat.csv")).Skip(1).Select(l => l.Split(',')).Select(f => (f[0], Number(f[1]), Number(f[2]), f[4] == "Yes" ? Number(f[3]) : 0))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
