using System.Runtime.CompilerServices;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>A method for one cell, and for eight beside each other in one vector.</summary>
internal interface ICellMethod
{
    /// <summary>Eight cells from a place on; where the doubt is raised, by one of them that the fast way does not know, nothing counts as done.</summary>
    void Eight(int i, ref Doubt doubt);

    /// <summary>One cell by the function of one cell; false when it lies outside the domain.</summary>
    bool One(int i);
}

/// <summary>A run of cells by eights, and one by one where the fast way does not lead.</summary>
internal readonly struct ByEight<T>(T method) : ICellBlock where T : struct, ICellMethod
{
    // Cells that may be asked for together whether any is in doubt, which nearly never is one.
    private const int Group = 128;

    public bool Run(int from, int to)
    {
        var (inside, i) = (true, from);
        for (; i <= to - Group; i += Group)
            if (IsInDoubt(method, i)) inside &= Carefully(i, i + Group);
        var last = i + (to - i) / 8 * 8;
        return inside & Carefully(i, last) & Slowly(last, to);
    }

    /// <summary>A whole group, without a call in it, so that what all cells share stays in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsInDoubt(T own, int from)
    {
        var doubt = new Doubt();
        for (var i = from; i < from + Group; i += 8) own.Eight(i, ref doubt);
        return doubt.IsRaised;
    }

    /// <summary>By eights, each with its own doubt.</summary>
    private bool Carefully(int from, int to)
    {
        var (own, inside) = (method, true);
        for (var i = from; i < to; i += 8)
        {
            var doubt = new Doubt();
            own.Eight(i, ref doubt);
            if (doubt.IsRaised) inside &= Slowly(i, i + 8);
        }
        return inside;
    }

    /// <summary>One by one.</summary>
    public bool Slowly(int from, int to)
    {
        var inside = true;
        for (var i = from; i < to; i++) inside &= method.One(i);
        return inside;
    }
}
