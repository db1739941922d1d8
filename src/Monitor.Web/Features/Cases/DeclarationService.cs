using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Cases;

/// <summary>What only a person declares, with reasons and a document (三（四）3, 5). Falsity comes out of an inquiry alone: <see cref="InquiryService"/>.</summary>
public sealed class DeclarationService(CaseMover mover)
{
    public static string NameOf(DeclarationKind kind) => kind switch
    {
        DeclarationKind.Falsity => "认定不实",
        DeclarationKind.NonCooperation => "认定不配合",
        _ => "认定其他重大问题",
    };

    /// <summary>不配合考核 of the centre itself: rests on visits that it refused, each with its proof. A district's lateness is no ground.</summary>
    /// <param name="refusals">Ids of refused visits.</param>
    public Task DeclareNonCooperationAsync(
        Actor actor, CenterCode code, IReadOnlyList<string> refusals, string reason, string documentNumber, IReadOnlyList<CaseFile> document, CancellationToken cancel)
    {
        actor.Require(Role.CommissionOfficer);
        return mover.OpenAsync(actor, code, async work =>
        {
            var refused = await work.Db.SiteVisits.Where(v => refusals.Contains(v.Id) && v.Center == code && v.State == VisitState.Refused).OrderBy(v => v.Id).ToListAsync(cancel);
            if (refused.Count == 0 || refused.Count != refusals.Distinct().Count())
                throw new Refused("认定不配合须以创新中心自身拒绝的记录（附证明）为依据；区县迟报不是依据（三（四）3）。请先登记被拒绝的走访。");
            foreach (var visit in refused) work.RequireOther(visit.OwnerId, "认定不配合");
            var restsOn = string.Join("；", refused.Select(v => $"{v.Id} {ChinaTime.Text(v.VisitedOn!.Value)} 被拒绝：{v.Findings}"));
            // A refusal after the last report year, while the centre is still valid, belongs to that last year: there is no later one to judge.
            var (history, year) = (await work.HistoryAsync(), new ReportYear(refused.Max(v => v.VisitedOn!.Value.Year)));
            await DeclareAsync(work, DeclarationKind.NonCooperation, history.Expects(year) ? year : history.Center.Validity.LastYear, reason, restsOn, documentNumber, document);
        }, cancel);
    }

    /// <summary>其他重大问题, declared by the commission with reasons.</summary>
    public Task DeclareOtherAsync(Actor actor, CenterCode code, ReportYear year, string reason, string documentNumber, IReadOnlyList<CaseFile> document, CancellationToken cancel)
    {
        actor.Require(Role.CommissionOfficer);
        return mover.OpenAsync(actor, code, async work =>
        {
            if (!(await work.HistoryAsync()).Expects(year) || year.Value > work.Today.Year) throw new Refused($"{year}年度不在本中心的建设期内，或尚未开始。请核对年度。");
            await DeclareAsync(work, DeclarationKind.Other, year, reason, "", documentNumber, document);
        }, cancel);
    }

    /// <summary>Adds the declaration to the transaction.</summary>
    internal static async Task<string> AddAsync(CaseWork work, DeclarationKind kind, ReportYear year, string documentNumber, string reason)
    {
        var id = CaseWork.NextId("RD", work.Today.Year, await work.Db.Declarations.Select(d => d.Id).ToListAsync(work.Cancel));
        work.Db.Declarations.Add(new()
        {
            Id = id,
            Center = work.Center.Code,
            Year = year,
            Kind = kind,
            DeclaredOn = work.Today,
            DeclaredBy = work.Actor.Name,
            DocumentNumber = documentNumber,
            Reason = reason,
        });
        return id;
    }

    static async Task DeclareAsync(CaseWork work, DeclarationKind kind, ReportYear year, string reason, string restsOn, string documentNumber, IReadOnlyList<CaseFile> document)
    {
        await work.RequireStandingAsync();
        var note = new StepNote(Given.Text(reason, "认定的理由"), restsOn, Given.Text(documentNumber, "认定文书文号"), Given.Files(document, "认定文书"));
        var id = await AddAsync(work, kind, year, note.DocumentNumber, note.Reason);
        await work.StepAsync(new RegisterEntry(CaseKind.Declaration, id, work.Center.Code, year), NameOf(kind), "", "已认定", note);
    }
}
