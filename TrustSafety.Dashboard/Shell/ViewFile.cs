namespace TrustSafety.Dashboard.Shell;

/// <summary>The file of a view, at the view's own parameters. A page can show a default and say so; a file that was opened next month could not, so it is refused.</summary>
internal static class ViewFile
{
    /// <param name="page">Whose parameters the address may hold; empty for those of every page.</param>
    /// <param name="nothing">What is said when there is nothing to read.</param>
    public static async Task<IResult> AnswerAsync<T>(
        HttpRequest request, string page, Func<ViewState, Task<T?>> read, string nothing, Func<T, IReadOnlyList<ViewNotice>> noticesOf, Func<T, Task<IResult>> file) where T : class
    {
        var (state, notices) = ViewState.Parse(page + request.QueryString.Value);
        if (notices.Count > 0) return Refused.By(notices);
        if (await read(state) is not { } model) return Missing(nothing);
        return noticesOf(model) is { Count: > 0 } wrong ? Refused.By(wrong) : await file(model);
    }

    public static async Task<IResult> CsvAsync(string name, Func<Stream, Task> write)
    {
        var file = new MemoryStream();
        await write(file);
        file.Position = 0;
        return Results.File(file, "text/csv; charset=utf-8", name);
    }

    public static IResult Missing(string why) => Results.Problem(why, statusCode: StatusCodes.Status404NotFound);
}
