using System.CommandLine;

namespace TrustSafety.Dashboard.Cli;

internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve the dashboard (the default).") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebApplication.CreateBuilder([.. parsed.UnmatchedTokens]).Build();
            await app.RunAsync(cancellation);
            return CommandLine.Done;
        });
        return command;
    }
}
