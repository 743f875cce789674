using System.Globalization;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Reads a room's parameters into types. What cannot be used becomes the default and a notice that says what is allowed.</summary>
public sealed class RoomReader(Room room)
{
    private readonly List<ViewNotice> notices = [];

    public IReadOnlyList<ViewNotice> Notices => notices;

    /// <summary>A number from low to high; null when the address does not say.</summary>
    public double? Number(string key, double low, double high) =>
        Value<double>(key, string.Create(CultureInfo.InvariantCulture, $"a number from {low} to {high}"),
            t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high ? number : null);

    public double Number(string key, double low, double high, double otherwise) => Number(key, low, high) ?? otherwise;

    public int? Whole(string key, int low, int high) =>
        Value<int>(key, string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}"),
            t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high ? number : null);

    public int Whole(string key, int low, int high, int otherwise) => Whole(key, low, high) ?? otherwise;

    public bool Flag(string key) => Value<bool>(key, "1 or 0", t => t switch { "1" => true, "0" => false, _ => null }) ?? false;

    /// <summary>One of the words; null when the address does not say.</summary>
    public string? OneOf(string key, IReadOnlyList<string> words) => Read(key, Listed(words), t => words.Contains(t) ? t : null);

    /// <summary>Some of the words, separated by commas, each once; none when the address does not say.</summary>
    public IReadOnlyList<string> SomeOf(string key, IReadOnlyList<string> words)
    {
        if (room[key] is not { } text) return [];
        List<string> given = FilterText.TryRead(text, out IReadOnlyList<string> values) ? [.. values.Distinct()] : [""];
        List<string> usable = [.. given.Where(words.Contains)];
        if (usable.Count < given.Count) Notice(key, Listed(words), usable.Count == 0 ? "The default is used." : "The rest is left out.");
        return usable;
    }

    /// <summary>Anything that has a text of its own, such as a rule; null when the address does not say, or says nothing usable.</summary>
    /// <param name="takes">What the key may be: "a rule such as …".</param>
    public T? Read<T>(string key, string takes, Func<string, T?> read) where T : class
    {
        if (room[key] is not { } text) return null;
        var value = read(text);
        if (value is null) Notice(key, takes, "The default is used.");
        return value;
    }

    private T? Value<T>(string key, string takes, Func<string, T?> read) where T : struct
    {
        if (room[key] is not { } text) return null;
        var value = read(text);
        if (value is null) Notice(key, takes, "The default is used.");
        return value;
    }

    private void Notice(string key, string takes, string instead) => notices.Add(new(key, $"takes {takes}.", instead));

    private static string Listed(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nothing, for the data has none",
        1 => words[0],
        _ => $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}",
    };
}
