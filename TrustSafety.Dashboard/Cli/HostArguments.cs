using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`--Key value` and `--Key=value` that configure the host; anything else is a mistake to be told.</summary>
internal static class HostArguments
{
    /// <summary>Keys of the web host and of tools that start it; all others have a section, `--Section:Key`.</summary>
    private static readonly HashSet<string> Host = new(StringComparer.OrdinalIgnoreCase)
    {
        "urls", "environment", "contentRoot", "applicationName", "webroot", "http_ports", "https_ports", "allowedHosts",
        "detailedErrors", "shutdownTimeoutSeconds", "hostingStartupAssemblies", "preventHostingStartup",
    };

    private static readonly HashSet<string> Sections = new(StringComparer.OrdinalIgnoreCase) { "Logging", "Kestrel" };

    /// <summary>What is wrong with the arguments; empty when every one is a key with its value.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<string> arguments)
    {
        var problems = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var parts = arguments[i].TrimStart('-').Split('=', 2);
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || !IsKey(parts[0])) problems.Add($"Unknown option or argument {arguments[i]}.");
            else if (parts.Length == 1 && (++i >= arguments.Count || arguments[i].StartsWith("--", StringComparison.Ordinal))) problems.Add($"--{parts[0]} needs a value.");
        }
        return problems;
    }

    private static bool IsKey(string key) =>
        Host.Contains(key) || (key.Contains(':') && (Sections.Contains(key.Split(':')[0]) || Settings.OwnsSectionOf(key)));
}
