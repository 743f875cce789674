using System.CommandLine;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`indicators`: the system in force. `indicators validate FILE`: whether an edited file could take its place.</summary>
internal static class IndicatorsCommand
{
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON." };
    private static readonly Argument<string?> File1 = new("FILE") { Description = "An indicator file. Default: the one in force.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create()
    {
        var validate = new Command("validate", "Check an indicator file: every mistake with its line, its key and what is allowed.") { File1, Data, Json };
        validate.SetAction((parsed, _) => parsed.GetValue(File1) is { } file
            ? Task.FromResult(Validate(file, parsed.GetValue(Json)))
            : DataOption.RunAsync(parsed.GetValue(Data), services => Task.FromResult(Validate(services.GetRequiredService<IIndicatorDefinitions>().Current.OnDisk, parsed.GetValue(Json)))));
        var command = new Command("indicators", "List the indicators, or check an edited indicator file.") { Data, Json, validate };
        command.SetAction((parsed, _) => DataOption.RunAsync(parsed.GetValue(Data), services => Task.FromResult(List(services.GetRequiredService<IIndicatorDefinitions>().Current, parsed.GetValue(Json)))));
        return command;
    }

    private static int List(DefinitionState state, bool json)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(state.Catalog.Indicators.Select(IndicatorJson.Of), JsonText.Options));
        else
            foreach (var layer in state.Catalog.Indicators.GroupBy(i => i.Layer))
            {
                Console.WriteLine(layer.Key);
                foreach (var i in layer) Console.WriteLine($"  {i.Id,-28}{i.Question}");
            }
        foreach (var error in state.Errors) Console.Error.WriteLine($"not in force: {error}");
        return CommandLine.Done;
    }

    private static int Validate(string path, bool json)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path} cannot be read: it must be an existing YAML file that this user may open.");
            return CommandLine.InputRejected;
        }
        var (catalog, errors) = DefinitionParser.Parse(text, path);
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { file = path, valid = catalog is not null, indicators = catalog?.Indicators.Count ?? 0, errors }, JsonText.Options));
        else if (catalog is not null) Console.WriteLine($"{path}: {catalog.Indicators.Count} indicators, no mistakes.");
        foreach (var error in json ? [] : errors) Console.Error.WriteLine(error);
        return catalog is null ? CommandLine.InputRejected : CommandLine.Done;
    }
}
