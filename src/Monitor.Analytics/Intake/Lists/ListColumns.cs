namespace Monitor.Analytics.Intake.Lists;

/// <summary>名单与目标: what the service centre brings in before any report.</summary>
public enum ListKind { Centers, Targets, Incidents }

/// <summary>Columns of each list, with what their headers may call them. The English names are those of exported files.</summary>
public static class ListColumns
{
    public static readonly ReportColumn
        Center = Of("CENTER", "创新中心编码", "中心编码", "创新中心代码", "编码", "center"),
        Name = Of("NAME", "创新中心名称", "中心名称", "名称", "name"),
        Industry = Of("INDUSTRY", "产业领域", "产业", "行业", "所属产业", "industry"),
        LeadEntity = Of("ENTITY", "牵头建设主体", "牵头单位", "建设主体", "lead_entity"),
        LeadDistrict = Of("DISTRICT", "牵头区县", "区县", "所在区县", "lead_district"),
        JointDistricts = Of("JOINT", "联合申报区县", "参与区县", "联合区县", "joint_districts"),
        Batch = Of("BATCH", "批次", "批次年度", "batch"),
        DesignatedOn = Of("DESIGNATED", "公布日期", "列入建设名单日期", "列入名单日期", "designated_on"),
        Year = Of("YEAR", "年度", "报告年度", "年份", "year"),
        Indicator = Of("INDICATOR", "指标", "指标编码", "指标名称", "指标代码", "code"),
        Value = Of("VALUE", "目标值", "目标", "年度目标", "value"),
        Id = Of("ID", "事项编号", "编号", "id"),
        Kind = Of("KIND", "类别", "事项类别", "kind"),
        Authority = Of("AUTHORITY", "主管部门", "认定部门", "authority"),
        DocumentNumber = Of("NUMBER", "文书文号", "文号", "document_number"),
        OccurredOn = Of("OCCURRED", "发生日期", "occurred_on"),
        RecordedOn = Of("RECORDED", "登记日期", "recorded_on"),
        ConfirmedOn = Of("CONFIRMED", "确认日期", "confirmed_on"),
        Evidence = Of("EVIDENCE", "情况说明", "依据", "evidence");

    /// <summary>The designation list calls its key just a code.</summary>
    static readonly ReportColumn ListedCenter = Center with { Names = [.. Center.Names, "code"] };

    static readonly ReportColumn[] Optional = [JointDistricts, Id, RecordedOn, ConfirmedOn, DocumentNumber];

    public static IReadOnlyList<ReportColumn> Of(ListKind kind) => kind switch
    {
        ListKind.Centers => [ListedCenter, Name, Industry, LeadEntity, LeadDistrict, JointDistricts, Batch, DesignatedOn],
        ListKind.Targets => [Center, Year, Indicator, Value],
        _ => [Id, Center, Kind, Authority, DocumentNumber, OccurredOn, RecordedOn, ConfirmedOn, Evidence],
    };

    /// <summary>建设名单、建设方案目标、重大事项.</summary>
    public static string NameOf(ListKind kind) => kind switch
    {
        ListKind.Centers => "建设名单",
        ListKind.Targets => "建设方案目标",
        _ => "重大事项",
    };

    /// <summary>A file may lack the column, and a row its cell.</summary>
    public static bool IsOptional(ReportColumn column) => Optional.Contains(column);

    static ReportColumn Of(string id, string name, params string[] others) => new(id, name, name, [name, .. others]);
}
