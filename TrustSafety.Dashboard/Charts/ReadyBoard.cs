namespace TrustSafety.Dashboard.Charts;

/// <summary>
/// Charts drawn of charts declared, as `data-ready` on main says it. While a page still loads it reads "0/?",
/// so that a picture of it can wait and is never silently blank.
/// </summary>
public sealed class ReadyBoard
{
    private readonly HashSet<object> declared = [];
    private readonly HashSet<object> drawn = [];
    private int loading;

    public event Action? Changed;

    public string Text => loading > 0 ? "0/?" : $"{drawn.Count}/{declared.Count}";

    public bool IsReady => loading == 0 && drawn.Count == declared.Count;

    /// <summary>A page loads until what is returned is disposed.</summary>
    public IDisposable Loading()
    {
        loading++;
        Changed?.Invoke();
        return new Hold(this);
    }

    public void Declare(object chart) => Tell(declared.Add(chart));

    /// <summary>The chart stands as it should: drawn, or with the reason why it is not in its place.</summary>
    public void Drawn(object chart) => Tell(declared.Contains(chart) && drawn.Add(chart));

    public void Redrawing(object chart) => Tell(drawn.Remove(chart));

    public void Leave(object chart) => Tell(declared.Remove(chart) | drawn.Remove(chart));

    private void Tell(bool changed)
    {
        if (changed) Changed?.Invoke();
    }

    private sealed class Hold(ReadyBoard board) : IDisposable
    {
        private bool released;

        public void Dispose()
        {
            if (released) return;
            released = true;
            board.loading--;
            board.Changed?.Invoke();
        }
    }
}
