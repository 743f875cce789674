using System.Collections.Immutable;
using CsCheck;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>Random rows with gaps around the days on which clocks change, and random questions about them.</summary>
internal static class RandomFacts
{
    public static readonly Gen<string> Zone = Pick("UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "America/New_York", "Pacific/Apia", "Africa/Cairo");

    private static readonly DateTime Start = new(2025, 10, 20);
    private static readonly Fact[] Asked = [Fact.Exposure, Fact.Label, Fact.Detection, Fact.Action, Fact.Review, Fact.Appeal, Fact.Incident];

    private static readonly Gen<DateTime> Instant = Gen.Int[0, 40 * 24 * 12].Select(Gen.Long[0, 3_000_000], (step, micro) => Start.AddMinutes(5 * step).AddTicks(10 * micro));

    public static readonly Gen<List<FactRow>> Rows = Either([.. Asked.Select(Row)]).List[1, 120];

    public static readonly Gen<AggregateQuery> Query = Pick(Asked).SelectMany(QueryOf);

    /// <summary>Periods, a breakdown and filters as a page asks for them: often whole weeks or months, by dimensions only.</summary>
    public static readonly Gen<RandomSlice> Slice = Gen.Select(
        Pick<Grain?>(null, Grain.Day, Grain.Week, Grain.Month), Gen.Int[-2, 42], Gen.Int[0, 40], Gen.Bool, Gen.Bool, Pick([.. FactSchemas.Dimensions]).Array[0, 3],
        Pick([.. FactSchemas.Dimensions]).SelectMany(d => ConditionOn(d, ColumnType.Token, [.. FactSchemas.Dimensions])).Array[0, 1],
        (grain, from, days, aligned, byMonth, by, where) => new RandomSlice(grain, DateOnly.FromDateTime(Start).AddDays(from), days, aligned, byMonth, by, where));

    internal sealed record RandomSlice(Grain? Grain, DateOnly From, int Days, bool Aligned, bool ByMonth, string[] By, Condition[] Where)
    {
        public AggregateQuery Of(AggregateQuery source) => source with
        {
            Grain = Grain,
            From = Align(From),
            To = Align(From.AddDays(Days)),
            GroupBy = new(By.Distinct()),
            Where = new(Where),
            Measures = new(source.Measures.Reverse().Take(2)),
        };

        private DateOnly Align(DateOnly day) => Aligned ? Period.Of(ByMonth ? TrustSafety.Dashboard.Time.Grain.Month : TrustSafety.Dashboard.Time.Grain.Week, day).Start : day;
    }

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<T> Either<T>(params Gen<T>[] gens) => Gen.Int[0, gens.Length - 1].SelectMany(i => gens[i]);

    private static Gen<FactRow> Row(Fact fact) =>
        FactSchemas.Of(fact).Columns.Select(Value).Aggregate(Gen.Const(ImmutableList<object?>.Empty), (row, value) => Gen.Select(row, value, (r, v) => r.Add(v)))
            .Select(values => new FactRow(fact, FactSchemas.Of(fact).Columns.Zip(values).Where(p => p.Second is not null).ToDictionary(p => p.First.Name, p => p.Second)));

    private static Gen<object?> Value(Column column)
    {
        var gen = column.Type switch
        {
            ColumnType.Date => Instant.Select(i => (object?)DateOnly.FromDateTime(i)),
            ColumnType.Timestamp => Instant.Select(i => (object?)i),
            ColumnType.Whole => Either(Gen.Long[0, 4], Gen.Long[0, (long)(column.Max ?? 50_000_000)]).Select(v => (object?)v),
            ColumnType.Number => Gen.Int[0, (int)(column.Max ?? 9999) * 1_000_000].Select(v => (object?)(v / 1_000_000m)),
            ColumnType.Boolean => Gen.Bool.Select(v => (object?)v),
            ColumnType.Id => Gen.Int[0, 9].Select(v => (object?)$"i{v}"),
            _ => Pick<object?>([.. column.Allowed ?? ["a", "B", "é'; --", "z z"]]),
        };
        return column.Required ? gen : Either(gen, gen, gen, Gen.Const((object?)null));
    }

    private static Gen<AggregateQuery> QueryOf(Fact fact)
    {
        List<(string Name, ColumnType Type)> columns =
        [
            .. FactSchemas.Of(fact).Columns.Select(c => (c.Name, c.Type)),
            .. DerivedColumns.Of(fact).Select(d => (d, d switch
            {
                DerivedColumns.Caught => ColumnType.Boolean,
                DerivedColumns.ActionedAt => ColumnType.Timestamp,
                _ => ColumnType.Whole,
            })),
        ];
        string[] Names(params ColumnType[] types) => [.. columns.Where(c => types.Contains(c.Type)).Select(c => c.Name)];
        var numeric = Names(ColumnType.Whole, ColumnType.Number);
        var condition = Pick([.. columns]).SelectMany(c => ConditionOn(c.Name, c.Type, [.. columns.Where(o => o.Type == c.Type).Select(o => o.Name)]));
        string[] summable = [.. numeric, .. Names(ColumnType.Boolean)];
        var factors = summable.Length == 0 ? Gen.Const(Array.Empty<string>()) : Pick(summable).Array[0, 2];
        var measure = Gen.Select(factors, condition.Array[0, 2], (f, c) => Measure.Product(f, c));
        Gen<Bin?> none = Gen.Const((Bin?)null);
        Gen<Bin?>[] numbers = numeric.Length == 0 ? [] : [Pick(numeric).Select(Pick(1.02, 2, 10), (c, g) => (Bin?)new Bin.Logarithmic(c, g)), Pick(numeric).Select(Gen.Int[1, 100], (c, n) => (Bin?)new Bin.Score(c, n))];
        Gen<Bin?>[] hours = Names(ColumnType.Timestamp) is { Length: > 0 } times ? [Pick(times).Select(c => (Bin?)new Bin.Hour(c))] : [];
        Gen<Bin?>[] late = [.. Names(ColumnType.Date).Select(c => Gen.Const((Bin?)new Bin.HoursLate(c, true))), .. Names(ColumnType.Timestamp).Take(1).Select(c => Gen.Bool.Select(day => (Bin?)new Bin.HoursLate(c, day)))];
        var bin = Either([none, none, none, .. numbers, .. hours, .. late]);
        var seen = Either(Gen.Const(Array.Empty<Condition>()), Instant.Select(at => new Condition[] { new Condition.ArrivedBefore(at) }));
        return Gen.Select(
            Pick(Names(ColumnType.Date, ColumnType.Timestamp)), Pick<Grain?>(null, Grain.Day, Grain.Week, Grain.Month), Gen.Int[-2, 42], Gen.Int[0, 30],
            measure.Array[1, 4], Pick(Names(ColumnType.Token, ColumnType.Boolean, ColumnType.Whole)).Array[0, 3], Gen.Select(condition.Array[0, 2], seen, (c, s) => (Condition[])[.. c, .. s]), bin,
            (time, grain, from, length, measures, by, where, b) =>
                new AggregateQuery(fact, time, grain, DateOnly.FromDateTime(Start).AddDays(from), DateOnly.FromDateTime(Start).AddDays(from + length), new(measures))
                {
                    GroupBy = new(by.Distinct()),
                    Where = new(where),
                    Bin = b,
                });
    }

    private static Gen<Condition> ConditionOn(string column, ColumnType type, string[] alike)
    {
        var values = type switch
        {
            ColumnType.Boolean => Pick("true", "false"),
            ColumnType.Whole or ColumnType.Number => Gen.Int[0, 9].Select(v => $"{v}"),
            _ => Pick("a", "B", "é'; --", "own", "reversed", "not there"),
        };
        List<Gen<Condition>> possible =
        [
            Gen.Const<Condition>(new Condition.IsMissing(column)), Gen.Const<Condition>(new Condition.IsPresent(column)),
            Pick(alike).Select(o => (Condition)new Condition.SameAs(column, o)), Pick(alike).Select(o => (Condition)new Condition.DiffersFrom(column, o)),
        ];
        if (type is ColumnType.Token or ColumnType.Boolean or ColumnType.Whole)
        {
            possible.Add(values.Array[0, 3].Select(v => (Condition)new Condition.In(column, new(v))));
            possible.Add(values.Array[0, 3].Select(v => (Condition)new Condition.NotIn(column, new(v))));
        }
        if (type is ColumnType.Whole or ColumnType.Number)
        {
            possible.Add(Gen.Int[-2, 10_000_000].Select(v => (Condition)new Condition.AtLeast(column, v / 4m)));
            possible.Add(Gen.Int[-2, 10_000_000].Select(v => (Condition)new Condition.AtMost(column, v / 4m)));
        }
        return Either([.. possible]);
    }
}
