using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace TrustSafety.Dashboard.Features.Incidents.Notifying;

/// <summary>
/// POSTs JSON. X-Timestamp holds the second of sending and X-Signature "sha256=" and the hex HMAC-SHA256, by the shared secret, of the timestamp, a full stop and the body: the receiver knows who sent it and
/// that it is no old message sent again. Sent anew on failures of the network, on 408, 429 and 5xx, with growing pauses.
/// </summary>
internal sealed class Webhook(IHttpClientFactory clients, IOptions<NotificationOptions> options, TimeProvider clock) : INotifier
{
    public const string Client = "incident-webhook", TimestampHeader = "X-Timestamp", SignatureHeader = "X-Signature";

    public bool IsOn => options.Value.Webhook.Url.Length > 0;

    public string Name => "webhook";

    public async Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Webhook.Url) { Content = new StringContent(notice.Json, Encoding.UTF8, "application/json") };
        request.Headers.Add(TimestampHeader, at);
        request.Headers.Add(SignatureHeader, Sign(options.Value.Webhook.Secret, at, notice.Json));
        using var client = clients.CreateClient(Client);
        using var response = await client.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }

    public static string Sign(string secret, string timestamp, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));
}
