using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`extracts`: the ledger. `extracts remove ID`: an extract out again.</summary>
internal static class ExtractsCommand
{
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON." };
    private static readonly Argument<int> Id = new("ID") { Description = "The id that `extracts` shows.", CustomParser = ReadId };

    public static Command Create()
    {
        var remove = new Command("remove", "Take an extract out; the rest is as it was before it came.") { Id, Data, Json };
        remove.SetAction((parsed, cancellation) => DataOption.RunAsync(parsed.GetValue(Data),
            services => RemoveAsync(services.GetRequiredService<ExtractRemoval>(), parsed.GetValue(Id), parsed.GetValue(Json), cancellation)));
        var command = new Command("extracts", "List the extracts of the dataset, or remove one.") { Data, Json, remove };
        command.SetAction((parsed, _) => DataOption.RunAsync(parsed.GetValue(Data), services => List(services.GetRequiredService<Dataset>(), parsed.GetValue(Json))));
        return command;
    }

    private static int ReadId(ArgumentResult result)
    {
        if (result.Tokens is [var text] && int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
        result.AddError("ID must be a number that `extracts` shows.");
        return 0;
    }

    private static Task<int> List(Dataset dataset, bool json)
    {
        var entries = dataset.ReadLedger();
        if (json) Console.WriteLine(JsonSerializer.Serialize(entries.Select(Row), JsonText.Options));
        else if (entries.Count == 0) Console.WriteLine("No extracts yet. Bring one in with: import PATH");
        else foreach (var e in entries)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{e.Id,4}  {FactSchemas.Of(e.Fact).Name,-15} {e.Accepted,12:N0} rows  {e.FirstAt:yyyy-MM-dd} to {e.LastAt:yyyy-MM-dd}  {e.Rejected,7:N0} rejected  sha256 {e.Sha256[..12]}  {e.Name}"));
        return Task.FromResult(CommandLine.Done);
    }

    private static async Task<int> RemoveAsync(ExtractRemoval removal, int id, bool json, CancellationToken cancellation)
    {
        var removed = await removal.RemoveAsync(id, cancellation);
        if (removed is null)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"There is no extract {id}. `extracts` lists them."));
            return CommandLine.InputRejected;
        }
        Console.WriteLine(json ? JsonSerializer.Serialize(Row(removed), JsonText.Options) : string.Create(CultureInfo.InvariantCulture, $"Removed extract {id} ({removed.Name}, {removed.Accepted:N0} rows)."));
        return CommandLine.Done;
    }

    private static object Row(LedgerEntry e) => new
    {
        id = e.Id,
        name = e.Name,
        fact = FactSchemas.Of(e.Fact).Name,
        sha256 = e.Sha256,
        mappingSha256 = e.MappingSha256,
        format = e.Format,
        bytes = e.Bytes,
        physicalRecords = e.PhysicalRecords,
        accepted = e.Accepted,
        rejected = e.Rejected,
        rejectSummary = e.RejectSummary,
        firstAt = DateTime.SpecifyKind(e.FirstAt, DateTimeKind.Utc),
        lastAt = DateTime.SpecifyKind(e.LastAt, DateTimeKind.Utc),
        publishedAt = e.PublishedAt,
        outcomes = e.Outcomes,
    };
}
