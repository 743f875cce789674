namespace TrustSafety.Dashboard.Features.Incidents.Notifying;

/// <summary>Section "Notifications": whom to tell. Nothing is sent until an address is set.</summary>
internal sealed record NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>Where readers reach the dashboard; links in messages begin with it.</summary>
    public string Link { get; set; } = "";

    /// <summary>The hour of the reporting zone at which the digest of the day goes out.</summary>
    public int DigestHour { get; set; } = 8;

    public WebhookOptions Webhook { get; set; } = new();

    public MailOptions Mail { get; set; } = new();
}

internal sealed record WebhookOptions
{
    public string Url { get; set; } = "";

    /// <summary>Signs every message (HMAC-SHA256); both sides know it.</summary>
    public string Secret { get; set; } = "";
}

internal sealed record MailOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Refuse to send without TLS. Only a relay on the same machine can do without.</summary>
    public bool Tls { get; set; } = true;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public string From { get; set; } = "";

    /// <summary>Addresses, separated by commas.</summary>
    public string To { get; set; } = "";
}
