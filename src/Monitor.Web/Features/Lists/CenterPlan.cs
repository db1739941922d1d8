using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Lists;

/// <summary>建设名单: new centres, and changes of known ones.</summary>
sealed class CenterPlan(MonitorDb db, ListFacts facts, bool synthetic)
{
    static readonly char[] Between = [';', '；', ',', '，', '、'];

    readonly Dictionary<CenterCode, int> seen = [];
    readonly List<ReportIssue> issues = [];

    public ListPlan Of(ListTable table, CancellationToken cancel)
    {
        var changes = new List<PlannedChange>();
        foreach (var row in table.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            if (Of(row) is { } change) changes.Add(change);
        }
        return new(changes, [.. table.Issues, .. issues]);
    }

    PlannedChange? Of(ListRow row)
    {
        var reader = new ListRowReader(row);
        var change = Read(reader, row);
        issues.AddRange(reader.Issues);
        return reader.IsSound ? change : null;
    }

    PlannedChange? Read(ListRowReader reader, ListRow row)
    {
        var (code, name, industry, entity) = (reader.Code(ListColumns.Center), reader.Text(ListColumns.Name), reader.Text(ListColumns.Industry), reader.Text(ListColumns.LeadEntity));
        var (lead, joint) = (reader.Code(ListColumns.LeadDistrict), reader.Text(ListColumns.JointDistricts));
        var (batch, day) = (reader.Year(ListColumns.Batch), reader.Day(ListColumns.DesignatedOn));
        if (code is not null && !seen.TryAdd(code, row.Number)) reader.Tell(IssueCatalog.ListDuplicate, ListColumns.Center, $"第{seen[code]}行", "创新中心编码");
        if (day is { } d)
        {
            if (d > facts.Today) reader.Tell(IssueCatalog.ListDateLate, ListColumns.DesignatedOn, ChinaTime.Text(d), ChinaTime.Text(facts.Today));
            if (d.Year < 2000) reader.Tell(IssueCatalog.ListDateEarly, ListColumns.DesignatedOn, ChinaTime.Text(d), " 2000 年");
        }
        var leads = lead is null ? default(DistrictCode?) : Find(reader, ListColumns.LeadDistrict, lead, day);
        List<DistrictCode?> joins = [.. (joint ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(j => Find(reader, ListColumns.JointDistricts, j, day))];
        if (joins.Contains(leads) && leads is not null || joins.Distinct().Count() < joins.Count)
            reader.Tell(IssueCatalog.ListDuplicate, ListColumns.JointDistricts, "牵头区县或其他参与区县", "区县");
        return reader.IsSound
            ? Change(reader, row, new()
            {
                Code = code!,
                Name = name!,
                Industry = industry!,
                LeadEntity = entity!,
                LeadDistrict = leads!.Value,
                Batch = batch!.Value.Value,
                DesignatedOn = day!.Value,
                Synthetic = synthetic,
                JointDistricts = [.. joins.Order().Select(j => new JointDistrict { Center = code!, District = j!.Value })],
            })
            : null;
    }

    DistrictCode? Find(ListRowReader reader, ReportColumn column, string text, DateOnly? day)
    {
        if (facts.District(text) is not { } district)
        {
            reader.Tell(IssueCatalog.ListDistrictUnknown, column, text);
            return null;
        }
        if (day < district.ValidFrom || day > district.ValidTo) reader.Tell(IssueCatalog.ListDistrictNotValid, column, district.Name, ChinaTime.Text(day!.Value));
        return district.Code;
    }

    PlannedChange Change(ListRowReader reader, ListRow row, Center listed)
    {
        if (!facts.Centers.TryGetValue(listed.Code, out var known))
            return new(new(row.Number, listed.Code, listed.Code.ToString(), $"{listed.Name}，{facts.NameOf(listed.LeadDistrict)}，{ChinaTime.Text(listed.DesignatedOn)} 公布", ListStanding.New, []), () =>
            {
                db.Centers.Add(listed);
                return Task.CompletedTask;
            });
        if (known.DesignatedOn != listed.DesignatedOn && facts.Concluded[known.Code].Any())
            reader.Tell(IssueCatalog.ListFixed, ListColumns.DesignatedOn, ChinaTime.Text(listed.DesignatedOn), ChinaTime.Text(known.DesignatedOn));
        List<ListDifference> differences = [.. new ListDifference[]
        {
            new(ListColumns.Name.Name, known.Name, listed.Name), new(ListColumns.Industry.Name, known.Industry, listed.Industry), new(ListColumns.LeadEntity.Name, known.LeadEntity, listed.LeadEntity),
            new(ListColumns.LeadDistrict.Name, facts.NameOf(known.LeadDistrict), facts.NameOf(listed.LeadDistrict)), new(ListColumns.JointDistricts.Name, Joint(known), Joint(listed)),
            new(ListColumns.Batch.Name, $"{known.Batch}", $"{listed.Batch}"), new(ListColumns.DesignatedOn.Name, ChinaTime.Text(known.DesignatedOn), ChinaTime.Text(listed.DesignatedOn)),
        }.Where(x => x.Before != x.After)];
        return new(new(row.Number, known.Code, known.Code.ToString(), listed.Name, differences.Count > 0 ? ListStanding.Changed : ListStanding.Same, differences), differences.Count == 0 ? null : () =>
        {
            (known.Name, known.Industry, known.LeadEntity, known.LeadDistrict) = (listed.Name, listed.Industry, listed.LeadEntity, listed.LeadDistrict);
            (known.Batch, known.DesignatedOn) = (listed.Batch, listed.DesignatedOn);
            known.JointDistricts.RemoveAll(j => listed.JointDistricts.TrueForAll(l => l.District != j.District));
            known.JointDistricts.AddRange(listed.JointDistricts.Where(l => known.JointDistricts.TrueForAll(j => j.District != l.District)));
            return Task.CompletedTask;
        });
    }

    string Joint(Center center) => string.Join('、', center.JointDistricts.Select(j => j.District).Order().Select(facts.NameOf));
}
