using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Which keys belong to the page at an address: strategies?threshold=0.7 and strategies.csv?threshold=0.7 are of one room.</summary>
internal static class RoomPages
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Own = new(() => Of(typeof(RoomPages).Assembly));

    public static IReadOnlyList<string> KeysAt(string uri) => Own.Value.GetValueOrDefault(NameIn(uri), []);

    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(Assembly assembly) =>
        (from page in assembly.GetTypes()
         let room = page.GetCustomAttribute<RoomKeysAttribute>()
         where room is not null
         from route in page.GetCustomAttributes<RouteAttribute>()
         select (Name: NameIn(route.Template), room.Keys)).ToDictionary(r => r.Name, r => r.Keys);

    /// <summary>The last part of the path, without the ending of a file.</summary>
    internal static string NameIn(string uri) => uri.Split('?', '#')[0].Split('/')[^1].Split('.')[0];
}
