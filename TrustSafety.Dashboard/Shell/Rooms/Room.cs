using System.Globalization;

namespace TrustSafety.Dashboard.Shell;

/// <summary>
/// The parameters of an address that one page alone understands: a threshold, a strategy, a capacity. The page declares their keys beside its route,
/// and a record of its own gives them types; nobody else needs to know of either:
/// <code>
/// [Route("/strategies"), RoomKeys(StrategiesView.StrategyKey, StrategiesView.ThresholdKey)]
///
/// public sealed record StrategiesView(string? Strategy, double Threshold, IReadOnlyList&lt;ViewNotice&gt; Notices)
/// {
///     public const string StrategyKey = "strategy", ThresholdKey = "threshold";
///
///     public static StrategiesView Parse(ViewState state, IReadOnlyList&lt;string&gt; strategies)
///     {
///         var room = new RoomReader(state.Room);
///         return new(room.OneOf(StrategyKey, strategies), room.Number(ThresholdKey, 0, 1, otherwise: 0.5), room.Notices);
///     }
/// }
///
/// // A link that moves the threshold and keeps all else; null goes back to the default and leaves the address.
/// Addresses.Strategies(state with { Room = state.Room.With(StrategiesView.ThresholdKey, 0.7) })
/// </code>
/// Keys stand in alphabetical order, each once, so that equal rooms have equal addresses. An empty text is the default and is not kept.
/// </summary>
public sealed class Room : IEquatable<Room>
{
    private readonly SortedDictionary<string, string> parameters;

    private Room(IEnumerable<KeyValuePair<string, string>> parameters) =>
        this.parameters = new(parameters.Where(p => p.Value.Length > 0).ToDictionary(), StringComparer.Ordinal);

    public static Room Empty { get; } = new([]);

    public IEnumerable<KeyValuePair<string, string>> Parameters => parameters;

    public string? this[string key] => parameters.GetValueOrDefault(key);

    public Room With(string key, string? value) => new([.. parameters.Where(p => p.Key != key), new(key, value ?? "")]);

    public Room With(string key, double? value) => With(key, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Several values under one key; those with a comma are escaped.</summary>
    public Room With(string key, IEnumerable<string> values) => With(key, FilterText.Write(values));

    public Room Only(IReadOnlyCollection<string> keys) => new(parameters.Where(p => keys.Contains(p.Key)));

    public bool Equals(Room? other) => other is not null && parameters.SequenceEqual(other.parameters);

    public override bool Equals(object? obj) => Equals(obj as Room);

    public override int GetHashCode() => parameters.Aggregate(0, HashCode.Combine);
}
