namespace TrustSafety.Dashboard.Statistics;

/// <summary>A method for one cell, and for eight beside each other in one vector.</summary>
internal interface ICellMethod
{
    /// <summary>Eight cells from a place on; false when one of them is none that the fast way knows, and then nothing counts as done.</summary>
    bool Eight(int i);

    /// <summary>One cell by the function of one cell; false when it lies outside the domain.</summary>
    bool One(int i);
}

/// <summary>A run of cells by eights, and one by one where the fast way does not lead.</summary>
internal readonly struct ByEight<T>(T method) : ICellBlock where T : struct, ICellMethod
{
    public bool Run(int from, int to)
    {
        // A copy of our own: the captured one would be copied for every eight, lest a call change it.
        var own = method;
        var inside = true;
        var i = from;
        for (; i <= to - 8; i += 8) if (!own.Eight(i)) inside &= Slowly(i, i + 8);
        return inside & Slowly(i, to);
    }

    /// <summary>One by one.</summary>
    public bool Slowly(int from, int to)
    {
        var inside = true;
        for (var i = from; i < to; i++) inside &= method.One(i);
        return inside;
    }
}
