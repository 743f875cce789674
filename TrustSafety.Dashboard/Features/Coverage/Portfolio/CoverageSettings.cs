using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>What the reader sets for the portfolio. Null: as today.</summary>
/// <param name="Capacity">Flags a day that can be reviewed.</param>
/// <param name="Floor">The precision that every strategy taken must have at its threshold.</param>
public sealed record CoverageSettings(double? Capacity, double? Floor, IReadOnlyList<ViewNotice> Notices)
{
    public const string CapacityKey = "capacity", FloorKey = "floor";

    private const double MostFlags = 1e9;

    public static CoverageSettings Parse(ViewState state)
    {
        var room = new RoomReader(state.Room);
        return new(room.Number(CapacityKey, 0.01, MostFlags), room.Number(FloorKey, 0, 1), room.Notices);
    }
}
