using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Shell;

/// <summary>
/// Every key of the product's configuration. They are checked as text, before anything binds them,
/// so that one start reports all that is wrong and not the first thing only.
/// </summary>
internal static partial class Settings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new("Reporting:TimeZone", "an IANA time zone, e.g. UTC, Europe/Berlin or America/Los_Angeles", IsIanaZone),
        new("Dataset:Directory", "a directory this process may create or write to", IsUsableDirectory),
        new("Dataset:MemoryLimit", "a size with its unit, at least 64MB, e.g. 512MB or 2GB", IsMemorySize),
        Setting.Whole("Dataset:Threads", 0, 256) with { Allowed = "a whole number from 0 to 256; 0 is one per processor" },
        new("Dataset:TempDirectory", "a directory this process may create or write to; empty is a folder of the dataset's own", text => text.Length == 0 || IsUsableDirectory(text)),
        Setting.Whole("Facts:Concurrency", 1, 64),
        Setting.Whole("Facts:CacheMegabytes", 1, 65536),
        Setting.Whole("Facts:RollupFromRows", 0, 1_000_000_000),
        Setting.Whole("Disclosure:MinimumCount", 1, 1_000_000),
        new("NeutralCodes:Names", "names of categories and subcategories, separated by commas, each once", NeutralOptions.Accepts),
        Setting.Share("Import:RejectLimit"),
        Setting.Flag("Import:Sample"),
        Setting.Whole("Import:MaxUploadMegabytes", 1, 1_048_576),
        Setting.Flag("Server:AllowRemote"),
        Setting.Flag("Incidents:Scan"),
        Setting.Whole("Incidents:ScanMinutes", 1, 10_080),
        Setting.Number("Incidents:Budget", 0.01, 100),
        Setting.Number("Incidents:HourlyShare", 0, 0.9),
        Setting.Flag("Incidents:HourlyPairs"),
        new("Incidents:Holidays", Holidays.Allowed, text => Holidays.Parse(text) is not null),
        .. Hours("Incidents:AcknowledgeHours"),
        .. Hours("Incidents:MitigateHours"),
        new("Notifications:Link", "the http or https address under which readers reach the dashboard; empty as long as nobody is told anything", text => text.Length == 0 || IsWebAddress(text)),
        Setting.Whole("Notifications:DigestHour", 0, 23),
        new("Notifications:Webhook:Url", "an http or https address; empty sends nothing", text => text.Length == 0 || IsWebAddress(text)),
        new("Notifications:Webhook:Secret", "at least 16 characters; empty as long as no webhook is set", text => text.Length is 0 or >= 16),
        new("Notifications:Mail:Host", "the name of an SMTP server; empty sends nothing", text => text.Length == 0 || Uri.CheckHostName(text) != UriHostNameType.Unknown),
        Setting.Whole("Notifications:Mail:Port", 1, 65535),
        Setting.Flag("Notifications:Mail:Tls"),
        new("Notifications:Mail:User", "any text; empty signs in nowhere", _ => true),
        new("Notifications:Mail:Password", "any text", _ => true),
        new("Notifications:Mail:From", "one e-mail address", text => text.Length == 0 || IsMailbox(text)),
        new("Notifications:Mail:To", "e-mail addresses, separated by commas", text => text.Length == 0 || text.Split(',').All(a => IsMailbox(a.Trim()))),
    ];

    private static readonly string[] Sections = [.. All.Select(s => s.Key.Split(':')[0]).Distinct()];

    /// <summary>True for `Reporting:…` and the like, known or misspelt: the section is ours.</summary>
    public static bool OwnsSectionOf(string key) => Sections.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
    [
        .. NotificationSettings.Problems(configuration),
        .. All.Where(s => configuration[s.Key] is { } text && !s.Accepts(text)).Select(s => $"{s.Key} must be {s.Allowed}."),
        .. Sections.SelectMany(s => configuration.GetSection(s).AsEnumerable()).Where(p => p.Value is not null && !All.Any(s => s.Key.Equals(p.Key, StringComparison.OrdinalIgnoreCase))).Select(p => Unknown(p.Key)),
    ];

    /// <summary>A year is the longest that anybody would call a promise.</summary>
    private static IEnumerable<Setting> Hours(string key) => Enum.GetNames<Severity>().Reverse().Select(severity => Setting.Whole($"{key}:{severity}", 1, 8_784));

    private static string Unknown(string key)
    {
        var section = key.Split(':')[0];
        var known = All.Where(s => s.Key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)).Select(s => s.Key);
        return $"{key} is no setting. {section} has {string.Join(", ", known)}.";
    }

    // Windows names would give other weeks on other machines.
    private static bool IsIanaZone(string text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId;

    private static bool IsMemorySize(string text) =>
        MemorySize().Match(text) is { Success: true } size && long.TryParse(size.Groups[1].Value, out var count)
        && count << (size.Groups[2].Value.Equals("GB", StringComparison.OrdinalIgnoreCase) ? 10 : 0) is >= 64 and <= 1 << 24;

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");

    private static bool IsMailbox(string text) => System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text;

    private static bool IsUsableDirectory(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0') || File.Exists(text)) return false;
        for (var folder = new DirectoryInfo(text); folder is not null; folder = folder.Parent)
            if (folder.Exists) return true;
        return false;
    }

    [GeneratedRegex("^([1-9][0-9]{0,8})(MB|GB)$", RegexOptions.IgnoreCase)]
    private static partial Regex MemorySize();
}
