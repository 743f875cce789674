namespace TrustSafety.Dashboard.Tests.Journeys;

public sealed class BrowserFinderTests
{
    private readonly Machine machine = new();

    [Fact]
    public void Browser_ThatIsNamed_IsTakenBeforeAllOthers()
    {
        machine.Variables[BrowserFinder.Variable] = "/opt/mine";
        machine.Files.UnionWith(["/opt/mine", "/usr/bin/chromium"]);
        Assert.Equal("/opt/mine", Find());
        Assert.Empty(machine.Done);
    }

    [Fact]
    public void Browser_NamedButNotThere_IsAnErrorAndNotReplacedByAnother()
    {
        machine.Variables[BrowserFinder.Variable] = "/opt/mine";
        machine.Files.Add("/usr/bin/chromium");
        Assert.Equal("CHROMIUM_PATH names /opt/mine, which is not there.", Assert.Throws<FileNotFoundException>(() => Find()).Message);
        Assert.Empty(machine.Done);
    }

    [Theory]
    [InlineData("/usr/bin/chromium")]
    [InlineData("/usr/bin/chromium-browser")]
    [InlineData("/usr/local/bin/google-chrome")]
    [InlineData("/usr/bin/google-chrome-stable")]
    public void Browser_OnThePath_IsTakenAndNothingIsInstalled(string path)
    {
        machine.Files.Add(path);
        Assert.Equal(path, Find());
        Assert.Empty(machine.Done);
    }

    [Fact]
    public void Browser_OnThePathTwice_IsTheOneThatAShellWouldStart()
    {
        machine.Files.UnionWith(["/usr/bin/chromium", "/usr/local/bin/google-chrome"]);
        Assert.Equal("/usr/local/bin/google-chrome", Find());
    }

    [Fact]
    public void Machine_WithoutBrowser_LetsPlaywrightInstallItsOwn()
    {
        machine.Succeeding.Add("playwright");
        Assert.Null(Find());
        Assert.Equal(["playwright"], machine.Done);
    }

    [Fact]
    public void Machine_WherePlaywrightCannotInstall_TakesTheSystemsAfterReadingItsLists()
    {
        machine.Succeeding.UnionWith(["apt-get update -qq", "apt-get install -y -qq chromium"]);
        machine.Brings["apt-get install -y -qq chromium"] = "/usr/bin/chromium";
        Assert.Equal("/usr/bin/chromium", Find());
        Assert.Equal(["playwright", "apt-get update -qq", "apt-get install -y -qq chromium"], machine.Done);
    }

    [Fact]
    public void Machine_WhoseListsCannotBeRead_StillTriesTheInstall()
    {
        machine.Succeeding.Add("apt-get install -y -qq chromium");
        machine.Brings["apt-get install -y -qq chromium"] = "/usr/bin/chromium";
        Assert.Equal("/usr/bin/chromium", Find());
    }

    [Fact]
    public void Install_ThatBringsNoBrowser_IsAFailure()
    {
        machine.Succeeding.UnionWith(["apt-get update -qq", "apt-get install -y -qq chromium"]);
        Assert.Throws<InvalidOperationException>(() => Find());
    }

    [Fact]
    public void Machine_ThatCanInstallNone_FailsWithWhatWasTriedAndWhatToDo()
    {
        var message = Assert.Throws<InvalidOperationException>(() => Find()).Message;
        Assert.Equal(
            "The journeys need Chromium. None of chromium, chromium-browser, google-chrome, google-chrome-stable is on the PATH, Playwright's installer failed, " +
            "and so did apt-get update and install. Install chromium, or set CHROMIUM_PATH to one.", message);
    }

    private string? Find() => new BrowserFinder(machine).Find();

    /// <summary>A machine on which nothing works but what a test allows, and which remembers what was done.</summary>
    private sealed class Machine : IBrowserMachine
    {
        public Dictionary<string, string> Variables { get; } = new() { ["PATH"] = string.Join(Path.PathSeparator, "/usr/local/bin", "/usr/bin") };

        public HashSet<string> Files { get; } = [];

        public HashSet<string> Succeeding { get; } = [];

        /// <summary>The file that is there once the command was run.</summary>
        public Dictionary<string, string> Brings { get; } = [];

        public List<string> Done { get; } = [];

        public string? Variable(string name) => Variables.GetValueOrDefault(name);

        public bool HasFile(string path) => Files.Contains(path);

        public bool InstallWithPlaywright() => Do("playwright");

        public bool Run(string program, params string[] arguments) => Do($"{program} {string.Join(' ', arguments)}");

        private bool Do(string command)
        {
            Done.Add(command);
            if (Brings.TryGetValue(command, out var file)) Files.Add(file);
            return Succeeding.Contains(command);
        }
    }
}
