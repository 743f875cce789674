using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Strategies.Lab;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>Something that flags content: a strategy of the detections, or a rule that would have. Both are measured alike.</summary>
/// <param name="Id">Tells it apart in what is kept of earlier answers: for a rule its text, so that a changed rule is another one.</param>
public sealed record Detector(string Name, string Id, string Kind, bool Live, string? Vendor, Rule? Rule = null)
{
    public const string LabPrefix = "lab:";

    private readonly ConditionalWeakTable<JudgedSample, JudgedStrategy> columns = [];

    /// <summary>A saved rule that this is.</summary>
    public SavedRule? Saved { get; init; }

    public static Detector Of(JudgedStrategy strategy) =>
        new(strategy.Name, strategy.Name, $"{(strategy.Vendor is { } vendor ? $"vendor {vendor}" : "own")}{(strategy.Type is { } type && type != "vendor" ? $", {type.Replace('_', ' ')}" : "")}", strategy.Live, strategy.Vendor);

    public static Detector Of(string name, Rule rule) => new(LabPrefix + name, LabPrefix + rule, "lab rule", false, null, rule);

    /// <summary>The strategies of the sample, then the saved rules; one that cannot be read (any more) is left out.</summary>
    public static IReadOnlyList<Detector> All(JudgedSample sample, IReadOnlyList<SavedRule> saved) =>
        [.. sample.Strategies.Select(Of), .. saved.Select(s => RuleParser.Read(s.Text).Rule is { } rule ? Of(s.Name, rule) with { Saved = s } : null).OfType<Detector>()];

    /// <summary>Its verdicts on the judged views of a sample.</summary>
    public JudgedStrategy In(JudgedSample sample) => Rule is null ? sample.Strategy(Name)! : columns.GetValue(sample, s => RuleColumn.Of(Rule, Name, s));
}
