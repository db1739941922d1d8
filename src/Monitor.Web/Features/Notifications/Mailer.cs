using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Monitor.Web.Features.Notifications;

/// <summary>The mail server, from the section Smtp of the settings. Without a host, nothing is sent by e-mail.</summary>
public sealed record SmtpSettings
{
    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;
    public string User { get; init; } = "";
    public string Password { get; init; } = "";
    public string From { get; init; } = "";
    /// <summary>None only where the server stands in the same protected network.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;
    /// <summary>Where the program is reached, for links, e.g. https://monitor.example.gov.cn; empty: no links.</summary>
    public string Site { get; init; } = "";

    public bool IsConfigured => Host.Length > 0 && From.Length > 0;
}

/// <summary>Sends one e-mail; throws what the server or the network says.</summary>
public interface IMailer
{
    bool IsConfigured { get; }

    /// <param name="id">The same for the same message, so that a mail system can tell a repetition.</param>
    Task SendAsync(string address, string subject, string text, string id, CancellationToken cancel);
}

public sealed class SmtpMailer(SmtpSettings settings) : IMailer
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsConfigured => settings.IsConfigured;

    public async Task SendAsync(string address, string subject, string text, string id, CancellationToken cancel)
    {
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage { Subject = subject, MessageId = $"{id}@{from.Domain}", Body = new TextPart("plain") { Text = text } };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(address));
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancel);
        if (settings.User.Length > 0) await client.AuthenticateAsync(settings.User, settings.Password, cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(true, cancel);
    }
}
