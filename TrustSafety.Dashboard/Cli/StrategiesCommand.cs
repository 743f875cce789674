using System.CommandLine;
using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Features.Strategies.Lab;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`strategies`: what the page of that name says, for a terminal or a program.</summary>
internal static class StrategiesCommand
{
    private static readonly Option<string?> Strategy = new("--strategy") { Description = "The strategy to look into. Default: the one with scores that finds most.", HelpName = "NAME" };
    private static readonly Option<double?> Threshold = new("--threshold") { Description = "A threshold of its score to read, 0 to 1. Default: today's.", HelpName = "SCORE" };

    private static readonly Option<double?> FixedPrecision = new("--fixed_precision") { Description = "Read the lowest threshold whose flags are right at least so often instead, 0 to 1.", HelpName = "SHARE" };
    private static readonly Option<double?> FixedRecall = new("--fixed_recall") { Description = "Read the highest threshold that finds so much instead, 0 to 1.", HelpName = "SHARE" };
    private static readonly Option<double?> Capacity = new("--capacity") { Description = "Flags a day that can be reviewed: says the threshold that finds most within it, and the cheapest.", HelpName = "N" };
    private static readonly Option<double?> Beta = new("--beta") { Description = "How many times recall counts as much as precision in Fβ, 0.1 to 10. Default: 1.", HelpName = "NUMBER" };
    private static readonly Option<string?> Against = new("--against") { Description = "The live strategy that vendors and shadows are compared with. Default: all live ones of one's own together.", HelpName = "NAME" };
    private static readonly Option<double?> ReviewCost = new("--review_cost") { Description = "What reviewing a flag costs. Default: 1.", HelpName = "NUMBER" };
    private static readonly Option<double?> MissCost = new("--miss_cost") { Description = "What a missed violating view costs. Default: 0.01.", HelpName = "NUMBER" };
    private static readonly Option<double?> ScoreCost = new("--score_cost") { Description = "What a vendor or shadow costs for each item that it scores. Default: 0.", HelpName = "NUMBER" };

    private static readonly Option<string?> Rule = new("--rule") { Description = "Test a rule on held-out weeks instead, e.g. \"score(NAME) >= 0.7 and market = DE\". Saved rules stand among the strategies as lab:NAME.", HelpName = "RULE" };
    private static readonly Option<string?> Signals = new("--signals") { Description = "Fit a logistic regression on these strategies, separated by commas, and test it on held-out weeks instead.", HelpName = "NAMES" };
    private static readonly Option<int?> HeldOut = new("--held_out") { Description = "Weeks held out to test a rule on. Default: a third.", HelpName = "N" };

    public static Command Create()
    {
        var options = new SampleOptions();
        var command = new Command("strategies", "How good each detection strategy is: precision, recall, false positives, lead time, with intervals from the judged sample; one of them in detail.") { Strategy, Threshold, FixedPrecision, FixedRecall, Capacity, Beta, Against, ReviewCost, MissCost, ScoreCost, Rule, Signals, HeldOut };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, state => state with
        {
            Room = state.Room.With(StrategiesSettings.StrategyKey, parsed.GetValue(Strategy)).With(StrategiesSettings.ThresholdKey, parsed.GetValue(Threshold))
            .With(StrategiesSettings.FixedPrecisionKey, parsed.GetValue(FixedPrecision)).With(StrategiesSettings.FixedRecallKey, parsed.GetValue(FixedRecall)).With(StrategiesSettings.CapacityKey, parsed.GetValue(Capacity)).With(StrategiesSettings.BetaKey, parsed.GetValue(Beta)).With(StrategiesSettings.AgainstKey, parsed.GetValue(Against))
            .With(StrategiesSettings.ReviewCostKey, parsed.GetValue(ReviewCost)).With(StrategiesSettings.MissCostKey, parsed.GetValue(MissCost)).With(StrategiesSettings.ScoreCostKey, parsed.GetValue(ScoreCost))
            .With(LabSettings.RuleKey, parsed.GetValue(Rule)).With(LabSettings.SignalsKey, parsed.GetValue(Signals)).With(LabSettings.HeldOutKey, parsed.GetValue(HeldOut))
        }, async (services, state) =>
        {
            await services.PrepareWorkspaceAsync(cancellation);
            if (parsed.GetValue(Rule) is not null || parsed.GetValue(Signals) is not null)
                return await services.GetRequiredService<LabReader>().ReadAsync(state, cancellation) is { } lab ? new(lab.Notices, () => LabFiles.Json(lab), () => SectionTable.Of(lab.Tested is { } rule ? $"{lab.Sentence}{Environment.NewLine}{rule}" : lab.Sentence, lab.Sections)) : null;
            return await services.GetRequiredService<StrategiesReader>().ReadAsync(state, cancellation) is { } model
                ? new(model.Notices, () => StrategiesRegistration.Json(model), () => SectionTable.Of(model.Sentence, model.Sections)) : null;
        }));
        return command;
    }
}
