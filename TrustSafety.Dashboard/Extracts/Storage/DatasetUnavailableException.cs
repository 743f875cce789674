namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>The dataset cannot be opened. The message names its directory and says what to do.</summary>
public sealed class DatasetUnavailableException(string message, Exception inner) : Exception(message, inner);
