namespace TrustSafety.Dashboard.Statistics;

/// <summary>Why a method has no answer for data that are valid but do not carry one.</summary>
public enum Undefined
{
    /// <summary>There is an answer.</summary>
    No,

    /// <summary>Fewer values than the method needs.</summary>
    TooFew,

    /// <summary>The values do not vary, so their spread says nothing about the error.</summary>
    NoSpread,

    /// <summary>A denominator is 0 or cannot be told from 0.</summary>
    ZeroDenominator,

    /// <summary>Covariates that repeat each other, or more of them than values.</summary>
    Collinear,

    /// <summary>A covariate splits the outcomes perfectly: the likelihood has no maximum.</summary>
    Separated,

    /// <summary>The iteration did not settle.</summary>
    NotConverged,

    /// <summary>Sensitivity + specificity do not exceed 1: the labels say no more than a coin.</summary>
    UninformativeLabels,

    /// <summary>No size, however large, reaches what is asked.</summary>
    OutOfReach,

    /// <summary>A prediction ruled out what happened: its loss has no end.</summary>
    Impossible,
}
