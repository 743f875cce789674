using TrustSafety.Dashboard.Sample;

namespace TrustSafety.Dashboard.Tests.Sample;

public sealed class SampleRunTests(SampleRunTests.FirstRun first) : IClassFixture<SampleRunTests.FirstRun>, IDisposable
{
    private const long Rows = 5_003;

    private readonly string root = Directory.CreateTempSubdirectory("sample-run-").FullName;

    [Fact]
    public void Generate_Again_WritesTheSameBytes()
    {
        var again = Run(1);
        Assert.Equal(first.Result.Files, again.Files);
        Assert.All(again.Files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(first.Result.Folder, file)), File.ReadAllBytes(Path.Combine(again.Folder, file))));
    }

    [Fact]
    public void Generate_WithAnotherSeed_WritesOtherRows()
    {
        var (one, two) = (SampleTable.Hashes(first.Result.Folder), SampleTable.Hashes(Run(2).Folder));
        Assert.All(one, table => Assert.NotEqual(table.Value, two[table.Key]));
    }

    /// <summary>Fails when any row of any fact changes on any machine. A change of the model is one of the generator's version.</summary>
    [Fact]
    public void Generate_WithAKnownSeed_GivesTheKnownRows() =>
        Assert.Equal(Known, string.Join('\n', SampleTable.Hashes(first.Result.Folder).Select(t => $"{t.Key} {t.Value}")));

    [Fact]
    public void Generate_ForRowsAskedFor_WritesExactlyThatManyActions() => Assert.Equal(Rows, first.Result.Rows["action"]);

    [Fact]
    public void Generate_Cancelled_LeavesTheFolderAsItWas()
    {
        File.WriteAllText(Path.Combine(root, "action.csv.gz"), "mine");
        using var cancel = new CancellationTokenSource();
        var stop = new Step(progress => { if (progress.WeeksDone == 3) cancel.Cancel(); });
        Assert.Throws<OperationCanceledException>(() => SampleRun.Generate(new SamplePlan(Rows, 1), root, stop, cancel.Token));
        Assert.Equal(["action.csv.gz"], Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(root, "action.csv.gz")));
    }

    [Fact]
    public void Generate_BesideARunOfTheOtherFormat_IsRefusedAndChangesNothing()
    {
        File.WriteAllText(Path.Combine(root, "action.csv"), "mine");
        var refused = Assert.Throws<IOException>(() => Run(1));
        Assert.Contains("action.csv", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["action.csv"], Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName));
    }

    [Fact]
    public void Generate_Large_WritesPlainCsvOfEveryFact()
    {
        var result = SampleRun.Generate(new SamplePlan(200_000, 1), root, null, CancellationToken.None);
        Assert.Equal(["action.csv", "appeal.csv", "detection.csv", "experiment_unit.csv", "exposure.csv", "incident.csv", "label.csv", "report.csv", "review.csv", "truth.json"], result.Files);
        Assert.Equal(200_000, File.ReadLines(Path.Combine(root, "action.csv")).Count() - 1);
    }

    private const string Known = """
        action 43660af31af9549b
        appeal b12d6fda5abfd85c
        detection 8aee3ac6c8416652
        experiment_unit de6d90c34bd0176a
        exposure cba6518de67d6f8e
        incident 6b8c767dd848545d
        label 0fd99d7993957d5e
        report c41386a06030ac60
        review e6e4a298c8578735
        """;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private SampleResult Run(ulong seed) => SampleRun.Generate(new SamplePlan(Rows, seed), root, null, CancellationToken.None);

    private sealed class Step(Action<SampleProgress> report) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value) => report(value);
    }

    /// <summary>One reduced run that several tests compare with.</summary>
    public sealed class FirstRun : IDisposable
    {
        public SampleResult Result { get; } =
            SampleRun.Generate(new SamplePlan(Rows, 1), Directory.CreateTempSubdirectory("sample-first-").FullName, null, CancellationToken.None);

        public void Dispose() => Directory.Delete(Result.Folder, recursive: true);
    }
}
