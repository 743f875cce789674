namespace TrustSafety.Dashboard.Shell;

public enum NavGroup { Review, Analyse, System }

/// <summary>Puts a page into the navigation, so that it lists exactly the pages that exist.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NavPageAttribute(NavGroup group, string title, int order) : Attribute
{
    public NavGroup Group { get; } = group;

    public string Title { get; } = title;

    public int Order { get; } = order;
}
