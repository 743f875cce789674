using System.CommandLine;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`--data DIR`, and what every verb over the dataset does with it: builds the product without serving it, and turns its refusals into exit codes.</summary>
internal static class DataOption
{
    public static Option<string?> Create() => new("--data") { Description = "The directory of the dataset and the workspace. Default: data.", HelpName = "DIR" };

    public static async Task<int> RunAsync(string? data, Func<IServiceProvider, Task<int>> run)
    {
        try
        {
            await using var app = DashboardApp.Create(data is null ? [] : ["--Dataset:Directory", data]);
            return await run(app.Services);
        }
        catch (SettingsException settings)
        {
            await Console.Error.WriteLineAsync(settings.Message);
            return CommandLine.Usage;
        }
        catch (DatasetUnavailableException unavailable)
        {
            await Console.Error.WriteLineAsync(unavailable.Message);
            return CommandLine.InputRejected;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled; the extract under way has changed nothing.");
            return CommandLine.InputRejected;
        }
    }
}
