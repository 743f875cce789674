using CsCheck;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class ViewStateTests
{
    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Char[" !,:;\\&=+%#?/'\"<>|äß漢\t\nBR"].Array[0, 8].Select(c => new string(c)), OneOf("BR", "MX", "live", "!live", "\\", "a,b", "", "\U0001F600"));

    private static readonly Gen<string> Dimension = OneOf([.. ViewKeys.Dimensions]);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 4000].Select(d => new DateOnly(2020, 1, 1).AddDays(d));

    private static readonly Gen<DimensionFilter> Filter =
        Gen.Select(Dimension, Value.Array[1, 4], Gen.Bool, (d, v, e) => new DimensionFilter(d, e || v.All(t => t.Length == 0) ? [.. v.Distinct()] : [.. v.Distinct().Where(t => t.Length > 0)], e));

    private static readonly Gen<DrillStep> Step = Gen.Select(Dimension, Value, (d, v) => new DrillPart(d, v)).Array[1, 2].Select(p => new DrillStep(p));

    private static readonly Gen<ViewState> State =
        from indicators in OneOf("leakage_rate", "appeal_rate", "restore_rate", "proactive_rate").Array[0, 3]
        from grain in Gen.Enum<Grain>()
        from week in Day.Select(IsoWeek.Of).Nullable()
        from day in Day
        from length in Gen.Int[1, 800]
        from hasPeriod in Gen.Bool
        from distance in Gen.Int[0, 60]
        from dimensions in Dimension.Array[0, 2]
        from filters in Filter.Array[0, 3]
        from drill in Step.Array[0, 3]
        from rows in Gen.Bool
        from neutral in Gen.Bool
        from present in Gen.Bool
        select new ViewState
        {
            Indicators = [.. indicators.Distinct()],
            Grain = grain,
            Week = week,
            From = hasPeriod ? day : null,
            To = hasPeriod ? day.AddDays(length) : null,
            Before = distance > 0 ? Period.Of(grain, day) : null,
            After = distance > 0 ? Period.Of(grain, day).Plus(distance) : null,
            By = [.. dimensions.Distinct()],
            Where = filters,
            Drill = drill,
            Rows = rows,
            NeutralCodes = neutral,
            Present = present,
        };

    [Fact]
    public void ParseOfToQuery_AnyState_GivesItBackPartByPart() => State.Sample(state =>
    {
        var (read, notices) = ViewState.Parse("http://localhost/explore" + state.ToQuery());
        Assert.Empty(notices);
        Assert.Equal(state, read);
        Assert.Equal((state.Week, state.Grain, state.From, state.To, state.Before, state.After), (read.Week, read.Grain, read.From, read.To, read.Before, read.After));
        Assert.Equal((state.Rows, state.NeutralCodes, state.Present), (read.Rows, read.NeutralCodes, read.Present));
        Assert.Equal(state.Indicators, read.Indicators);
        Assert.Equal(state.By, read.By);
        Assert.Equivalent(state.Where, read.Where, strict: true);
        Assert.Equivalent(state.Drill, read.Drill, strict: true);
    });

    [Fact]
    public void ToQuery_Default_IsEmpty()
    {
        Assert.Equal("", new ViewState().ToQuery());
        Assert.Equal(new ViewState(), ViewState.Parse("http://localhost/explore").State);
    }

    [Fact]
    public void ToQuery_View_CanBeRead()
    {
        var state = new ViewState
        {
            Indicators = ["violative_view_rate"],
            From = new(2026, 6, 1),
            To = new(2026, 11, 16),
            Grain = Grain.Day,
            By = ["category", "market"],
            Where = [new("market", ["BR", "MX"]), new("surface", ["live"], Exclude: true)],
            Drill = [new([new("category", "spam, scams")])],
        };
        Assert.Equal(
            @"?indicator=violative_view_rate&from=2026-06-01&to=2026-11-16&grain=day&by=category,market&where=market:BR,MX&where=surface:!live&drill=category:spam%5C,%20scams",
            state.ToQuery());
    }

    [Fact]
    public void Filters_WhereAndDrill_NarrowTogether()
    {
        var state = ViewState.Parse("?where=market:BR,MX&drill=category:spam,surface:feed").State;
        Assert.Equal(["market:BR,MX", "category:spam", "surface:feed"], state.Filters.Select(FilterText.Write));
    }

    [Theory]
    [InlineData("grain=hour", "grain", "day, week or month")]
    [InlineData("week=2026-W60", "week", "2026-W30")]
    [InlineData("from=yesterday", "from", "2026-07-20")]
    [InlineData("from=2026-07-20&to=2026-07-20", "to", "after")]
    [InlineData("from=0001-01-01", "from", "2026-07-20")]
    [InlineData("grain=day&from=2000-01-01&to=2026-01-01", "from", "at most 1000")]
    [InlineData("after=9999-12-31&grain=day", "after", "2026-07-20")]
    [InlineData("by=planet", "by", "market")]
    [InlineData("by=market,category,surface", "by", "1 or 2")]
    [InlineData("where=market", "where", "market:BR,MX")]
    [InlineData("where=planet:x", "where", "dimensions are")]
    [InlineData(@"where=market:BR\x", "where", "market:BR,MX")]
    [InlineData("where=market:,BR", "where", "market:BR,MX")]
    [InlineData("drill=spam", "drill", "category:spam")]
    [InlineData("indicator=DROP%20TABLE", "indicator", "violative_view_rate")]
    [InlineData("indicator=a,b,c,d", "indicator", "1 to 3")]
    [InlineData("present=yes", "present", "1 or 0")]
    [InlineData("before=2026-07&after=2026-08", "before", "week")]
    [InlineData("before=2026-W30&after=2026-W30", "before", "before the one of after")]
    [InlineData("grain=day&grain=week", "grain", "more than once")]
    [InlineData("grian=day", "grian", "indicator, week, from")]
    public void Parse_UnusableValue_SaysKeyAndWhatIsAllowed(string query, string key, string allowed)
    {
        var notice = Assert.Single(ViewState.Parse("http://localhost/?" + query).Notices);
        Assert.Equal(key, notice.Key);
        Assert.Contains(allowed, notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_UnusableValue_KeepsTheRestAndTheDefault()
    {
        var state = ViewState.Parse("?grain=hour&week=2026-W30&by=market,planet&from=2026-08-01&to=2026-07-01").State;
        Assert.Equal("?week=2026-W30&by=market", state.ToQuery());
    }

    [Fact]
    public void Parse_AnyText_NeverThrows() => Value.Array[0, 12].Sample(parts =>
    {
        var state = ViewState.Parse("http://localhost/?" + string.Concat(parts)).State;
        Assert.Empty(ViewState.Parse(state.ToQuery()).Notices);
    });
}
