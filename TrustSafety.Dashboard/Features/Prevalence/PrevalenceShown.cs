namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>What was read; without a model there is no judged view.</summary>
public sealed record PrevalenceShown(PrevalenceModel? Model);
