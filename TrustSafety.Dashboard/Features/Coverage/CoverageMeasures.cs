using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>
/// Shares of violating exposure: a view counts, not an item, so that what many people saw weighs as much as it harmed. Before, after and never add up to all.
/// </summary>
internal static class CoverageMeasures
{
    private const int Fewest = 20;

    public static JudgedMeasure Before { get; } = Share("caught_before", "Caught before the view", Direction.HigherIsBetter, sample => row => sample.Caught[row]);

    public static JudgedMeasure After { get; } = Share("caught_after", "Caught after the view", Direction.Neutral, sample =>
    {
        var (caught, ever) = (sample.Caught, LiveCatches.Of(sample).Ever);
        return row => !caught[row] && ever[row];
    });

    public static JudgedMeasure Never { get; } = Share("never_caught", "Never caught", Direction.LowerIsBetter, sample =>
    {
        var (caught, ever) = (sample.Caught, LiveCatches.Of(sample).Ever);
        return row => !caught[row] && !ever[row];
    });

    public static IReadOnlyList<JudgedMeasure> All { get; } = [Before, After, Never];

    public static JudgedMeasure BeforeAt(int severity) => Of($"caught_before:severity:{severity}", "Caught before the view", Direction.HigherIsBetter,
        sample => row => sample.Violating[row] && sample.Severities[row] == severity ? new(1, sample.Caught[row] ? 1 : 0) : default);

    /// <summary>Of violating exposure, what this strategy caught in time; it alone; its fair share (Shapley: each view shared equally among those who caught it).</summary>
    public static JudgedMeasure Caught(string strategy) => Share($"caught_by:{strategy}", "Caught", Direction.HigherIsBetter, sample => sample.Strategy(strategy)!.Caught);

    public static JudgedMeasure Alone(string strategy) => Share($"caught_alone_by:{strategy}", "Caught by it alone", Direction.HigherIsBetter, sample =>
    {
        var (own, by) = (sample.Strategy(strategy)!, LiveCatches.Of(sample).Count);
        return row => by[row] == 1 && own.Caught(row);
    });

    public static JudgedMeasure Shapley(string strategy) => JudgedMeasure.Mean($"shapley:{strategy}", "Fair share (Shapley)", sample =>
    {
        var (violating, own, by) = (sample.Violating, sample.Strategy(strategy)!, LiveCatches.Of(sample).Count);
        return row => !violating[row] ? default : new(1, own.Caught(row) ? 1.0 / by[row] : 0);
    }).AmongViolating().OnDetections().AtLeast(Fewest).In(Units.Percent, Direction.HigherIsBetter);

    /// <summary>Those that were live at any of these views, whatever they are today.</summary>
    public static IReadOnlyList<JudgedStrategy> Live(JudgedSample sample) => LiveCatches.Of(sample).Live;

    private static JudgedMeasure Share(string id, string name, Direction direction, Func<JudgedSample, Func<int, bool>> counts) => Of(id, name, direction, sample =>
    {
        var (violating, counted) = (sample.Violating, counts(sample));
        return row => violating[row] ? new(1, counted(row) ? 1 : 0) : default;
    });

    private static JudgedMeasure Of(string id, string name, Direction direction, Func<JudgedSample, Func<int, JudgedValue>> values) =>
        JudgedMeasure.Share(id, name, values).AmongViolating().OnDetections().AtLeast(Fewest).In(Units.Percent, direction);
}
