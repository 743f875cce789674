using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace TrustSafety.Dashboard.Features.Incidents.Notifying;

/// <summary>Sends plain text by SMTP, over TLS unless that is switched off for a relay on the same machine.</summary>
internal sealed class Mail(IOptions<NotificationOptions> options) : INotifier
{
    private MailOptions Settings => options.Value.Mail;

    public bool IsOn => Settings.Host.Length > 0;

    public string Name => "e-mail";

    public async Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(Settings.From));
        message.To.AddRange(InternetAddressList.Parse(Settings.To));
        message.Subject = notice.Subject;
        message.Body = new TextPart("plain") { Text = notice.Text };
        using var client = new SmtpClient();
        await client.ConnectAsync(Settings.Host, Settings.Port, Security(), cancellation);
        if (Settings.User.Length > 0) await client.AuthenticateAsync(Settings.User, Settings.Password, cancellation);
        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    /// <summary>Port 465 speaks TLS from the first byte; every other one turns to it by STARTTLS.</summary>
    private SecureSocketOptions Security() => !Settings.Tls ? SecureSocketOptions.None : Settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
}
