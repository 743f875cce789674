using System.Text.RegularExpressions;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>A method by the words that sources name it with, where the inputs have what it needs; the first rule that fits answers.</summary>
/// <param name="Words">A pattern over the vector's method and id in small letters; empty where the inputs say it all.</param>
/// <param name="Answer">Null when a closer look shows that it does not fit.</param>
/// <param name="Needs">Names that the inputs must have; "a|b" is either.</param>
internal sealed record VectorRule(string Words, string Needs, Func<Given, Told?> Answer)
{
    public bool Fits(Given given) =>
        Regex.IsMatch(given.Method, Words) && Needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(n => n.Split('|').Any(given.Has));
}
