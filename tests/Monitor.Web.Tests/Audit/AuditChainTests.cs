using CsCheck;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Audit;

public class AuditChainTests
{
    [Fact]
    public void WholeChain_HasNoFault() => Assert.Null(AuditChain.Verify(Chain(5)));

    [Fact]
    public void AnyAlteredEntry_IsNamed() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Sample((at, field) =>
    {
        var chain = Chain(5);
        chain[at] = Altered(chain[at], new[] { "Action", "Reason", "ActorName", "RemoteIp", "After" }[field]);
        Assert.Equal(at + 1, AuditChain.Verify(chain)!.Number);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void RemovedEntry_IsNamed(int at)
    {
        var chain = Chain(5);
        chain.RemoveAt(at);
        Assert.Equal(at + 1, AuditChain.Verify(chain)!.Number);
    }

    [Fact]
    public void SwappedEntries_AreNamed()
    {
        var chain = Chain(5);
        (chain[1], chain[3]) = (chain[3], chain[1]);
        Assert.Equal(2, AuditChain.Verify(chain)!.Number);
    }

    [Fact]
    public void CutTail_ShowsAgainstAKeptHeadOnly()
    {
        var chain = Chain(5);
        var head = new AuditHead(5, chain[4].Hash);
        chain.RemoveAt(4);
        Assert.Null(AuditChain.Verify(chain));
        Assert.Contains("截去", AuditChain.Verify(chain, head)!.Message);
    }

    [Fact]
    public void ChainWrittenAnew_ShowsAgainstAKeptHead()
    {
        var head = new AuditHead(3, Chain(5)[2].Hash);
        Assert.Contains("重写", AuditChain.Verify(Chain(5, reason: "other"), head)!.Message);
    }

    [Fact]
    public void Head_IsReadBackFromItsText() => Assert.Equal(new AuditHead(12, "9f86"), AuditHead.Parse(new AuditHead(12, "9f86").ToString()));

    [Theory]
    [InlineData("UPDATE Audit SET Reason = 'x'")]
    [InlineData("DELETE FROM Audit")]
    public async Task Database_RefusesToChangeOrRemoveAnEntry(string sql)
    {
        using var host = new DemoHost();
        await using var db = host.Db();
        db.Audit.Add(host.Actor("anquan").Did(host.Clock.Now, "试", "试"));
        await db.SaveChangesAsync();
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql));
    }

    [Fact]
    public async Task EntriesSavedAtOnce_StandInOneChain()
    {
        using var host = new DemoHost();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await using var db = host.Db();
            db.Audit.Add(host.Actor("anquan").Did(host.Clock.Now, $"动作{i}", "试"));
            db.Audit.Add(host.Actor("anquan").Did(host.Clock.Now, $"动作{i}", "再试"));
            await db.SaveChangesAsync();
        }));
        await using var read = host.Db();
        var entries = await read.Audit.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
        Assert.True(entries.Count >= 16);
        Assert.Null(AuditChain.Verify(entries, await AuditChain.HeadAsync(read, default)));
    }

    [Theory]
    [InlineData("lingdao")]
    [InlineData("xitong")]
    [InlineData("baosong")]
    public async Task OnlyTheAuditor_ReadsExportsAndVerifies(string userName)
    {
        using var host = new DemoHost();
        var (audit, actor) = (host.Get<AuditService>(), host.Actor(userName));
        await Assert.ThrowsAsync<Forbidden>(() => audit.ListAsync(actor, null, 1, default));
        await Assert.ThrowsAsync<Forbidden>(() => audit.ExportAsync(actor, null, default));
        await Assert.ThrowsAsync<Forbidden>(() => audit.VerifyAsync(actor, null, default));
    }

    static List<AuditEntry> Chain(int count, string reason = "理由")
    {
        List<AuditEntry> entries = [.. Enumerable.Range(1, count).Select(i => Entry($"动作{i}", reason))];
        AuditChain.Seal(entries, AuditHead.Empty);
        return entries;
    }

    static AuditEntry Altered(AuditEntry e, string field)
    {
        var altered = new AuditEntry
        {
            At = e.At,
            ActorName = field == "ActorName" ? "别人" : e.ActorName,
            Role = e.Role,
            Action = field == "Action" ? "别的" : e.Action,
            Subject = e.Subject,
            After = field == "After" ? "别的" : e.After,
            Reason = field == "Reason" ? "别的" : e.Reason,
            RemoteIp = field == "RemoteIp" ? "10.0.0.9" : e.RemoteIp,
        };
        (altered.Number, altered.Hash) = (e.Number, e.Hash);
        return altered;
    }

    static AuditEntry Entry(string action, string reason) => new()
    {
        At = new(2027, 1, 15, 1, 0, 0, DateTimeKind.Utc),
        ActorName = "演示",
        Role = "角色",
        Action = action,
        Subject = "对象",
        Reason = reason,
    };
}
