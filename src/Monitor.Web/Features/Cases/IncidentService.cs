using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Cases;

/// <summary>An incident as it is reported.</summary>
public sealed record IncidentDraft(IncidentKind Kind, string Authority, string DocumentNumber, DateOnly? OccurredOn, string Evidence, IReadOnlyList<CaseFile>? Files = null);

/// <summary>
/// 重大事项 (三（四）1): reported by the district, the service centre or the commission; verified by the service centre; confirmed by the commission
/// on the authority's document. Three steps by different people; only the last makes it a veto.
/// </summary>
public sealed class IncidentService(CaseMover mover, Recorder recorder, TimeProvider time)
{
    public const string Reported = "已报告", Verified = "已核实", Confirmed = "已确认";

    public static string StateOf(RecordedIncident incident) =>
        incident.ConfirmedOn is not null ? Confirmed : incident.VerifiedOn is not null ? Verified : Reported;

    /// <returns>Id of the incident.</returns>
    public async Task<string> ReportAsync(Actor actor, CenterCode code, IncidentDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter, Role.DistrictApprover, Role.Reviewer, Role.CommissionOfficer);
        var id = "";
        await mover.OpenAsync(actor, code, async work =>
        {
            await work.RequireActingAsync("报告重大事项");
            id = CaseWork.NextId("SX", work.Today.Year, await work.Db.Incidents.Select(i => i.Id).ToListAsync(cancel));
            var incident = new RecordedIncident
            {
                Id = id,
                Center = code,
                Kind = draft.Kind,
                Authority = Given.Text(draft.Authority, "主管部门"),
                DocumentNumber = Given.Optional(draft.DocumentNumber, "文书文号"),
                OccurredOn = Given.Past(draft.OccurredOn, "发生日期", work.Today, work.Center.DesignatedOn, "列入建设名单日期"),
                RecordedOn = work.Today,
                Evidence = Given.Text(draft.Evidence, "情况说明"),
                ReportedById = actor.UserId,
            };
            work.Db.Incidents.Add(incident);
            await work.StepAsync(new IncidentCase(incident), "报告重大事项", "", Reported, new(incident.Evidence, $"{Names.Of(draft.Kind)}；{incident.Authority}", incident.DocumentNumber, draft.Files));
        }, cancel);
        return id;
    }

    public Task VerifyAsync(Actor actor, CaseKey key, string finding, CancellationToken cancel) => MoveAsync(actor, key, Role.Reviewer, "核实重大事项", Reported, (work, incident) =>
    {
        work.RequireOther(incident.ReportedById, "核实重大事项");
        incident.VerifiedOn = work.Today;
        return new(Given.Text(finding, "核实情况"));
    }, cancel);

    /// <summary>Confirmed by the authority's document, of which the copy is kept.</summary>
    public Task ConfirmAsync(Actor actor, CaseKey key, string documentNumber, IReadOnlyList<CaseFile> document, CancellationToken cancel) =>
        MoveAsync(actor, key, Role.CommissionOfficer, "确认重大事项", Verified, (work, incident) =>
        {
            work.RequireOther(incident.ReportedById, "确认重大事项");
            incident.DocumentNumber = Given.Text(documentNumber, "主管部门文书文号");
            incident.ConfirmedOn = work.Today;
            return new(RestsOn: $"{incident.Authority}文书", DocumentNumber: incident.DocumentNumber, Files: Given.Files(document, "主管部门文书"));
        }, cancel);

    Task MoveAsync(Actor actor, CaseKey key, Role role, string action, string needed, Func<CaseWork, RecordedIncident, StepNote> apply, CancellationToken cancel)
    {
        actor.Require(role);
        return recorder.RecordAsync(async db =>
        {
            var incident = await db.Incidents.SingleOrDefaultAsync(i => i.Id == key.Id, cancel) ?? throw new NotFoundForActor();
            var work = new CaseWork(db, actor, await CaseAccess.CenterAsync(db, actor, incident.Center, cancel), time.UtcNow(), cancel);
            var from = StateOf(incident);
            if (from != needed) throw new IllegalTransition(from, action, $"须为“{needed}”。");
            CaseMover.RequireSeen(key, incident.Revision);
            var note = apply(work, incident);
            await work.StepAsync(new IncidentCase(incident), action, from, StateOf(incident), note);
            return [incident.Center];
        }, cancel);
    }
}

/// <summary>An incident among the cases.</summary>
sealed class IncidentCase(RecordedIncident incident) : ICase
{
    public CaseKind Kind => CaseKind.Incident;
    public string Id => incident.Id;
    public CenterCode Center => incident.Center;
    public ReportYear Year => new(incident.OccurredOn.Year);
    public int Revision { get => incident.Revision; set => incident.Revision = value; }
    public bool IsOpen => incident.ConfirmedOn is null;
}
