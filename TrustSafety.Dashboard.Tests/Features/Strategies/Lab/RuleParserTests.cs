using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Strategies.Lab;

namespace TrustSafety.Dashboard.Tests.Features.Strategies.Lab;

public sealed class RuleParserTests
{
    private static readonly RuleVocabulary Known = new(["model", "hash", "a b \"c\""], ["model"], new Dictionary<string, IReadOnlyList<string>> { ["market"] = ["DE", "FR"], ["language"] = ["de"] });

    [Theory]
    [InlineData("score(model) >= 0.7 and fired(hash) or market = DE", "score(model) >= 0.7 and fired(hash) or market = DE")]
    [InlineData("(score(model)>=.7)", null)]
    [InlineData(" not  ( fired(hash) or market in (DE,FR) ) ", "not (fired(hash) or market in (DE, FR))")]
    [InlineData("market != DE", "not market = DE")]
    [InlineData("logit(-3.5 + 4*score(model) - 0.25 * fired(hash)) >= 0.4", "logit(-3.5 + 4 * score(model) - 0.25 * fired(hash)) >= 0.4")]
    [InlineData("fired(\"a b \"\"c\"\"\")", "fired(\"a b \"\"c\"\"\")")]
    public void Read_OfARule_GivesItsOneTextForm(string text, string? written)
    {
        var (rule, problem) = RuleParser.Read(text, Known);
        if (written is null) Assert.NotNull(problem);
        else Assert.Equal(written, rule?.ToString() ?? problem!.ToString());
    }

    [Theory]
    [InlineData("", 1, "a condition is expected")]
    [InlineData("score(model) >= 1.5", 17, "between 0 and 1")]
    [InlineData("score(model) > 0.5", 14, "no sign of a rule")]
    [InlineData("score(hash) >= 0.5", 7, "a strategy with scores is expected: model")]
    [InlineData("fired(nobody)", 7, "a strategy is expected: model, hash")]
    [InlineData("market = XX", 10, "a market of the judged views is expected: DE, FR")]
    [InlineData("colour = red", 1, "dimensions are market, language")]
    [InlineData("fired(hash) fired(model)", 13, "and, or or the end of the rule")]
    [InlineData("(fired(hash)", 13, "closing parenthesis")]
    [InlineData("fired(\"hash)", 7, "ends with one")]
    [InlineData("logit(1) >= 0.5", 10, "at least one term")]
    [InlineData("fired(hash) and", 16, "a condition is expected")]
    public void Read_OfWhatIsNoRule_SaysWhereAndWhatIsAllowed(string text, int position, string allowed)
    {
        var (rule, problem) = RuleParser.Read(text, Known);
        Assert.Null(rule);
        Assert.Equal(position, problem!.Position);
        Assert.Contains(allowed, problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfDeepParentheses_RefusesInsteadOfFalling()
    {
        var (rule, problem) = RuleParser.Read(new string('(', 900) + "fired(hash)" + new string(')', 900), Known);
        Assert.Null(rule);
        Assert.Contains("deep", problem!.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnyRuleWritten_GivesThatRule()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var rule = Any(random, 4);
            var (read, problem) = RuleParser.Read(rule.ToString()!);
            Assert.True(rule.Equals(read), $"{rule} was read as {read?.ToString() ?? problem!.ToString()}");
        }
    }

    [Fact]
    public void Read_OfAnyCharacters_AnswersWithARuleOrAPlace()
    {
        var random = new Random(3);
        string[] pieces = ["(", ")", "and", "or", "not", " ", "score", "fired", "logit", "model", "market", "=", ">=", "<", "in", "0.5", "1", ",", "\"", "+", "-", "*", "§", "."];
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var (rule, problem) = RuleParser.Read(text, Known);
            Assert.True(rule is null != problem is null);
            if (problem is not null) Assert.InRange(problem.Position, 1, text.Length + 1);
        }
    }

    private static Rule Any(Random random, int depth)
    {
        string Name() => new[] { "model", "hash-2", "a b", "say \"so\"", "and", "7days", "" }[random.Next(7)] is var name && name.Length == 0 ? "x" : name;
        double Share() => Math.Round(random.NextDouble(), random.Next(1, 9));
        EquatableList<Rule> Parts() => new([.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Any(random, depth - 1))]);
        return random.Next(depth > 0 ? 7 : 4) switch
        {
            0 => new Rule.Score(Name(), random.Next(2) == 0, Share()),
            1 => new Rule.Fired(Name()),
            2 => new Rule.Within("market", new([.. new[] { "DE", "not", "4", "x y" }.Take(random.Next(1, 5))])),
            3 => new Rule.Logit(Math.Round((random.NextDouble() - 0.5) * 20, 5), new([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new LogitTerm(Math.Round((random.NextDouble() - 0.5) * 9, 6), Name(), random.Next(2) == 0))]), Share()),
            4 => new Rule.Not(Any(random, depth - 1)),
            5 => new Rule.All(Parts()),
            _ => new Rule.Any(Parts()),
        };
    }
}
