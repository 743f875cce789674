using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>Conditions as data: a column and what it must be. No expression language, so nothing of it is ever SQL.</summary>
internal static class ConditionParser
{
    private const string Forms = "a value, a list of values, or one of { not: [values] }, { at_least: number }, { at_most: number }, { is: present }, { is: missing }, { same_as: column }, { differs_from: column }";

    public static IReadOnlyList<Condition> Parse(MapReader? where, Fact fact)
    {
        if (where is null) return [];
        return [.. where.Entries().Select(e => One(where, fact, e.Key, e.Node)).OfType<Condition>()];
    }

    private static Condition? One(MapReader where, Fact fact, string column, YamlNode node)
    {
        var path = where.KeyPath(column);
        if (!Exists(fact, column, node, path, where.Issues)) return null;
        if (MapReader.Scalars(node) is { } values) return Values(fact, column, values, node, path, where.Issues) is { } list ? new Condition.In(column, list) : null;
        if (node is not YamlMappingNode { Children.Count: 1 } map || map.Children.Keys.First() is not YamlScalarNode { Value: { } form })
        {
            where.Issues.Add(node, path, $"must be {Forms}.");
            return null;
        }
        return Form(new(fact, column, map.Children.Values.First(), path, where.Issues), form);
    }

    private sealed record Place(Fact Fact, string Column, YamlNode Node, string Path, Issues Issues);

    private static Condition? Form(Place at, string form) => form switch
    {
        "not" => MapReader.Scalars(at.Node) is { } values && Values(at.Fact, at.Column, values, at.Node, at.Path, at.Issues) is { } list ? new Condition.NotIn(at.Column, list) : Refuse(at, "not needs a value or a list of values"),
        "at_least" => Bound(at) is { } least ? new Condition.AtLeast(at.Column, least) : null,
        "at_most" => Bound(at) is { } most ? new Condition.AtMost(at.Column, most) : null,
        "is" => Text(at) switch
        {
            "present" => new Condition.IsPresent(at.Column),
            "missing" => new Condition.IsMissing(at.Column),
            _ => Refuse(at, "is allows present and missing"),
        },
        "same_as" => Other(at) is { } other ? new Condition.SameAs(at.Column, other) : null,
        "differs_from" => Other(at) is { } other ? new Condition.DiffersFrom(at.Column, other) : null,
        _ => Refuse(at, $"must be {Forms}"),
    };

    private static decimal? Bound(Place at)
    {
        if (!FactColumns.Numbers(at.Fact).Contains(at.Column)) Refuse(at, $"is no number column; those of {FactSchemas.Of(at.Fact).Name} are {List(FactColumns.Numbers(at.Fact))}");
        else if (decimal.TryParse(Text(at), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        else Refuse(at, "needs a number as its bound");
        return null;
    }

    private static string? Other(Place at)
    {
        if (Text(at) is { } other && FactColumns.All(at.Fact).Contains(other)) return other;
        Refuse(at, $"must name a column of {FactSchemas.Of(at.Fact).Name}: {List(FactColumns.All(at.Fact))}");
        return null;
    }

    private static ValueList? Values(Fact fact, string column, IReadOnlyList<string> values, YamlNode node, string path, Issues issues)
    {
        if (FactColumns.Values(fact, column) is not { } allowed || values.All(allowed.Contains)) return new(values);
        issues.Add(node, path, $"holds a value that is not allowed; allowed are {List(allowed)}.");
        return null;
    }

    private static bool Exists(Fact fact, string column, YamlNode node, string path, Issues issues)
    {
        if (FactColumns.Type(fact, column) is not null) return true;
        issues.Add(node, path, $"is no column of {FactSchemas.Of(fact).Name}; it has {List(FactColumns.All(fact))}.");
        return false;
    }

    private static string? Text(Place at) => (at.Node as YamlScalarNode)?.Value?.Trim();

    private static Condition? Refuse(Place at, string message)
    {
        at.Issues.Add(at.Node, at.Path, message + ".");
        return null;
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
