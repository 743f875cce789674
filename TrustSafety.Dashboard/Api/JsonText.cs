using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrustSafety.Dashboard.Api;

/// <summary>How the verbs and the API write JSON.</summary>
internal static class JsonText
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
