using System.Diagnostics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>The work on a run of cells, as a struct, so that handing it out allocates nothing.</summary>
internal interface ICellBlock
{
    /// <summary>False when a cell of the run lies outside the domain.</summary>
    bool Run(int from, int to);
}

/// <summary>
/// Shares blocks of cells with the other cores. Parallel.For would allocate on every call; here a thread keeps one crew for each kind of work.
/// The caller works too, so that a busy thread pool only makes it slower.
/// </summary>
internal sealed class CellCrew<T> where T : struct, ICellBlock
{
    [ThreadStatic] private static CellCrew<T>? t_mine;

    private readonly Helper[] _helpers;
    private T _work;
    private int _count, _size, _share, _taken, _front, _back, _outside;
    private Exception? _failure;

    private CellCrew()
    {
        _helpers = new Helper[Math.Clamp(Environment.ProcessorCount - 1, 0, 15)];
        for (var i = 0; i < _helpers.Length; i++) _helpers[i] = new(this);
    }

    /// <summary>Does cells 0 to count in blocks of at least the given size; false when a cell lies outside the domain.</summary>
    public static bool Run(in T work, int count, int size)
    {
        if (count <= size || Environment.ProcessorCount == 1) return work.Run(0, count);
        return (t_mine ??= new()).Share(work, count, size);
    }

    private bool Share(in T work, int count, int size)
    {
        var helpers = _helpers.AsSpan(0, Math.Min(_helpers.Length, (count - 1) / size));
        (_work, _count, _size, _share, _taken, _front, _back, _outside, _failure) = (work, count, size, 2 * (helpers.Length + 1), 0, 0, count, 0, null);
        foreach (var helper in helpers) helper.Call();
        try
        {
            for (int taken; (taken = Take()) > 0; _front += taken) Do(_front, _front + taken);
        }
        finally
        {
            // The caller's arrays are pinned only until it returns: nobody may still be at work then.
            foreach (var helper in helpers) helper.Leave();
        }
        if (_failure is { } failure) throw new InvalidOperationException("A block of cells failed.", failure);
        return _outside == 0;
    }

    // Large blocks first: whoever takes one waits until its own writes have left the core and the count has come over from the other. Small ones last, so that all are done at once.
    private int Take()
    {
        while (true)
        {
            var taken = Volatile.Read(ref _taken);
            var size = Math.Min(_count - taken, Math.Max(_size, (_count - taken) / _share / _size * _size));
            if (size <= 0 || Interlocked.CompareExchange(ref _taken, taken + size, taken) == taken) return size;
        }
    }

    // From the other end than the caller: what a core has read and written in one call it finds in its own cache in the next.
    private void Help()
    {
        for (int size; (size = Take()) > 0;)
        {
            var to = Interlocked.Add(ref _back, -size) + size;
            Do(to - size, to);
        }
    }

    private void Do(int from, int to)
    {
        if (!_work.Run(from, to)) Volatile.Write(ref _outside, 1);
    }

    private sealed class Helper(CellCrew<T> crew) : IThreadPoolWorkItem
    {
        private const int Idle = 0, Called = 1, Busy = 2, Near = 3;
        private const int Patience = 1000;
        // Waking a core takes longer than a hundred thousand cells of a closed form: who has helped stays for another call, if one comes at once.
        private static readonly long Stay = Stopwatch.Frequency / 25_000;
        private int _state;

        public void Call()
        {
            if (Interlocked.CompareExchange(ref _state, Called, Near) == Near) return;
            Volatile.Write(ref _state, Called);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Leave()
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Called) == Called) return;
            // It is at most a block behind: a few microseconds, for which handing over the core would cost more. Only one whose core is taken away keeps the caller longer.
            for (var i = 0; Volatile.Read(ref _state) == Busy && i < Patience; i++) Thread.SpinWait(1);
            var wait = default(SpinWait);
            while (Volatile.Read(ref _state) == Busy) wait.SpinOnce();
        }

        // One that comes too late finds that it was not called, or takes part in the next call.
        public void Execute()
        {
            while (Interlocked.CompareExchange(ref _state, Busy, Called) == Called)
            {
                try
                {
                    crew.Help();
                }
                catch (Exception failure)
                {
                    crew._failure = failure;
                }
                finally
                {
                    Volatile.Write(ref _state, Near);
                }
                Linger();
            }
        }

        // Until the next call, or until there was none for so long.
        private void Linger()
        {
            for (var until = Stopwatch.GetTimestamp() + Stay; Volatile.Read(ref _state) == Near; Thread.SpinWait(1))
                if (Stopwatch.GetTimestamp() > until) Interlocked.CompareExchange(ref _state, Idle, Near);
        }
    }
}
