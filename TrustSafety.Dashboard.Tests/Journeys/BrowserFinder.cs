namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The browser that was named, else the machine's own, else one that is installed now: by Playwright, or by the system.</summary>
internal sealed class BrowserFinder(IBrowserMachine machine)
{
    public const string Variable = "CHROMIUM_PATH";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>A path, or null for the browser that Playwright installed. Without any browser it throws: the journeys never pass by being skipped.</summary>
    public string? Find()
    {
        if (machine.Variable(Variable) is { Length: > 0 } named)
            return machine.HasFile(named) ? named : throw new FileNotFoundException($"{Variable} names {named}, which is not there.");
        if (OnPath() is { } own) return own;
        if (machine.InstallWithPlaywright()) return null;
        // A bare machine has no lists of packages yet; where they are, an update that fails (no network) need not stop the install.
        var updated = machine.Run("apt-get", "update", "-qq");
        if (machine.Run("apt-get", "install", "-y", "-qq", "chromium") && OnPath() is { } installed) return installed;
        throw new InvalidOperationException(
            $"The journeys need Chromium. None of {string.Join(", ", Names)} is on the PATH, Playwright's installer failed, and so did apt-get {(updated ? "install" : "update and install")}. " +
            $"Install chromium, or set {Variable} to one.");
    }

    private string? OnPath() =>
        (machine.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(machine.HasFile);
}
