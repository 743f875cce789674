using System.Globalization;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>
/// A rule over what strategies said of a content and the dimensions of its view. It has one text form, which <see cref="RuleParser"/> reads back as the same rule.
/// A content that a strategy never scored meets no condition on its score, neither from above nor from below, and counts 0 in a logit.
/// </summary>
public abstract record Rule
{
    private Rule() { }

    public sealed record All(EquatableList<Rule> Parts) : Rule
    {
        public override string ToString() => Joined(Parts, " and ", p => p is All or Any);
    }

    public sealed record Any(EquatableList<Rule> Parts) : Rule
    {
        public override string ToString() => Joined(Parts, " or ", p => p is Any);
    }

    public sealed record Not(Rule Part) : Rule
    {
        public override string ToString() => $"not {Held(Part, Part is All or Any)}";
    }

    /// <summary>The strategy's score reaches the threshold, or lies below it.</summary>
    public sealed record Score(string Strategy, bool Reaches, double Threshold) : Rule
    {
        public override string ToString() => $"score({RuleText.Name(Strategy)}) {(Reaches ? ">=" : "<")} {RuleText.Number(Threshold)}";
    }

    public sealed record Fired(string Strategy) : Rule
    {
        public override string ToString() => $"fired({RuleText.Name(Strategy)})";
    }

    /// <summary>A view that does not state the dimension has none of the values.</summary>
    public sealed record Within(string Dimension, EquatableList<string> Values) : Rule
    {
        public override string ToString() => Values.Count == 1 ? $"{Dimension} = {RuleText.Name(Values[0])}" : $"{Dimension} in ({string.Join(", ", Values.Select(RuleText.Name))})";
    }

    /// <summary>1 ÷ (1 + exp(−(intercept + Σ βx))) reaches the threshold: a fitted logistic regression, written out.</summary>
    public sealed record Logit(double Intercept, EquatableList<LogitTerm> Terms, double Threshold) : Rule
    {
        public override string ToString() => $"logit({RuleText.Number(Intercept)}{string.Concat(Terms)}) >= {RuleText.Number(Threshold)}";
    }

    /// <summary>The strategies that it names, each once.</summary>
    public IEnumerable<string> Strategies => Named().Distinct();

    private IEnumerable<string> Named() => this switch
    {
        All all => all.Parts.SelectMany(p => p.Named()),
        Any any => any.Parts.SelectMany(p => p.Named()),
        Not not => not.Part.Named(),
        Score score => [score.Strategy],
        Fired fired => [fired.Strategy],
        Logit logit => logit.Terms.Select(t => t.Strategy),
        _ => [],
    };

    private static string Joined(IEnumerable<Rule> parts, string word, Func<Rule, bool> held) => string.Join(word, parts.Select(p => Held(p, held(p))));

    private static string Held(Rule part, bool held) => held ? $"({part})" : part.ToString()!;
}

/// <param name="IsScore">The score itself; else 1 where it fired and 0 where it did not.</param>
public sealed record LogitTerm(double Coefficient, string Strategy, bool IsScore)
{
    public override string ToString() => $" {(Coefficient < 0 ? '-' : '+')} {RuleText.Number(Math.Abs(Coefficient))} * {(IsScore ? "score" : "fired")}({RuleText.Name(Strategy)})";
}

internal static class RuleText
{
    public static readonly IReadOnlyList<string> Words = ["and", "or", "not", "in", "score", "fired", "logit"];

    public static string Number(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>In quotes where it is no plain word.</summary>
    public static string Name(string name) =>
        name.Length > 0 && IsStart(name[0]) && name.All(IsInner) && !Words.Contains(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool IsInner(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or ':';
}
