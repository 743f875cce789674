namespace TrustSafety.Dashboard.Shell;

/// <summary>The settings cannot be used. The message lists every problem, each with its key.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems) : Exception(Text(problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;

    internal static void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0) throw new SettingsException(problems);
    }

    private static string Text(IReadOnlyList<string> problems) =>
        $"{(problems.Count == 1 ? "A setting" : $"{problems.Count} settings")} cannot be used:{string.Concat(problems.Select(p => Environment.NewLine + "  " + p))}";
}
