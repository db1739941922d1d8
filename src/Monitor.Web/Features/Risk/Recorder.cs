using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Risk;

/// <summary>
/// The one way in which a service changes recorded facts: load or fail, transition, audit entry, and what follows from it (scorecards, flags),
/// all in one transaction, or nothing of it.
/// </summary>
public sealed class Recorder(IDbContextFactory<MonitorDb> databases, AssessmentKeeper keeper, ModelSignal models)
{
    /// <param name="change">Changes the context and adds the audit entry; returns the centres whose assessment may follow.</param>
    /// <exception cref="Refused">Somebody else changed it meanwhile, or a transition is illegal.</exception>
    /// <exception cref="Forbidden">The transition belongs to another role.</exception>
    public async Task RecordAsync(Func<MonitorDb, Task<IReadOnlyCollection<CenterCode>>> change, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        IReadOnlyCollection<CenterCode> affected;
        try
        {
            affected = await change(db);
            await db.SaveChangesAsync(cancel);
            if (affected.Count > 0)
            {
                await keeper.RefreshAsync(db, affected, cancel);
                await db.SaveChangesAsync(cancel);
            }
        }
        catch (IllegalTransition illegal)
        {
            throw new Refused(illegal.Message);
        }
        catch (NotPermitted notPermitted)
        {
            throw new Forbidden(notPermitted.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused("这份内容刚被他人更改，您的操作没有执行。请重新加载后再办理。");
        }
        // The last moment to call it off: a commit that was begun is not left in doubt.
        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
        if (affected.Count > 0) models.Ask();
    }
}
