using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Cli;

/// <summary>What was typed after `indicator`, and the request it stands for; all that is wrong is told at once, with what is allowed.</summary>
internal sealed record IndicatorArguments(string Id, string? Week, string? From, string? To, Grain Grain, string? By, IReadOnlyList<string> Where)
{
    public async Task<(IndicatorRequest? Request, IReadOnlyList<string> Problems)> ReadAsync(IndicatorCatalog catalog, IFacts facts, CancellationToken cancellation)
    {
        var problems = new List<string>();
        if (catalog.Find(Id) is null) problems.Add($"There is no indicator of that name. There are {string.Join(", ", catalog.Indicators.Select(i => i.Id))}.");
        var by = Breakdown(problems);
        var where = Filters(problems);
        await CheckValuesAsync(where, facts, problems, cancellation);
        var window = await WindowAsync(facts, problems, cancellation);
        return problems.Count > 0 || window is not { } days ? (null, problems) : (new(Id, Grain, days.From, days.To) { By = by, Where = where }, []);
    }

    private List<string> Breakdown(List<string> problems)
    {
        var by = (By ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (by.Count > 2 || by.Distinct().Count() < by.Count || by.Any(d => !FactSchemas.Dimensions.Contains(d)))
            problems.Add($"--by takes one or two different dimensions of {string.Join(", ", FactSchemas.Dimensions)}.");
        return by;
    }

    private List<DimensionFilter> Filters(List<string> problems)
    {
        var parsed = Where.Select(Filter).ToList();
        if (parsed.Any(f => f is null)) problems.Add($"--where takes DIM=VALUE or DIM!=VALUE with DIM one of {string.Join(", ", FactSchemas.Dimensions)}.");
        return [.. parsed.OfType<(string Dimension, string Value, bool Exclude)>().GroupBy(f => (f.Dimension, f.Exclude), (key, of) => new DimensionFilter(key.Dimension, [.. of.Select(f => f.Value).Distinct()], key.Exclude))];
    }

    private static (string Dimension, string Value, bool Exclude)? Filter(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0) return null;
        var exclude = text[at - 1] == '!';
        var dimension = text[..(exclude ? at - 1 : at)].Trim();
        return FactSchemas.Dimensions.Contains(dimension) ? (dimension, text[(at + 1)..].Trim(), exclude) : null;
    }

    private static async Task CheckValuesAsync(IReadOnlyList<DimensionFilter> where, IFacts facts, List<string> problems, CancellationToken cancellation)
    {
        foreach (var filter in where)
        {
            var known = await facts.ValuesAsync(filter.Dimension, cancellation);
            // Without data nothing is known to be wrong; the rows will say that they are missing.
            if (known.Count > 0 && filter.Values.Any(v => v.Length > 0 && !known.Contains(v))) problems.Add($"--where {filter.Dimension}: the data has {string.Join(", ", known)}; leave the value empty for rows that state none.");
        }
    }

    private async Task<(DateOnly From, DateOnly To)?> WindowAsync(IFacts facts, List<string> problems, CancellationToken cancellation)
    {
        var (from, to) = (Day("--from", From, problems), Day("--to", To, problems));
        if (Week is not null && (From ?? To) is not null) problems.Add("Give either --week, or --from and --to.");
        else if (Week is not null && !IsoWeek.TryParse(Week, out _)) problems.Add("--week must be an ISO week like 2026-W30.");
        else if ((From is null) != (To is null)) problems.Add("--from and --to belong together.");
        else if (from > to) problems.Add("--from must not lie after --to.");
        if (problems.Count > 0) return null;
        if (from is { } first && to is { } last) return (first, last.AddDays(1));
        if ((IsoWeek.TryParse(Week, out var asked) ? asked : LastCompleteWeek.Of(await facts.SnapshotAsync(cancellation))) is { } week) return (week.Monday, week.Monday.AddDays(7));
        problems.Add("The dataset holds no complete week. Import extracts first, or name the period with --week, or --from and --to.");
        return null;
    }

    private static DateOnly? Day(string option, string? text, List<string> problems)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day is { Year: > 1969 and < 2200 }) return day;
        problems.Add($"{option} must be a day like 2026-07-01.");
        return null;
    }
}
