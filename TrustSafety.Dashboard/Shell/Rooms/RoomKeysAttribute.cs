using System.Text.RegularExpressions;

namespace TrustSafety.Dashboard.Shell;

/// <summary>The parameters that a page's address, and that of its files, takes beside those of every page (<see cref="ViewKeys"/>).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed partial class RoomKeysAttribute : Attribute
{
    public RoomKeysAttribute(params string[] keys)
    {
        if (keys.FirstOrDefault(k => !Word().IsMatch(k) || ViewKeys.All.Contains(k)) is { } wrong)
            throw new ArgumentException($"The key {wrong} is no word of lower case letters, or every page has it already.", nameof(keys));
        Keys = keys;
    }

    public IReadOnlyList<string> Keys { get; }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,31}$")]
    private static partial Regex Word();
}
