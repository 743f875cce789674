using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Two years of series of some thousand events a day, as regular as Poisson counts are on average, whose season has a factor in every week of the year; the scan stands on its last day.</summary>
public sealed class SeasonTests
{
    private const double Limit = 1e-5;
    private const int Days = LastYear.Shift + Detector.Days + (7 * (LastYear.Reach + 1)), Now = Days - Detector.Days;
    private static readonly DateOnly FirstDay = new(2025, 1, 6), To = FirstDay.AddDays(Days);

    /// <summary>A fifth more within four weeks, as every year; days are counted back from the end of the season's year.</summary>
    private static double December(int back) => 1 + (0.2 * Math.Clamp((28 - back) / 28.0, 0, 1));

    private static double Flat(int back) => 1;

    /// <summary>Each segment's factor, by the days before the end (1 being the last) and by the year (0 for this one).</summary>
    private sealed class Years(params Func<int, int, double>[] segments) : WatchedSource(new("i", "I", null, Direction.Neutral))
    {
        public double Usual { get; init; } = 2000;

        public double Exposure { get; init; } = 1e6;

        public bool IsPart { get; init; }

        public override IReadOnlyList<IReadOnlyList<string>> Breakdowns => [[]];

        public override Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<WatchedSeries>>([.. segments.Select((factor, s) => new WatchedSeries(What, new([new("market", $"m{s}")]), from, 1, Counts(factor, s)[(from.DayNumber - FirstDay.DayNumber)..(to.DayNumber - FirstDay.DayNumber)],
                [.. Enumerable.Repeat(Exposure, to.DayNumber - from.DayNumber)]) { IsPart = IsPart })]);

        private double[] Counts(Func<int, int, double> factor, int seed)
        {
            var random = new Random(seed + 5);
            return [.. Enumerable.Range(0, Days).Select(day =>
            {
                // A year ends some weeks after the day on which the scan stood a year before.
                var (back, year) = day >= Days - LastYear.Shift + 42 ? (Days - day, 0) : (Days - LastYear.Shift - day, 1);
                var mean = Usual * factor(back, year);
                return Math.Round(mean + (Math.Sqrt(12 * mean) * (random.NextDouble() - 0.5)));
            })];
        }
    }

    private static async Task<IReadOnlyList<WatchedSeries>> ReadAsync(WatchedSource source, bool season = true) =>
        await (season ? new SeasonSource(source, FirstDay) : source).ReadAsync(["market"], To.AddDays(-Detector.Days), To, TestContext.Current.CancellationToken);

    private static async Task<List<Alarm>> AlarmsAsync(WatchedSource source, bool season = true) => [.. (await ReadAsync(source, season)).SelectMany(s => Detector.Test(s, Limit))];

    [Fact]
    public async Task Rise_AsAYearBefore_IsNoAlarm()
    {
        Assert.Empty(await AlarmsAsync(new Years((back, _) => December(back))));
        Assert.Contains(await AlarmsAsync(new Years((back, _) => December(back)), season: false), a => a.Kind == AlarmKind.Rise);
    }

    [Fact]
    public async Task Spike_WithinTheRise_IsFoundOnItsDay()
    {
        var alarm = Assert.Single(await AlarmsAsync(new Years((back, year) => December(back) * (back == 1 && year == 0 ? 1.3 : 1))));
        Assert.Equal((AlarmKind.Jump, To.AddDays(-1)), (alarm.Kind, alarm.First));
        Assert.InRange(alarm.Ratio.Point, 1.22, 1.38);
    }

    [Fact]
    public async Task Step_WithinTheRise_IsDatedToItsFirstDay()
    {
        var alarms = await AlarmsAsync(new Years((back, year) => December(back) * (back <= 5 && year == 0 ? 1.4 : 1)));
        Assert.Equal(2, alarms.Count);
        Assert.All(alarms, a => Assert.Equal(To.AddDays(-5), a.First));
        Assert.All(alarms, a => Assert.InRange(a.Ratio.Point, 1.3, 1.5));
    }

    /// <summary>Last year twice as much for two weeks, in which nobody expects it again.</summary>
    [Fact]
    public async Task IncidentOfAYearBefore_IsNotExpectedAgain()
    {
        static double Twice(int back, int year, bool again) => back is > 3 and <= 17 && (year == 1 || again) ? 2 : 1;
        Assert.Empty(await AlarmsAsync(new Years((back, year) => Twice(back, year, false))));
        Assert.Contains(await AlarmsAsync(new Years((back, year) => Twice(back, year, true))), a => a.IsExcess && a.First == To.AddDays(-17));
    }

    [Fact]
    public async Task LevelOfAYearBefore_ThatStayed_IsNotExpectedToComeTwice() =>
        Assert.Empty(await AlarmsAsync(new Years((back, year) => year == 0 || back <= 20 ? 1.15 : 1)));

    [Fact]
    public async Task Growth_IsNoSeason()
    {
        // Even growth with a December within it: of the two only the December is expected again.
        static double Grown(int back, int year) => Math.Pow(1.3, -(back + (year * LastYear.Shift)) / 364.0);
        Assert.Null(Assert.Single(await ReadAsync(new Years(Grown))).Season);
        var (grown, level) = (await SeasonAsync((back, year) => Grown(back, year) * December(back)), await SeasonAsync((back, _) => December(back)));
        Assert.InRange(grown.Factor(Detector.Days - 1) / grown.Factor(0) / (level.Factor(Detector.Days - 1) / level.Factor(0)), 0.97, 1.03);
        async Task<YearSeason> SeasonAsync(Func<int, int, double> of) => Assert.Single(await ReadAsync(new Years(of))).Season!;
    }

    [Fact]
    public async Task Series_WithoutAYearBefore_StayAsTheyAre()
    {
        var source = new Years((back, _) => December(back));
        var late = await new SeasonSource(source, FirstDay.AddDays(8)).ReadAsync(["market"], To.AddDays(-Detector.Days), To, TestContext.Current.CancellationToken);
        var series = Assert.Single(late);
        Assert.Null(series.Season);
        Assert.True(series.Due(0, Detector.Days) == series.Exposures.AsSpan());
    }

    /// <summary>Three in ten that become three and a half: a part of as many as ever.</summary>
    [Fact]
    public async Task RiseOfAShare_AsAYearBefore_IsNoAlarm()
    {
        var share = new Years((back, _) => December(back)) { Usual = 3000, Exposure = 10_000, IsPart = true };
        Assert.Empty(await AlarmsAsync(share));
        Assert.NotEmpty(await AlarmsAsync(share, season: false));
        var series = Assert.Single(await ReadAsync(share));
        Assert.Equal(10_000, series.Sizes(0, Detector.Days)[^1]);
        Assert.InRange(series.Due(0, Detector.Days)[^1] / series.Due(0, 1)[0], 1.1, 1.25);
        var spike = new Years((back, year) => December(back) * (back == 1 && year == 0 ? 1.3 : 1)) { Usual = 3000, Exposure = 10_000, IsPart = true };
        Assert.Contains(await AlarmsAsync(spike), a => a.Kind == AlarmKind.Jump);
    }

    [Fact]
    public async Task Segment_HasItsOwnSeason_AsFarAsItTellsOne()
    {
        var markets = new Years((back, _) => December(back), (back, _) => Flat(back), (back, _) => Flat(back), (back, _) => Flat(back));
        double[] rises = [.. (await ReadAsync(markets)).Select(s => s.Season!.Factor(Detector.Days - 1) / s.Season.Factor(0))];
        Assert.InRange(rises[0], 1.12, 1.2);
        Assert.All(rises[1..], r => Assert.InRange(r, 0.97, 1.03));
        Assert.Empty(await AlarmsAsync(markets));
    }

    /// <summary>Ten events a day are too few to tell a season: what all do is expected of them.</summary>
    [Fact]
    public async Task SmallSegments_LeanOnAll()
    {
        var markets = new Years([.. Enumerable.Repeat((Func<int, int, double>)((back, _) => December(back)), 12)]) { Usual = 10 };
        double[] rises = [.. (await ReadAsync(markets)).Select(s => Math.Log(s.Season!.Factor(Detector.Days - 1) / s.Season.Factor(0)))];
        Assert.All(rises, r => Assert.InRange(r, 0.05, 0.3));
    }

    /// <summary>What a holiday did a year ago was held against the six weeks before it: the season since then is within it, and not to be expected twice.</summary>
    [Fact]
    public async Task Holiday_WithinTheRise_IsExpectedOnce()
    {
        var years = new Years((back, _) => December(back) * (back == 1 ? 1 / 3.0 : 1));
        var holidays = Holidays.Parse("2025-06-15 Feast, 2026-06-14 Feast")!;
        Assert.Equal(new DateOnly(2026, 6, 14), To.AddDays(-1));
        var common = Assert.Single(await ReadAsync(new WorkingDaysSource(years, holidays, FirstDay), season: false));
        var seasoned = Assert.Single(await ReadAsync(new WorkingDaysSource(new SeasonSource(years, FirstDay), holidays, FirstDay), season: false));
        Assert.NotNull(seasoned.Season);
        Assert.Equal(OfUsual(common), OfUsual(seasoned), 9);
        Assert.Empty(Detector.Test(seasoned, Limit));

        static double OfUsual(WatchedSeries series) => series.Due(Detector.Days - 1, 1)[0] / series.Due(Detector.Days - 1 - Detector.History, Detector.History).ToArray().Average();
    }

    [Fact]
    public async Task SegmentThatWasSwitchedOn_HasTheSeasonOfAll()
    {
        var markets = new Years((back, _) => December(back), (back, _) => December(back), (back, year) => year == 1 ? 0.001 : December(back));
        var seasons = (await ReadAsync(markets)).Select(s => s.Season!).ToList();
        Assert.InRange(seasons[2].Factor(Detector.Days - 1) / seasons[2].Factor(0), 1.1, 1.2);
    }
}
