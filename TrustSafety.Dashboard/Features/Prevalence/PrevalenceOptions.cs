namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>How reviewers' decisions are read when their errors are counted.</summary>
public sealed class PrevalenceOptions
{
    public const string Section = "Prevalence";

    /// <summary>The queue in which the judges of the sample work; empty takes the gold reviews of all queues.</summary>
    public string Queue { get; set; } = "";

    /// <summary>Decisions, and gold answers, that mean "this breaks the rules"; every other one means that it does not.</summary>
    public IReadOnlyList<string> ViolatingDecisions { get; set; } = ["violating", "violative", "remove", "hateful", "hate", "true", "1"];
}
