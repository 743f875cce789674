namespace TrustSafety.Dashboard.Shell;

/// <summary>What a page has of its model: a closed set, so that no state is forgotten on screen.</summary>
public abstract record Load<T>
{
    private Load() { }

    /// <summary>The previous model stays on screen, dimmed, while a newer one is read.</summary>
    public sealed record Loading(T? Previous = default) : Load<T>;

    public sealed record Ready(T Model) : Load<T>;

    public sealed record Failed(string Reason) : Load<T>;
}
