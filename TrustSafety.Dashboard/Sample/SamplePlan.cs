using System.Globalization;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Sample;

/// <summary>How much is generated and over which days: 65 ISO weeks and the first days of the next one.</summary>
/// <param name="Rows">Action rows; everything else scales with them.</param>
public sealed record SamplePlan(long Rows, ulong Seed)
{
    public const string GeneratorVersion = "1";
    public const int CompleteWeeks = 65;
    public const int DaysOfOpenWeek = 3;
    public const long SmallRows = 40_000;
    public const ulong SmallSeed = 2026;
    public const long FewestRows = 5_000;
    public const long MostRows = 100_000_000;

    public static readonly IsoWeek LastCompleteWeek = new(2026, 46);

    public static DateOnly FirstDay => LastCompleteWeek.Monday.AddDays(-7 * (CompleteWeeks - 1));

    /// <summary>The first day that has no data.</summary>
    public static DateOnly EndDay => LastCompleteWeek.Monday.AddDays(7 + DaysOfOpenWeek);

    public static int Days => EndDay.DayNumber - FirstDay.DayNumber;

    /// <summary>The moment the extracts were taken: six hours after the last day; what happens later is not in them.</summary>
    public static long TakenAt => Epoch(EndDay) + 6 * 3600;

    /// <summary>Large runs split every category into all its subcategories and stay plain CSV.</summary>
    public bool Large => Rows >= 200_000;

    public int LabelsPerWeek => Rows <= SmallRows ? (int)Math.Max(400, Rows / 40) : (int)Math.Min(1_000 + (Rows - SmallRows) / 710, 15_000);

    /// <summary>About 1,500 views per action, which puts user reports near 130 per million views.</summary>
    public double ViewsPerDay => Rows * 1_550.0 / Days;

    /// <summary>The share of actioned content whose scores are in the detection extract.</summary>
    public double ScoredActions => Large ? 0.15 : 0.03;

    public int UnitsPerExperiment => (int)Math.Clamp(Rows / 16, 2_400, 200_000);

    /// <summary>Width of the running number in every id, so that ids sort as they were made.</summary>
    public int IdWidth => Math.Max(6, (Rows * 3).ToString(CultureInfo.InvariantCulture).Length);

    public static long Epoch(DateOnly day) => (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400L;
}
