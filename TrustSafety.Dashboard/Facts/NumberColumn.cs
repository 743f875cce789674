namespace TrustSafety.Dashboard.Facts;

/// <summary>Numbers of one measure, in the narrowest type that holds every one exactly: most are small counts, and answers are kept by the hundred thousand.</summary>
internal abstract class NumberColumn
{
    public abstract double this[int row] { get; }

    /// <summary>The bytes held.</summary>
    public abstract long Size { get; }

    public static NumberColumn Of(ReadOnlySpan<double> numbers)
    {
        return Most(numbers) switch
        {
            null => new Doubles(numbers.ToArray()),
            <= byte.MaxValue => new Bytes(Narrow(numbers, n => (byte)n)),
            <= ushort.MaxValue => new Shorts(Narrow(numbers, n => (ushort)n)),
            _ => new Ints(Narrow(numbers, n => (uint)n)),
        };
    }

    private static T[] Narrow<T>(ReadOnlySpan<double> numbers, Func<double, T> narrow)
    {
        var narrowed = new T[numbers.Length];
        for (var i = 0; i < narrowed.Length; i++) narrowed[i] = narrow(numbers[i]);
        return narrowed;
    }

    /// <summary>The largest; null unless all are whole numbers that 32 bits hold. Negative zero is none, for it would lose its sign.</summary>
    private static uint? Most(ReadOnlySpan<double> numbers)
    {
        var most = 0u;
        foreach (var number in numbers)
        {
            if (!(number <= uint.MaxValue) || double.IsNegative(number) || number != (uint)number) return null;
            most = Math.Max(most, (uint)number);
        }
        return most;
    }

    private sealed class Bytes(byte[] numbers) : NumberColumn
    {
        public override double this[int row] => numbers[row];

        public override long Size => numbers.Length;
    }

    private sealed class Shorts(ushort[] numbers) : NumberColumn
    {
        public override double this[int row] => numbers[row];

        public override long Size => 2L * numbers.Length;
    }

    private sealed class Ints(uint[] numbers) : NumberColumn
    {
        public override double this[int row] => numbers[row];

        public override long Size => 4L * numbers.Length;
    }

    private sealed class Doubles(double[] numbers) : NumberColumn
    {
        public override double this[int row] => numbers[row];

        public override long Size => 8L * numbers.Length;
    }
}
