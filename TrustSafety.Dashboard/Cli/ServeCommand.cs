using System.CommandLine;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Cli;

internal static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = $"Where to listen, separated by semicolons. Default: {ListenAddresses.Default}.",
        HelpName = "URLS",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The directory of the dataset and the workspace. Default: data.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the addresses as JSON once the server listens." };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the dashboard (the default). Settings follow as --Section:Key VALUE, e.g. --Reporting:TimeZone Europe/Berlin.")
        {
            Urls, Data, Json,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => ServeAsync(Arguments(parsed), parsed.GetValue(Json), cancellation));
        return command;
    }

    private static string[] Arguments(ParseResult parsed) =>
    [
        .. parsed.UnmatchedTokens,
        .. parsed.GetValue(Urls) is { } urls ? ["--urls", urls] : Array.Empty<string>(),
        .. parsed.GetValue(Data) is { } data ? ["--Dataset:Directory", data] : Array.Empty<string>(),
    ];

    private static async Task<int> ServeAsync(string[] arguments, bool json, CancellationToken cancellation)
    {
        var problems = HostArguments.Problems(arguments);
        if (problems.Count > 0) return Refuse([.. problems, "See `serve --help`."]);
        try
        {
            await using var app = DashboardApp.Create(arguments);
            await app.StartAsync(cancellation);
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            if (json) Console.WriteLine(JsonSerializer.Serialize(new { addresses }, JsonText.Options));
            else foreach (var address in addresses) Console.WriteLine($"Trust & Safety is at {address} (Ctrl+C stops it)");
            await app.WaitForShutdownAsync(cancellation);
            return CommandLine.Done;
        }
        catch (SettingsException settings)
        {
            return Refuse([settings.Message]);
        }
        catch (DatasetUnavailableException unavailable)
        {
            return Refuse([unavailable.Message], CommandLine.InputRejected);
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Refuse(["The address is in use by another program. Choose one with --urls, e.g. --urls http://127.0.0.1:5081."]);
        }
    }

    private static int Refuse(IEnumerable<string> lines, int exitCode = CommandLine.Usage)
    {
        foreach (var line in lines) Console.Error.WriteLine(line);
        return exitCode;
    }
}
