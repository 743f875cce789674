using System.Diagnostics;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>What finding and installing a browser needs of the machine.</summary>
internal interface IBrowserMachine
{
    string? Variable(string name);

    bool HasFile(string path);

    /// <summary>Playwright's own installer; its browser needs no path.</summary>
    bool InstallWithPlaywright();

    /// <summary>False when the program is not there or ends with an error.</summary>
    bool Run(string program, params string[] arguments);
}

internal sealed class ThisMachine : IBrowserMachine
{
    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    public bool HasFile(string path) => File.Exists(path);

    public bool InstallWithPlaywright() => Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0;

    public bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // No such program on this system; the caller says what is needed.
        }
    }
}
