namespace TrustSafety.Dashboard.Workspace.Incidents;

public enum Severity { Low, Medium, High, Critical }
