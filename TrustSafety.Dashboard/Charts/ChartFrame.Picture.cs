using Microsoft.JSInterop;
using Plotly.Blazor;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The picture is a second chart beside the screen: light, opaque, with title and provenance inside.</summary>
public sealed partial class ChartFrame<TModel>
{
    private void Picture() => picture = ChartPicture.Of(Draw(Model, ChartTheme.Light), Title, Subtitle, Footnote, Provenance);

    private void SavePicture() => _ = InvokeAsync(async () =>
    {
        try
        {
            if (gone || pictureChart is null) return;
            await pictureChart.DownloadImage(ImageFormat.Png, ChartPicture.Height, ChartPicture.Width, ChartPicture.FileName(Title));
        }
        catch (Exception left) when (left is JSDisconnectedException or ObjectDisposedException)
        {
            // The reader has left before the file was made.
        }
        finally
        {
            picture = null;
            if (!gone) StateHasChanged();
        }
    });
}
