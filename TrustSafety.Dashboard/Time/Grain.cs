namespace TrustSafety.Dashboard.Time;

/// <summary>The length of one reporting period.</summary>
public enum Grain { Day, Week, Month }
