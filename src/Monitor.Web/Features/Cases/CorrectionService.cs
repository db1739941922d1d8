using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Cases;

/// <summary>更正 of what a case's documents say: a new entry beside the old one, which is never edited. It moves no state, day or conclusion.</summary>
public sealed class CorrectionService(Recorder recorder, TimeProvider time)
{
    public const string Action = "更正文书";

    /// <exception cref="Refused">Nothing was issued or decided yet: it can still be written anew.</exception>
    public Task CorrectAsync(Actor actor, CaseKey key, string correction, string documentNumber, IReadOnlyList<CaseFile> document, CancellationToken cancel)
    {
        actor.Require(Role.CommissionOfficer);
        return recorder.RecordAsync(async db =>
        {
            var (of, center) = await CaseAccess.FindAsync(db, actor, d => CaseAccess.AnyAsync(d, key.Id, cancel), cancel);
            if (!CanCorrect(of)) throw new Refused("这个案件还没有发出的文书或作出的决定，不需要更正。");
            CaseMover.RequireSeen(key, of.Revision);
            await new CaseWork(db, actor, center, time.UtcNow(), cancel).StepAsync(of, Action, "", "",
                new(Given.Text(correction, "更正内容（原文、改为）"), DocumentNumber: Given.Text(documentNumber, "更正文书文号"), Files: Given.Files(document, "更正文书")));
            return [];
        }, cancel);
    }

    /// <summary>A notice is out, or a decision is made.</summary>
    public static bool CanCorrect(ICase of) => of switch
    {
        Rectification notice => notice.IssuedOn is not null,
        SiteVisit or PlanChange => false,
        _ => !of.IsOpen,
    };
}
