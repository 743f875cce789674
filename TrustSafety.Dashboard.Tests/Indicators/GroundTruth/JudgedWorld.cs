using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Indicators.GroundTruth;

/// <summary>Six weeks of labels in three strata a week, some of them caught by one of two strategies.</summary>
internal sealed class JudgedWorld
{
    public static readonly DateOnly From = new(2026, 6, 15), To = new(2026, 7, 27);

    public JudgedWorld(bool inStrata = true, int minimumCount = 10)
    {
        var random = new Random(11);
        string[] markets = ["BR", "DE", "US"];
        foreach (var week in Enumerable.Range(0, 6))
            foreach (var h in Enumerable.Range(0, 3))
                for (var i = 0; i < 120; i++) Add(random, $"{week}-{h}-{i}", week, h, markets[random.Next(40) == 0 ? 0 : 1 + random.Next(2)], inStrata);
        Review = new([.. Rows], [FakeFacts.Extract(Fact.Label, "2026-06-15", "2026-07-26"), FakeFacts.Extract(Fact.Detection, "2026-06-15", "2026-07-26")], minimumCount);
        Truth = new GroundTruthReader(Review.Facts, Review.Indicators, new Remembered(Review.Facts, 100), Options.Create(new DisclosureOptions { MinimumCount = minimumCount }));
    }

    public List<FactRow> Rows { get; } = [];

    public Review Review { get; }

    public IGroundTruth Truth { get; }

    public JudgedMeasure Measure(string indicator) => JudgedMeasure.Of(Review.Definitions.Current.Catalog.Find(indicator)!);

    private void Add(Random random, string id, int week, int h, string market, bool inStrata)
    {
        var at = new DateTime(2026, 6, 15, 12, 0, 0).AddDays(7 * week + random.Next(7));
        var violating = random.NextDouble() < new[] { 0.02, 0.2, 0.7 }[h];
        var row = new Dictionary<string, object?>
        {
            ["sample_id"] = id,
            ["viewed_at"] = at,
            ["content_id"] = $"c{id}",
            ["weight"] = (decimal)(1_000 * Math.Pow(10, 2 - h)),
            ["violating"] = violating,
            ["market"] = market,
            ["surface"] = random.Next(10) == 0 ? null : random.Next(2) == 0 ? "feed" : "live",
            ["severity"] = violating && random.Next(5) > 0 ? (long)(1 + random.Next(4)) : null,
        };
        if (inStrata) (row["stratum"], row["stratum_size"]) = ($"h{h}", 10_000L * (week + 1));
        Rows.Add(new(Fact.Label, row));
        foreach (var strategy in new[] { "text", "image" })
            if (random.Next(3) > 0)
                Rows.Add(new(Fact.Detection, new Dictionary<string, object?>
                {
                    ["content_id"] = $"c{id}",
                    ["strategy"] = strategy,
                    ["scored_at"] = at.AddHours(random.Next(4) - 2.5),
                    ["fired"] = violating && random.Next(3) > 0,
                    ["score"] = random.Next(100) / 100m,
                    ["live"] = strategy == "text",
                }));
    }
}
