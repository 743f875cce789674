using System.Net;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Where the server listens. Only this machine, unless the operator asked for more on purpose.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://127.0.0.1:5080";

    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        var open = bool.TryParse(configuration["Server:AllowRemote"], out var allow) && allow;
        return
        [
            .. Configured(configuration).SelectMany(c => c.Urls.Select(url => (c.Key, Problem: Problem(url, open))))
                .Where(p => p.Problem is not null).Select(p => $"{p.Key} {p.Problem}"),
        ];
    }

    private static IEnumerable<(string Key, string[] Urls)> Configured(IConfiguration configuration)
    {
        if (configuration["urls"] is { } urls) yield return ("urls", urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
            yield return ($"{endpoint.Path}:Url", [endpoint["Url"] ?? ""]);
    }

    private static string? Problem(string url, bool open)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"must be addresses such as {Default}, separated by semicolons.";
        }
        if (address.Scheme is not ("http" or "https")) return "must use http or https.";
        return open || address.IsUnixPipe || IsLoopback(address.Host)
            ? null
            : "must stay on this machine (127.0.0.1, [::1] or localhost). Set Server:AllowRemote=true to let other machines in: nobody signs in, so whoever reaches the port reads the data.";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
