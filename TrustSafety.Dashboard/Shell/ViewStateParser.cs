using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Reads an address. What cannot be used becomes the default and a notice that says what is allowed; nothing is dropped in silence.</summary>
internal sealed partial class ViewStateParser
{
    private readonly Dictionary<string, StringValues> query;
    private readonly List<ViewNotice> notices = [];

    private readonly IReadOnlyList<string> roomKeys;

    private ViewStateParser(Dictionary<string, StringValues> query, IReadOnlyList<string> roomKeys) => (this.query, this.roomKeys) = (query, roomKeys);

    /// <param name="roomKeys">The keys of the page at the address, beside those that every page has.</param>
    public static ParsedView Parse(string uri, IReadOnlyList<string> roomKeys)
    {
        var mark = uri.IndexOf('?', StringComparison.Ordinal);
        var text = mark < 0 ? "" : uri[mark..].Split('#')[0];
        var parser = new ViewStateParser(QueryHelpers.ParseQuery(text), roomKeys);
        return new(parser.State(), parser.notices);
    }

    private ViewState State()
    {
        List<string> known = [.. roomKeys, .. ViewKeys.All];
        foreach (var key in query.Keys.Where(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)))
            Notice(key, $"is not a parameter of this page. There are {Words(known)}.");
        var state = new ViewState
        {
            Indicators = List(ViewKeys.Indicator, ViewState.MaxIndicators, i => IndicatorId().IsMatch(i), $"takes 1 to {ViewState.MaxIndicators} ids such as violative_view_rate, separated by commas"),
            Week = One(ViewKeys.Week, "takes an ISO week such as 2026-W30", t => IsoWeek.TryParse(t, out var week) && IsPlausible(week.Monday) ? week : (IsoWeek?)null),
            Grain = One(ViewKeys.Grain, $"takes {Words(ViewKeys.Grains)}", AsGrain) ?? new ViewState().Grain,
            From = One(ViewKeys.From, "takes a day such as 2026-07-20", AsDay),
            To = One(ViewKeys.To, "takes a day such as 2026-07-20, the day after the last one shown", AsDay),
            Before = One(ViewKeys.Before, "takes a day, week or month such as 2026-07-20, 2026-W30 or 2026-07", AsPeriod),
            After = One(ViewKeys.After, "takes a day, week or month such as 2026-07-20, 2026-W30 or 2026-07", AsPeriod),
            By = List(ViewKeys.By, ViewState.MaxBy, IsDimension, $"takes 1 or {ViewState.MaxBy} of {Words(ViewKeys.Dimensions)}"),
            Where = Many<DimensionFilter>(ViewKeys.Where, $"takes a dimension and its values, such as market:BR,MX or surface:!live; dimensions are {Words(ViewKeys.Dimensions)}",
                t => FilterText.TryRead(t, out DimensionFilter filter) && IsUsable(filter) ? filter : null),
            Drill = Many<DrillStep>(ViewKeys.Drill, $"takes a dimension and its value, such as category:spam; dimensions are {Words(ViewKeys.Dimensions)}",
                t => FilterText.TryRead(t, out DrillStep step) && step.Parts.All(p => IsDimension(p.Dimension)) ? step : null),
            Rows = Flag(ViewKeys.Rows),
            NeutralCodes = Flag(ViewKeys.Neutral),
            Present = Flag(ViewKeys.Present),
            Room = roomKeys.Aggregate(Room.Empty, (room, key) => room.With(key, Text(key))),
        };
        return Consistent(state);
    }

    private ViewState Consistent(ViewState state)
    {
        if (state.From >= state.To)
        {
            Notice(ViewKeys.To, "takes a day after the one of from.", "The default period is shown.");
            state = state with { From = null, To = null };
        }
        if (state is { From: { } from, To: { } to } && Period.Range(state.Grain, from, to).Skip(ViewState.MaxPeriods).Any())
        {
            Notice(ViewKeys.From, $"and to span at most {ViewState.MaxPeriods} periods of the grain.", "The default period is shown.");
            state = state with { From = null, To = null };
        }
        if ((state.Before ?? state.After) is { } some && (some.Grain != state.Grain || (state.After ?? some).Grain != state.Grain))
        {
            Notice(ViewKeys.Before, $"and after take a {ViewKeys.Name(state.Grain)} each, like the grain.", "The default periods are compared.");
            state = state with { Before = null, After = null };
        }
        if (state.Before >= state.After)
        {
            Notice(ViewKeys.Before, "takes a period before the one of after.", "The default periods are compared.");
            state = state with { Before = null, After = null };
        }
        return state;
    }

    private T? One<T>(string key, string takes, Func<string, T?> read) where T : struct
    {
        if (!Given(key, out var values)) return null;
        if (values.Count > 1) Notice(key, "was given more than once.", "The first is used.");
        var value = read(values[0]);
        if (value is null) Notice(key, takes + ".", "The default is used.");
        return value;
    }

    private List<T> Many<T>(string key, string takes, Func<string, T?> read) where T : class
    {
        if (!Given(key, out var values)) return [];
        var found = values.Select(read).ToList();
        if (found.Contains(null)) Notice(key, takes + ".", "What could not be read is left out.");
        return [.. found.OfType<T>()];
    }

    private List<string> List(string key, int max, Func<string, bool> allowed, string takes)
    {
        if (!Given(key, out var values)) return [];
        var found = values.SelectMany(v => v.Split(',')).ToList();
        var usable = found.Where(allowed).Distinct().Take(max).ToList();
        if (usable.Count < found.Count) Notice(key, takes + ".", usable.Count == 0 ? "The default is used." : "The rest is left out.");
        return usable;
    }

    /// <summary>What a text means is for its page to say.</summary>
    private string? Text(string key)
    {
        if (!Given(key, out var values)) return null;
        if (values.Count > 1) Notice(key, "was given more than once.", "The first is used.");
        if (values[0].Length == 0) Notice(key, "was given without a value.", "The default is used.");
        return values[0];
    }

    private bool Flag(string key) => One(key, "takes 1 or 0", t => t switch { "1" => true, "0" => false, _ => (bool?)null }) ?? false;

    private bool Given(string key, out List<string> values)
    {
        values = query.TryGetValue(key, out var found) ? [.. found.Select(v => v ?? "")] : [];
        return values.Count > 0;
    }

    private void Notice(string key, string message, string instead = "") => notices.Add(new(key, message, instead));

    private static bool IsDimension(string name) => ViewKeys.Dimensions.Contains(name);

    /// <summary>Rows that state no value can be kept alone, not together with those that state one.</summary>
    private static bool IsUsable(DimensionFilter filter) => IsDimension(filter.Dimension) && (filter.Exclude || filter.Values.Count == 1 || !filter.Values.Contains(""));

    private static Grain? AsGrain(string text) => Enum.GetValues<Grain>().Where(g => ViewKeys.Name(g) == text).Select(g => (Grain?)g).FirstOrDefault();

    private static DateOnly? AsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsPlausible(day) ? day : null;

    private static Period? AsPeriod(string text) => Period.TryParse(text, out var period) && IsPlausible(period.Start) ? period : null;

    /// <summary>The calendar's own ends have no day before or after them.</summary>
    private static bool IsPlausible(DateOnly day) => day.Year is > 1969 and < 2200;

    private static string Words(IReadOnlyList<string> words) => $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$")]
    private static partial Regex IndicatorId();
}
