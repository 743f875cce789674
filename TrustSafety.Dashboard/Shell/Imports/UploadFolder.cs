namespace TrustSafety.Dashboard.Shell.Imports;

/// <summary>
/// Files that came in together lie together under their own names, so that a mapping is found beside its extract.
/// Whoever makes the folder uses it until it leaves: the first file may be through before the next has joined the queue.
/// </summary>
public sealed class UploadFolder
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("upload-");
    private int users = 1;

    public string PathFor(string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        return Path.Combine(folder.FullName, name.Length == 0 || name is "." or ".." ? "extract" : name);
    }

    public void Use() => Interlocked.Increment(ref users);

    public void Leave()
    {
        if (Interlocked.Decrement(ref users) == 0) folder.Delete(recursive: true);
    }
}
