using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace TrustSafety.Dashboard.Tests.Features.Incidents.Notifying;

/// <summary>A listener on this machine that answers with the given codes in turn, then with 200, and keeps what came.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Queue<int> answers;

    private HookServer(WebApplication app, IEnumerable<int> answers) => (this.app, this.answers) = (app, new(answers));

    public ConcurrentQueue<(string Body, string Timestamp, string Signature)> Received { get; } = [];

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";

    public static async Task<HookServer> StartAsync(params int[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        var server = new HookServer(builder.Build(), answers);
        server.app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            server.Received.Enqueue((await reader.ReadToEndAsync(), request.Headers["X-Timestamp"].ToString(), request.Headers["X-Signature"].ToString()));
            return Results.StatusCode(server.answers.TryDequeue(out var code) ? code : 200);
        });
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
