namespace TrustSafety.Dashboard.Extracts.Schema;

/// <summary>What one extract holds: one table, one kind of event.</summary>
public enum Fact { Exposure, Label, Detection, Action, Review, Appeal, Report, ExperimentUnit, Incident }
