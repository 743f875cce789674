namespace TrustSafety.Dashboard.Shell;

/// <summary>Settings of notifications that need one another.</summary>
internal static class NotificationSettings
{
    private const string Section = "Notifications:";

    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        bool Has(string key) => !string.IsNullOrEmpty(configuration[Section + key]);
        var (webhook, mail) = (Has("Webhook:Url"), Has("Mail:Host"));
        if (webhook && !Has("Webhook:Secret")) yield return Needs("Webhook:Secret", "Webhook:Url");
        if (mail && !Has("Mail:From")) yield return Needs("Mail:From", "Mail:Host");
        if (mail && !Has("Mail:To")) yield return Needs("Mail:To", "Mail:Host");
        if ((webhook || mail) && !Has("Link")) yield return Needs("Link", webhook ? "Webhook:Url" : "Mail:Host");
        if (Has("Mail:User") != Has("Mail:Password")) yield return Has("Mail:User") ? Needs("Mail:Password", "Mail:User") : Needs("Mail:User", "Mail:Password");
    }

    private static string Needs(string key, string other) => $"{Section}{key} must be set where {Section}{other} is.";
}
