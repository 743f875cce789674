namespace TrustSafety.Dashboard.Facts;

/// <summary>Numbers of one measure, in the narrowest type that holds every one exactly: most are small counts, and answers are kept by the hundred thousand.</summary>
internal abstract class NumberColumn
{
    public abstract double this[int row] { get; }

    /// <summary>The bytes held.</summary>
    public abstract long Size { get; }

    public static NumberColumn Of(double[] numbers)
    {
        if (numbers.All(n => Is(n, byte.MaxValue))) return new Bytes(Array.ConvertAll(numbers, n => (byte)n));
        if (numbers.All(n => Is(n, ushort.MaxValue))) return new Shorts(Array.ConvertAll(numbers, n => (ushort)n));
        if (numbers.All(n => Is(n, uint.MaxValue))) return new Ints(Array.ConvertAll(numbers, n => (uint)n));
        return new Doubles(numbers);
    }

    /// <summary>A whole number from 0 to the most; negative zero is none, for it would lose its sign.</summary>
    private static bool Is(double number, uint most) => number >= 0 && number <= most && number == Math.Floor(number) && !double.IsNegative(number);

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
