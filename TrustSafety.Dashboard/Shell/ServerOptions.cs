namespace TrustSafety.Dashboard.Shell;

public sealed class ServerOptions
{
    public const string Section = "Server";

    /// <summary>Listen on addresses that other machines can reach. Nobody signs in: whoever reaches the port reads the data.</summary>
    public bool AllowRemote { get; set; }
}
