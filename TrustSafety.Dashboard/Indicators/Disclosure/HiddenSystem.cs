namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>
/// Withheld cells that hang together by the lines which they stand in. Cells of two systems tell nothing of one another, and a table has hundreds of
/// small ones: each is solved in a few steps where all at once would take thousands.
/// </summary>
internal sealed class HiddenSystem
{
    private readonly List<ProtectedCell> unknowns = [];

    public IReadOnlyList<ProtectedCell> Unknowns => unknowns;

    public HiddenEquations Equations { get; } = new();

    public static IEnumerable<HiddenSystem> Apart(IReadOnlyList<ProtectedLine> lines)
    {
        var places = new Dictionary<ProtectedCell, Place>();
        var hiding = lines.Select(l => Hidden(l, places)).Where(h => h.Cells.Count > 0).ToList();
        foreach (var (_, cells) in hiding)
            foreach (var cell in cells) cell.Join(cells[0]);

        var systems = new Dictionary<Place, HiddenSystem>();
        foreach (var (margin, cells) in hiding)
        {
            var root = cells[0].Root();
            if (!systems.TryGetValue(root, out var system)) systems[root] = system = new();
            foreach (var cell in cells) system.Equations.Add(cell.In(system), cell == margin ? -1 : 1);
            system.Equations.End();
        }
        return systems.Values;
    }

    private static (Place? Margin, List<Place> Cells) Hidden(ProtectedLine line, Dictionary<ProtectedCell, Place> places)
    {
        var cells = new List<Place>();
        foreach (var cell in line.Cells)
            if (cell.IsWithheld) cells.Add(PlaceOf(cell));
        if (line.Margin is not { IsWithheld: true } margin) return (null, cells);
        cells.Add(PlaceOf(margin));
        return (cells[^1], cells);

        Place PlaceOf(ProtectedCell cell) => places.TryGetValue(cell, out var known) ? known : places[cell] = new(cell);
    }

    /// <summary>A withheld cell in the forest of those joined so far.</summary>
    private sealed class Place(ProtectedCell cell)
    {
        private Place? above;
        private int number = -1;

        public Place Root()
        {
            if (above is null) return this;
            // Each step halves the way for the next who goes it.
            while (above.above is { } higher) above = higher;
            return above;
        }

        public void Join(Place other)
        {
            var (mine, others) = (Root(), other.Root());
            if (mine != others) mine.above = others;
        }

        /// <summary>The number of the unknown in its system.</summary>
        public int In(HiddenSystem system)
        {
            if (number < 0)
            {
                number = system.unknowns.Count;
                system.unknowns.Add(cell);
            }
            return number;
        }
    }
}
