using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>
/// Reads the text form of a rule: <c>not</c> binds closest, then <c>and</c>, then <c>or</c>; conditions are <c>score(NAME) &gt;= 0.7</c> (or <c>&lt;</c>),
/// <c>fired(NAME)</c>, <c>market = DE</c>, <c>market != DE</c>, <c>market in (DE, FR)</c> and <c>logit(-3 + 4.5 * score(NAME)) &gt;= 0.4</c>.
/// Without a vocabulary any name will do: a rule may outlive the strategies it was made of.
/// </summary>
internal sealed class RuleParser
{
    public const int MostCharacters = 2000;
    private const int Deepest = 40;
    private const string Condition = "a condition is expected: score(NAME) >= NUMBER, fired(NAME), DIMENSION = VALUE, DIMENSION in (VALUE, …), logit(…) >= NUMBER, not, or a parenthesis";

    private readonly List<Token> tokens;
    private readonly RuleVocabulary? known;
    private int at, depth;

    private RuleParser(string text, RuleVocabulary? known) => (tokens, this.known) = (RuleTokens.Of(text), known);

    public static (Rule? Rule, RuleProblem? Problem) Read(string text, RuleVocabulary? known = null)
    {
        if (text.Length > MostCharacters) return (null, new(MostCharacters + 1, $"a rule has at most {MostCharacters} characters"));
        try
        {
            var parser = new RuleParser(text, known);
            var rule = parser.Either();
            return parser.Now.Kind == TokenKind.End ? (rule, null) : (null, new(parser.Now.At, "and, or or the end of the rule is expected"));
        }
        catch (RuleException wrong)
        {
            return (null, wrong.Problem);
        }
    }

    private Token Now => tokens[at];

    private Rule Either() => Several("or", Both, parts => new Rule.Any(parts));

    private Rule Both() => Several("and", One, parts => new Rule.All(parts));

    private Rule Several(string word, Func<Rule> part, Func<EquatableList<Rule>, Rule> join)
    {
        var parts = new List<Rule> { part() };
        while (Takes(word)) parts.Add(part());
        return parts.Count == 1 ? parts[0] : join(new(parts));
    }

    private Rule One()
    {
        if (++depth > Deepest) throw new RuleException(Now.At, $"parentheses and nots go at most {Deepest} deep");
        var rule = Takes("not") ? new Rule.Not(One()) : Takes("(") ? Closed(Either()) : Single();
        depth--;
        return rule;
    }

    private Rule Single()
    {
        var start = Now;
        if (start.Kind != TokenKind.Word) throw new RuleException(start.At, Condition);
        if (Takes("score")) return Scored();
        if (Takes("fired")) return new Rule.Fired(Strategy(scored: false));
        if (Takes("logit")) return Logit();
        if (!FactSchemas.Dimensions.Contains(start.Text)) throw new RuleException(start.At, $"{Condition}; dimensions are {string.Join(", ", FactSchemas.Dimensions)}");
        at++;
        if (Takes("=")) return new Rule.Within(start.Text, new([Value(start.Text)]));
        if (Takes("!=")) return new Rule.Not(new Rule.Within(start.Text, new([Value(start.Text)])));
        Expect("in", "=, != or in is expected after a dimension");
        Expect("(", "a parenthesis with values is expected after in");
        var values = new List<string> { Value(start.Text) };
        while (Takes(",")) values.Add(Value(start.Text));
        Expect(")", "a comma or the closing parenthesis is expected");
        return new Rule.Within(start.Text, new([.. values.Distinct()]));
    }

    private Rule.Score Scored()
    {
        var strategy = Strategy(scored: true);
        var reaches = Takes(">=");
        if (!reaches) Expect("<", ">= or < is expected after a score");
        return new(strategy, reaches, Share());
    }

    private Rule.Logit Logit()
    {
        Expect("(", "a parenthesis is expected after logit");
        var intercept = (Takes("-") ? -1 : 1) * Number();
        var terms = new List<LogitTerm>();
        while (Now is { Kind: TokenKind.Sign, Text: "+" or "-" })
        {
            var sign = Takes("-") ? -1 : Takes("+") ? 1 : 0;
            var coefficient = sign * Number();
            Expect("*", "* and score(NAME) or fired(NAME) are expected after a coefficient");
            var isScore = Takes("score");
            if (!isScore) Expect("fired", "score(NAME) or fired(NAME) is expected");
            terms.Add(new(coefficient, Strategy(isScore), isScore));
        }
        Expect(")", "+, - or the closing parenthesis is expected");
        if (terms.Count == 0) throw new RuleException(Now.At, "a logit has at least one term: logit(-3 + 4.5 * score(NAME)) >= 0.4");
        Expect(">=", ">= is expected after a logit");
        return new(intercept, new(terms), Share());
    }

    private string Strategy(bool scored)
    {
        Expect("(", "a parenthesis with the name of a strategy is expected");
        var token = Name("the name of a strategy is expected");
        var names = scored ? known?.Scored : known?.Strategies;
        if (names is not null && !names.Contains(token.Text)) throw new RuleException(token.At, $"{(scored ? "a strategy with scores" : "a strategy")} is expected: {Listed(names)}");
        Expect(")", "the closing parenthesis is expected");
        return token.Text;
    }

    private string Value(string dimension)
    {
        var token = Now.Kind == TokenKind.Number ? tokens[at++] : Name("a value is expected");
        if (known is not null && known.Dimensions.TryGetValue(dimension, out var values) && !values.Contains(token.Text)) throw new RuleException(token.At, $"a {dimension} of the judged views is expected: {Listed(values)}");
        return token.Text;
    }

    private Token Name(string expected) => Now.Kind == TokenKind.Quoted || (Now.Kind == TokenKind.Word && !RuleText.Words.Contains(Now.Text)) ? tokens[at++] : throw new RuleException(Now.At, expected);

    private double Share() => Now.At is var place && Number() is var number && number is >= 0 and <= 1 ? number : throw new RuleException(place, "a threshold lies between 0 and 1");

    private double Number() => Now.Kind == TokenKind.Number && double.TryParse(Now.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && ++at > 0
        ? number : throw new RuleException(Now.At, "a number like 0.7 is expected");

    private Rule Closed(Rule inner)
    {
        Expect(")", "and, or or the closing parenthesis is expected");
        return inner;
    }

    private bool Takes(string text)
    {
        if (Now.Kind is not (TokenKind.Word or TokenKind.Sign) || Now.Text != text) return false;
        at++;
        return true;
    }

    private void Expect(string text, string expected)
    {
        if (!Takes(text)) throw new RuleException(Now.At, expected);
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "there is none" : string.Join(", ", names.Take(20)) + (names.Count > 20 ? ", …" : "");
}
