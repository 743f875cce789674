using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Features.Experiments.Decisions;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Features.Experiments.Planning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Tests.Workspace;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>The readout over a real dataset, under definitions of one's own.</summary>
internal sealed class ExperimentWorld : IDisposable
{
    private readonly TestDataset dataset = new();
    private readonly string folder = Directory.CreateTempSubdirectory("experiments-").FullName;

    private readonly TempWorkspace workspace = new();

    public ExperimentDecisions Decisions { get; }

    private ExperimentWorld() => Decisions = new(workspace, new FakeTimeProvider(Review.Now));

    public IFacts Facts { get; private set; } = null!;

    public static ExperimentWorld Of(string yaml, params IEnumerable<FactRow> units)
    {
        var world = new ExperimentWorld();
        world.dataset.Publish(units);
        return world.Under(yaml);
    }

    /// <summary>A file through the mappings that the repository ships.</summary>
    public static async Task<ExperimentWorld> ImportAsync(string file, string? yaml, string? mappings)
    {
        var world = new ExperimentWorld();
        var importer = new ExtractImport(world.dataset.Dataset, Options.Create(new ImportSettings()), TimeProvider.System);
        Assert.True((await importer.ImportAsync(file, new ImportOptions { MapFile = mappings }, null, TestContext.Current.CancellationToken)).Succeeded);
        return world.Under(yaml);
    }

    public IServiceCollection AddTo(IServiceCollection services) => services
        .AddSingleton(Facts).AddSingleton((IUnits)Facts).AddSingleton(Options.Create(new DisclosureOptions())).AddSingleton(Options.Create(new ReportingOptions()))
        .AddSingleton<TimeProvider>(new FakeTimeProvider(Review.Now))
        .AddIndicators(new ConfigurationBuilder().AddInMemoryCollection([new("Dataset:Directory", folder)]).Build())
        .AddSingleton(Decisions)
        .AddSingleton(p => ExperimentsRegistration.Book(p, folder))
        .AddSingleton<ChangeReader>().AddSingleton<PromiseReader>().AddSingleton<StandingReader>().AddSingleton<ExperimentReader>().AddSingleton<ExperimentPlanner>();

    public async Task<ExperimentModel> ReadAsync(string id)
    {
        await using var services = AddTo(new ServiceCollection()).BuildServiceProvider();
        return (await services.GetRequiredService<ExperimentReader>().ReadAsync(id, TestContext.Current.CancellationToken))!;
    }

    public async Task<Standing> StandingAsync(string id)
    {
        await using var services = AddTo(new ServiceCollection()).BuildServiceProvider();
        return (await services.GetRequiredService<StandingReader>().ReadAsync(id, TestContext.Current.CancellationToken))!;
    }

    public void Dispose()
    {
        dataset.Dispose();
        workspace.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>One unit of one arm.</summary>
    public static FactRow Unit(int id, string arm, double outcome, string? cluster = null, string? unit = null, double? before = null, int day = 0, string market = "DE") => new(Fact.ExperimentUnit, new Dictionary<string, object?>
    {
        ["experiment"] = "test",
        ["arm"] = arm,
        ["unit_id"] = unit ?? $"u{id}",
        ["assigned_at"] = new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc).AddDays(day),
        ["cluster_id"] = cluster,
        ["market"] = market,
        ["outcome"] = (decimal)outcome,
        ["pre_outcome"] = before is { } x ? (decimal)x : null,
    });

    private ExperimentWorld Under(string? yaml)
    {
        if (yaml is not null) File.WriteAllText(Path.Combine(folder, BookParser.FileName), yaml);
        Facts = dataset.Facts();
        return this;
    }
}
