using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;

namespace Monitor.Web.Features.Lists;

/// <summary>重大事项: each arrives as reported, whatever the file says; a recorded one is not changed by a list.</summary>
sealed class IncidentPlan(MonitorDb db, Actor actor, ListFacts facts, DateTime at)
{
    readonly Dictionary<string, int> seen = [];
    readonly List<ReportIssue> issues = [];
    readonly List<RecordedIncident> all = [];

    public async Task<ListPlan> OfAsync(ListTable table, CancellationToken cancel)
    {
        all.AddRange(await db.Incidents.ToListAsync(cancel));
        var changes = new List<PlannedChange>();
        foreach (var row in table.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            var reader = new ListRowReader(row);
            var change = Read(reader, row, cancel);
            issues.AddRange(reader.Issues);
            if (reader.IsSound) changes.Add(change!);
        }
        if (table.Rows.FirstOrDefault(r => !r[ListColumns.ConfirmedOn].IsBlank) is { } confirmed)
            issues.Add(IssueCatalog.ListIncidentReported.Raise(confirmed.At(ListColumns.ConfirmedOn)));
        return new(changes, [.. table.Issues, .. issues]);
    }

    PlannedChange? Read(ListRowReader reader, ListRow row, CancellationToken cancel)
    {
        var (id, code, kindText) = (reader.Code(ListColumns.Id), reader.Code(ListColumns.Center), reader.Text(ListColumns.Kind));
        var (authority, number, evidence) = (reader.Text(ListColumns.Authority), reader.Text(ListColumns.DocumentNumber) ?? "", reader.Text(ListColumns.Evidence));
        var (occurred, recorded) = (reader.Day(ListColumns.OccurredOn), reader.Day(ListColumns.RecordedOn) ?? facts.Today);
        var center = code is null ? null : facts.Centers.GetValueOrDefault(code);
        if (code is not null && center is null) reader.Tell(IssueCatalog.CenterUnknown, ListColumns.Center, code);
        var kind = kindText is null ? null : KindOf(kindText);
        if (kindText is not null && kind is null) reader.Tell(IssueCatalog.ListIncidentKind, ListColumns.Kind, kindText, string.Join('、', Enum.GetValues<IncidentKind>().Select(Names.Of)));
        if (occurred > facts.Today) reader.Tell(IssueCatalog.ListDateLate, ListColumns.OccurredOn, ChinaTime.Text(occurred.Value), ChinaTime.Text(facts.Today));
        if (occurred < center?.DesignatedOn) reader.Tell(IssueCatalog.ListDateEarly, ListColumns.OccurredOn, ChinaTime.Text(occurred.Value), $"公布日期 {ChinaTime.Text(center.DesignatedOn)}");
        if (recorded > facts.Today) reader.Tell(IssueCatalog.ListDateLate, ListColumns.RecordedOn, ChinaTime.Text(recorded), ChinaTime.Text(facts.Today));
        if (recorded < occurred && occurred <= facts.Today) reader.Tell(IssueCatalog.ListDateEarly, ListColumns.RecordedOn, ChinaTime.Text(recorded), $"发生日期 {ChinaTime.Text(occurred.Value)}");
        if (!reader.IsSound) return null;

        var listed = new RecordedIncident
        {
            Id = id ?? "",
            Center = center!.Code,
            Kind = kind!.Value,
            Authority = authority!,
            DocumentNumber = number,
            OccurredOn = occurred!.Value,
            RecordedOn = recorded,
            Evidence = evidence!,
            ReportedById = actor.UserId,
        };
        var key = id ?? Text(listed);
        if (!seen.TryAdd(key, row.Number)) reader.Tell(IssueCatalog.ListDuplicate, id is null ? ListColumns.Center : ListColumns.Id, $"第{seen[key]}行", id is null ? "事项" : "事项编号");
        var known = all.Find(i => id is null ? Text(i) == Text(listed) : i.Id == id);
        if (known is not null)
        {
            if (Text(known) != Text(listed)) reader.Tell(IssueCatalog.ListIncidentRecorded, id is null ? ListColumns.Center : ListColumns.Id, Text(listed), Text(known));
            return new(new(row.Number, known.Center, known.Id, Text(known), ListStanding.Same, []), null);
        }
        return new(new(row.Number, center.Code, id ?? "新编号", Text(listed), ListStanding.New, []), () => ReportAsync(listed, center, cancel));
    }

    /// <summary>As a person reports one, with its step and audit entry.</summary>
    async Task ReportAsync(RecordedIncident listed, Center center, CancellationToken cancel)
    {
        var incident = listed.Id.Length > 0 ? listed : new RecordedIncident
        {
            Id = CaseWork.NextId("SX", facts.Today.Year, all.Select(i => i.Id)),
            Center = listed.Center,
            Kind = listed.Kind,
            Authority = listed.Authority,
            DocumentNumber = listed.DocumentNumber,
            OccurredOn = listed.OccurredOn,
            RecordedOn = listed.RecordedOn,
            Evidence = listed.Evidence,
            ReportedById = listed.ReportedById,
        };
        all.Add(incident);
        db.Incidents.Add(incident);
        await new CaseWork(db, actor, center, at, cancel).StepAsync(
            new IncidentCase(incident), "报告重大事项", "", IncidentService.Reported, new(incident.Evidence, $"{Names.Of(incident.Kind)}；{incident.Authority}", incident.DocumentNumber));
    }

    static IncidentKind? KindOf(string text)
    {
        foreach (var kind in Enum.GetValues<IncidentKind>())
            if (text == Names.Of(kind) || text.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase)) return kind;
        return null;
    }

    static string Text(RecordedIncident incident) =>
        $"{incident.Center} {Names.Of(incident.Kind)}，{incident.Authority} {incident.DocumentNumber}，{ChinaTime.Text(incident.OccurredOn)} 发生，{incident.Evidence}";
}
