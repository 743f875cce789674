namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>The extract cannot come in. The message says what is wrong, where, and what is allowed; it holds no value of the data.</summary>
internal sealed class ExtractRefusedException : Exception
{
    public ExtractRefusedException(string message) : base(message) { }

    public ExtractRefusedException(string message, Exception inner) : base(message, inner) { }
}
