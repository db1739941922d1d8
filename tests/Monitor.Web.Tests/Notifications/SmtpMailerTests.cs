using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;
using Monitor.Web.Features.Notifications;

namespace Monitor.Web.Tests.Notifications;

/// <summary>The mailer speaks SMTP with a server on this machine.</summary>
public sealed class SmtpMailerTests
{
    [Fact]
    public async Task AMessage_ArrivesWithSubjectTextAndId()
    {
        using var server = new OneMailServer(accepts: true);
        await new SmtpMailer(server.Settings).SendAsync("baosong@example.cn", "创新中心监测：报送", "还有 2 家未报送", "notification-7", default);
        var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(await server.Received)));
        Assert.Equal(("创新中心监测：报送", "还有 2 家未报送", "notification-7@monitor.example.cn"), (message.Subject, message.TextBody!.TrimEnd(), message.MessageId));
        Assert.Equal("baosong@example.cn", message.To.ToString());
    }

    [Fact]
    public async Task ARefusal_IsThrownWithWhatTheServerSaid()
    {
        using var server = new OneMailServer(accepts: false);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => new SmtpMailer(server.Settings).SendAsync("nobody@example.cn", "x", "y", "notification-8", default));
        Assert.Contains("no such user", refused.Message);
    }

    [Theory]
    [InlineData("", "a@b.cn", false)]
    [InlineData("mail", "", false)]
    [InlineData("mail", "a@b.cn", true)]
    public void WithoutHostOrSender_ItIsNotConfigured(string host, string from, bool configured) =>
        Assert.Equal(configured, new SmtpMailer(new() { Host = host, From = from }).IsConfigured);

    /// <summary>Takes one message, as RFC 5321 says.</summary>
    sealed class OneMailServer : IDisposable
    {
        readonly TcpListener listener = new(IPAddress.Loopback, 0);
        readonly bool accepts;

        public OneMailServer(bool accepts)
        {
            this.accepts = accepts;
            listener.Start();
            Received = Task.Run(TakeAsync);
        }

        public Task<string> Received { get; }

        public SmtpSettings Settings => new()
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            From = "monitor@monitor.example.cn",
            Security = MailKit.Security.SecureSocketOptions.None,
        };

        async Task<string> TakeAsync()
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            var content = new StringBuilder();
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("DATA", StringComparison.Ordinal))
                {
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync() is { } text && text != ".") content.AppendLine(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text);
                    await writer.WriteLineAsync("250 taken");
                }
                else if (line.StartsWith("RCPT", StringComparison.Ordinal) && !accepts) await writer.WriteLineAsync("550 no such user");
                else if (line.StartsWith("QUIT", StringComparison.Ordinal))
                {
                    await writer.WriteLineAsync("221 bye");
                    break;
                }
                else await writer.WriteLineAsync("250 ok");
            }
            return content.ToString();
        }

        public void Dispose() => listener.Stop();
    }
}
