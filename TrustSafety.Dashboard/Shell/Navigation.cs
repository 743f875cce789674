using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace TrustSafety.Dashboard.Shell;

public sealed record NavItem(NavGroup Group, string Title, string Path, int Order);

public static class Navigation
{
    public static IReadOnlyList<NavItem> Items { get; } =
    [
        .. typeof(Navigation).Assembly.GetTypes()
            .Select(page => (Mark: page.GetCustomAttribute<NavPageAttribute>(), Route: page.GetCustomAttributes<RouteAttribute>().MinBy(r => r.Template.Length)))
            .Where(page => page is { Mark: not null, Route: not null })
            .Select(page => new NavItem(page.Mark!.Group, page.Mark.Title, page.Route!.Template, page.Mark.Order))
            .OrderBy(item => item.Group).ThenBy(item => item.Order),
    ];
}
