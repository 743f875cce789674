namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

public enum Decision { Ship, Stop, Extend, NoEffect, Unreadable, TooEarly, Unknown }

/// <summary>What the declared rule says, and why, in one sentence.</summary>
public sealed record Verdict(Decision Decision, string Sentence)
{
    public string Word => Decision switch
    {
        Decision.Ship => "ship",
        Decision.Stop => "stop",
        Decision.Extend => "extend",
        Decision.NoEffect => "no effect shown",
        Decision.Unreadable => "not readable",
        Decision.TooEarly => "too early",
        _ => "unknown",
    };
}
