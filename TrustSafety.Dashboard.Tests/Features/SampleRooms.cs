using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Coverage;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Features.Prevalence;
using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Features.Strategies.Lab;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Comparing;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Tests.Workspace;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Features;

/// <summary>Rooms of the judged sample over a real dataset.</summary>
internal sealed class SampleRooms : IDisposable
{
    private readonly TestDataset dataset = new();
    private readonly TempWorkspace workspace = new();

    public IFacts Facts { get; private set; } = null!;

    public TempWorkspace Workspace => workspace;

    public Dashboard.Extracts.Storage.Dataset Dataset => dataset.Dataset;

    public static SampleRooms Of(params IEnumerable<FactRow> rows)
    {
        var world = new SampleRooms();
        world.dataset.Publish(rows);
        return world.Opened();
    }

    public static async Task<SampleRooms> ImportAsync(params (string File, string Mappings, Dashboard.Extracts.Schema.Fact? As)[] extracts)
    {
        var world = new SampleRooms();
        var importer = new ExtractImport(world.dataset.Dataset, Options.Create(new ImportSettings()), TimeProvider.System);
        foreach (var (file, mappings, fact) in extracts)
        {
            var report = await importer.ImportAsync(file, new ImportOptions { MapFile = mappings, As = fact }, null, TestContext.Current.CancellationToken);
            Assert.True(report.Succeeded, report.ToString());
        }
        return world.Opened();
    }

    public IServiceCollection AddTo(IServiceCollection services, Microsoft.Extensions.Configuration.IConfiguration? configuration = null, int minimumCount = 10)
    {
        var (disclosure, reporting, time) = (Options.Create(new DisclosureOptions { MinimumCount = minimumCount }), Options.Create(new ReportingOptions()), new FakeTimeProvider(Review.Now));
        var indicators = new IndicatorReader(Facts, new FixedDefinitions(null), disclosure, reporting, time);
        var remembered = new Remembered(Facts, 1000);
        return services.AddSingleton(Facts).AddSingleton<IIndicators>(indicators).AddSingleton(disclosure).AddSingleton(reporting).AddSingleton<TimeProvider>(time).AddSingleton(remembered)
            .AddSingleton<IGroundTruth>(new GroundTruthReader(Facts, indicators, remembered, disclosure))
            .AddSingleton<IComparisons>(new ComparisonReader(indicators))
            .AddSingleton(new SavedRules(workspace, time)).AddSingleton(new IncidentBook(workspace, time)).AddSingleton(new Annotations(workspace, time))
            .AddSingleton<IIndicatorDefinitions>(new FixedDefinitions(null)).AddIncidents(configuration ?? new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()).AddCoverage().AddStrategies().AddPrevalence(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
    }

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var services = AddTo(new ServiceCollection()).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    public Task<PrevalenceModel?> PrevalenceAsync(string query = "prevalence") => ReadAsync<PrevalenceReader, PrevalenceModel>(query, (reader, state, stop) => reader.ReadAsync(state, stop));

    public Task<CoverageModel?> CoverageAsync(string query = "coverage") => ReadAsync<CoverageReader, CoverageModel>(query, (reader, state, stop) => reader.ReadAsync(state, stop));

    public Task<StrategiesModel?> StrategiesAsync(string query = "strategies") => ReadAsync<StrategiesReader, StrategiesModel>(query, (reader, state, stop) => reader.ReadAsync(state, stop));

    public Task<LabModel?> LabAsync(string query = "lab") => ReadAsync<LabReader, LabModel>(query, (reader, state, stop) => reader.ReadAsync(state, stop));

    public Task<SavedRule> SaveAsync(SavedRule rule) => AskAsync(services => services.GetRequiredService<SavedRules>().AddAsync(rule, TestContext.Current.CancellationToken));

    private Task<TModel?> ReadAsync<TReader, TModel>(string query, Func<TReader, ViewState, CancellationToken, Task<TModel?>> read) where TReader : notnull where TModel : class => AskAsync(services =>
    {
        var (state, notices) = ViewState.Parse(query);
        Assert.Empty(notices);
        return read(services.GetRequiredService<TReader>(), state, TestContext.Current.CancellationToken);
    });

    public void Dispose()
    {
        dataset.Dispose();
        workspace.Dispose();
    }

    private SampleRooms Opened()
    {
        Facts = dataset.Facts();
        return this;
    }
}
