namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>Small experiment files.</summary>
internal static class Plans
{
    public static string Of(string analysis = "fixed", int planned = 200, string more = "", string metric = "") => $$"""
        metrics:
          - id: outcome
            name: Outcome
            kind: mean
            outcome: outcome
            unit: count
            direction: lower_is_better
        {{metric}}
        experiments:
          - id: test
            name: The test
            question: Does it work?
            owner: Us
            arms: { control: 0.5, treatment: 0.5 }
            baseline: control
            planned_units: {{planned}}
            analysis: {{analysis}}
            primary: outcome
        {{more}}
        """;
}
