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
    private int _count, _size, _next, _outside;
    private Exception? _failure;

    private CellCrew()
    {
        _helpers = new Helper[Math.Clamp(Environment.ProcessorCount - 1, 0, 15)];
        for (var i = 0; i < _helpers.Length; i++) _helpers[i] = new(this);
    }

    /// <summary>Does cells 0 to count in blocks of the given size; false when a cell lies outside the domain.</summary>
    public static bool Run(in T work, int count, int size)
    {
        if (count <= size || Environment.ProcessorCount == 1) return work.Run(0, count);
        return (t_mine ??= new()).Share(work, count, size);
    }

    private bool Share(in T work, int count, int size)
    {
        (_work, _count, _size, _next, _outside, _failure) = (work, count, size, 0, 0, null);
        var helpers = _helpers.AsSpan(0, Math.Min(_helpers.Length, (count - 1) / size));
        foreach (var helper in helpers) helper.Call();
        try
        {
            Blocks();
        }
        finally
        {
            // The caller's arrays are pinned only until it returns: nobody may still be at work then.
            foreach (var helper in helpers) helper.Leave();
        }
        if (_failure is { } failure) throw new InvalidOperationException("A block of cells failed.", failure);
        return _outside == 0;
    }

    private void Blocks()
    {
        while (true)
        {
            var from = Interlocked.Add(ref _next, _size) - _size;
            if (from >= _count || from < 0) return;
            if (!_work.Run(from, Math.Min(_count, from + _size))) Volatile.Write(ref _outside, 1);
        }
    }

    private sealed class Helper(CellCrew<T> crew) : IThreadPoolWorkItem
    {
        private const int Idle = 0, Called = 1, Busy = 2;
        private const int Patience = 1000;
        private int _state;

        public void Call()
        {
            Volatile.Write(ref _state, Called);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Leave()
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Called) == Called) return;
            // It is at most a block behind: a few microseconds, for which handing over the core would cost more. Only one whose core is taken away keeps the caller longer.
            for (var i = 0; Volatile.Read(ref _state) != Idle && i < Patience; i++) Thread.SpinWait(1);
            var wait = default(SpinWait);
            while (Volatile.Read(ref _state) != Idle) wait.SpinOnce();
        }

        // One that comes too late finds that it was not called, or takes part in the next call.
        public void Execute()
        {
            if (Interlocked.CompareExchange(ref _state, Busy, Called) != Called) return;
            try
            {
                crew.Blocks();
            }
            catch (Exception failure)
            {
                crew._failure = failure;
            }
            finally
            {
                Volatile.Write(ref _state, Idle);
            }
        }
    }
}
