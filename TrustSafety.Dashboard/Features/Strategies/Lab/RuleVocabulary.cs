using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>The names that a rule may use over one sample.</summary>
/// <param name="Scored">Strategies that give scores.</param>
public sealed record RuleVocabulary(IReadOnlyList<string> Strategies, IReadOnlyList<string> Scored, IReadOnlyDictionary<string, IReadOnlyList<string>> Dimensions)
{
    public static RuleVocabulary Of(JudgedSample sample) => new(
        [.. sample.Strategies.Select(s => s.Name)],
        [.. sample.Strategies.Where(s => s.Scores.Any(v => !float.IsNaN(v))).Select(s => s.Name)],
        sample.Dimensions.ToDictionary(d => d.Name, d => d.Values));
}
