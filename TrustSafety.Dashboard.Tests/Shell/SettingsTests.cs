using Microsoft.Extensions.Configuration;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Shell;

public sealed class SettingsTests
{
    [Fact]
    public void Problems_OfTheShippedSettings_AreNone()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
        Assert.Empty(Settings.Problems(shipped));
        Assert.All(Settings.All, setting => Assert.NotNull(shipped[setting.Key]));
    }

    [Theory]
    [InlineData("Reporting:TimeZone", "Europe/Berln", "IANA")]
    [InlineData("Reporting:TimeZone", "", "IANA")]
    [InlineData("Dataset:Directory", " ", "directory")]
    [InlineData("Dataset:MemoryLimit", "512", "512MB")]
    [InlineData("Dataset:MemoryLimit", "1MB", "64MB")]
    [InlineData("Dataset:Threads", "-1", "from 0 to 256")]
    [InlineData("Facts:Concurrency", "0", "from 1 to 64")]
    [InlineData("Facts:Concurrency", "two", "from 1 to 64")]
    [InlineData("Disclosure:MinimumCount", "0", "from 1")]
    [InlineData("Import:RejectLimit", "1.5", "from 0 to 1")]
    [InlineData("Import:RejectLimit", "1 %", "from 0 to 1")]
    [InlineData("Import:RejectLimit", "NaN", "from 0 to 1")]
    [InlineData("Import:MaxUploadMegabytes", "0", "from 1")]
    [InlineData("Server:AllowRemote", "yes", "true or false")]
    public void Problems_OfAValueOutsideItsRange_NameTheKeyAndWhatIsAllowed(string key, string value, string allowed)
    {
        var problem = Assert.Single(Settings.Problems(With((key, value))));
        Assert.StartsWith(key + " must be ", problem, StringComparison.Ordinal);
        Assert.Contains(allowed, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_OfAMisspeltKey_ListTheKeysOfItsSection()
    {
        var problem = Assert.Single(Settings.Problems(With(("Import:RejectLimits", "0.1"))));
        Assert.Contains("Import:RejectLimits is no setting", problem, StringComparison.Ordinal);
        Assert.Contains("Import:RejectLimit, Import:Sample, Import:MaxUploadMegabytes", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_OfSeveralSettings_AreReportedTogether()
    {
        var problems = Settings.Problems(With(("Reporting:TimeZone", "Mars/Base"), ("Facts:Concurrency", "0"), ("Server:Open", "true")));
        Assert.Equal(3, problems.Count);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.10:5080")]
    [InlineData("http://dashboard.example.org")]
    [InlineData("http://127.0.0.1:5080;http://10.0.0.1:5080")]
    public void Urls_ThatOtherMachinesReach_AreRefusedUnlessAllowed(string urls)
    {
        Assert.Contains("Server:AllowRemote", Assert.Single(ListenAddresses.Problems(With(("urls", urls)))), StringComparison.Ordinal);
        Assert.Empty(ListenAddresses.Problems(With(("urls", urls), ("Server:AllowRemote", "true"))));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080;https://127.0.0.1:5081")]
    public void Urls_OfThisMachine_AreTaken(string urls) => Assert.Empty(ListenAddresses.Problems(With(("urls", urls))));

    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http//127.0.0.1")]
    public void Urls_ThatAreNoAddresses_AreRefused(string urls) => Assert.Single(ListenAddresses.Problems(With(("urls", urls))));

    [Fact]
    public void KestrelEndpoint_ThatOtherMachinesReach_IsRefused() =>
        Assert.StartsWith("Kestrel:Endpoints:Open:Url", Assert.Single(ListenAddresses.Problems(With(("Kestrel:Endpoints:Open:Url", "http://0.0.0.0:80")))), StringComparison.Ordinal);

    private static IConfiguration With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
