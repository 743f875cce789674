using TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>The promises of the library, chapter by chapter, as docs/statistics-simulations.md tells them.</summary>
internal static class Promises
{
    public static IReadOnlyList<(string Name, IReadOnlyList<Promise> Promises)> All { get; } =
    [
        ("one proportion", OneProportionChapter.Promises), ("two proportions", TwoProportionsChapter.Promises), ("rates", RatesChapter.Promises),
        ("means and ratios", MeansChapter.Promises), ("quantiles", QuantilesChapter.Promises), ("variance reduction", ReductionChapter.Promises),
        ("sequential", SequentialChapter.Promises), ("decision and allocation", DecisionChapter.Promises), ("many at once", FamiliesChapter.Promises),
        ("survey", SurveyChapter.Promises), ("judgements", JudgementsChapter.Promises), ("classification", ClassificationChapter.Promises), ("detection", DetectionChapter.Promises),
        ("regression", RegressionChapter.Promises), ("resampling and observation", ResamplingChapter.Promises), ("alarms", AlarmsChapter.Promises), ("design", DesignChapter.Promises),
    ];
}
