using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The units while they are being read, in whatever order the engine's threads hand them over.</summary>
/// <param name="named">The columns of <see cref="UnitSql.Named"/> that have any name, the arm first.</param>
internal sealed class UnitColumns(int count, IReadOnlyList<int> named, int outcomes, LocalDays days)
{
    private const int FirstCode = 3;

    private readonly long[] at = new long[count];
    private readonly ulong[] units = new ulong[count];
    private readonly bool[] inSeveralArms = new bool[count];
    private readonly int[][] codes = [.. named.Select(_ => new int[count])];
    private readonly double[][] values = [.. Enumerable.Range(0, outcomes).Select(_ => new double[count])];
    private int filled;
    private int[] order = [];

    public void Take(Chunk chunk)
    {
        chunk.Column<long>(0).CopyTo(at.AsSpan(filled));
        chunk.Column<ulong>(1).CopyTo(units.AsSpan(filled));
        chunk.Column<bool>(2).CopyTo(inSeveralArms.AsSpan(filled));
        for (var c = 0; c < codes.Length; c++) chunk.Column<int>(FirstCode + c).CopyTo(codes[c].AsSpan(filled));
        for (var o = 0; o < values.Length; o++) chunk.Decimals(FirstCode + codes.Length + o, values[o].AsSpan(filled, chunk.Count));
        filled += chunk.Count;
    }

    /// <summary>Puts the rows into their order; what is asked for afterwards has it.</summary>
    public void Sort()
    {
        if (filled != count) throw new InvalidOperationException("The engine broke off while the units were being read.");
        order = AssignmentOrder.Of(at, units, codes[0]);
    }

    public ImmutableArray<int> Days()
    {
        var numbers = new int[count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = days.DayNumber(at[order[i]]);
        return ImmutableCollectionsMarshal.AsImmutableArray(numbers);
    }

    public ImmutableArray<bool> InSeveralArms() => Ordered(inSeveralArms);

    /// <summary>Null where no row has a name.</summary>
    public ImmutableArray<int>? Codes(int kind) => named.ToList().IndexOf(kind) is var c && c >= 0 ? Ordered(codes[c]) : null;

    public ImmutableArray<double> Outcome(int index) => Ordered(values[index]);

    private ImmutableArray<T> Ordered<T>(T[] column)
    {
        var ordered = new T[count];
        for (var i = 0; i < ordered.Length; i++) ordered[i] = column[order[i]];
        return ImmutableCollectionsMarshal.AsImmutableArray(ordered);
    }
}
