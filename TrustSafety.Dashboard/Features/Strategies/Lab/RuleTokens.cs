namespace TrustSafety.Dashboard.Features.Strategies.Lab;

internal enum TokenKind { Word, Quoted, Number, Sign, End }

/// <param name="At">The place of its first character, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At);

/// <summary>What is wrong with a rule, where, and what is allowed there.</summary>
/// <param name="Position">The character, from 1.</param>
public sealed record RuleProblem(int Position, string Allowed)
{
    public override string ToString() => $"At character {Position}: {Allowed}.";
}

internal sealed class RuleException(int position, string allowed) : Exception(allowed)
{
    public RuleProblem Problem { get; } = new(position, allowed);
}

/// <summary>Cuts a rule into words, names in quotes, numbers and signs.</summary>
internal static class RuleTokens
{
    private static readonly string[] Signs = [">=", "!=", "<", "=", "(", ")", ",", "+", "-", "*"];

    public static List<Token> Of(string text)
    {
        var (tokens, at) = (new List<Token>(), 0);
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at])) { at++; continue; }
            var token = Next(text, at);
            tokens.Add(token.Token);
            at = token.End;
        }
        tokens.Add(new(TokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static (Token Token, int End) Next(string text, int at)
    {
        if (text[at] == '"') return Quoted(text, at);
        if (RuleText.IsStart(text[at])) return Run(text, at, TokenKind.Word, RuleText.IsInner);
        if (char.IsAsciiDigit(text[at])) return Run(text, at, TokenKind.Number, c => char.IsAsciiDigit(c) || c == '.');
        if (Signs.FirstOrDefault(s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0) is { } sign) return (new(TokenKind.Sign, sign, at + 1), at + sign.Length);
        throw new RuleException(at + 1, $"no sign of a rule; there are {string.Join(' ', Signs)}, words, numbers and names in \"quotes\"");
    }

    private static (Token, int) Run(string text, int at, TokenKind kind, Func<char, bool> inner)
    {
        var end = at + 1;
        while (end < text.Length && inner(text[end])) end++;
        return (new(kind, text[at..end], at + 1), end);
    }

    private static (Token, int) Quoted(string text, int at)
    {
        var name = new System.Text.StringBuilder();
        for (var end = at + 1; end < text.Length; end++)
        {
            if (text[end] != '"') name.Append(text[end]);
            else if (end + 1 < text.Length && text[end + 1] == '"') { name.Append('"'); end++; }
            else return (new(TokenKind.Quoted, name.ToString(), at + 1), end + 1);
        }
        throw new RuleException(at + 1, "a name that begins with a quote ends with one");
    }
}
