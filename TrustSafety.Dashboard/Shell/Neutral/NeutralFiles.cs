using System.Text;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Every file of a view whose address asks for neutral codes has them, whichever page writes it.</summary>
internal static class NeutralFiles
{
    public static WebApplication UseNeutralFiles(this WebApplication app)
    {
        var codes = app.Services.GetRequiredService<NeutralCodes>();
        app.UseWhen(http => http.Request.Path.Value!.EndsWith(".csv", StringComparison.Ordinal) && ViewState.Parse(http.Request.Path + http.Request.QueryString).State.NeutralCodes,
            files => files.Use((http, next) => CodeAsync(http, next, codes)));
        return app;
    }

    private static async Task CodeAsync(HttpContext http, RequestDelegate next, NeutralCodes codes)
    {
        var (body, written) = (http.Response.Body, new MemoryStream());
        http.Response.Body = written;
        try { await next(http); }
        finally { http.Response.Body = body; }
        var coded = Encoding.UTF8.GetBytes(codes.In(Encoding.UTF8.GetString(written.ToArray())));
        http.Response.ContentLength = coded.Length;
        await body.WriteAsync(coded, http.RequestAborted);
    }
}
