namespace Monitor.Analytics.Intake;

/// <summary>What is particular to the designation list, targets and incidents; what they share with reports stands in the other part.</summary>
public static partial class IssueCatalog
{
    public static readonly IssueKind ListOtherTemplate = Error("LIST-OTHER-TEMPLATE",
        "用的是另一种模板（{found}）", "应为“{expected}”的模板", "请核对所选的类别，或下载对应的模板填写");
    public static readonly IssueKind ListHeaderNotFound = Error("LIST-HEADER-NOT-FOUND",
        "前{found}行里没有找到表头", "应有一行写着{expected}", "请使用下载的模板，不要改动表头");
    public static readonly IssueKind ListHeaderUnknown = Notice("LIST-HEADER-UNKNOWN",
        "不是本名单的列", "未读取", "如应读取，请按模板改正列名");
    public static readonly IssueKind ListEmpty = Error("LIST-EMPTY",
        "表头下面没有数据", "应至少有一行", "请填写后重新选择文件");
    public static readonly IssueKind ListTextMissing = Error("LIST-TEXT-MISSING",
        "没有填写", "每行都应填写{expected}", "请补上；不导入的请删去整行");
    public static readonly IssueKind ListTextTooLong = Error("LIST-TEXT-TOO-LONG",
        "有{found}个字", "应不超过{expected}个字", "请精简");
    public static readonly IssueKind ListDate = Error("LIST-DATE",
        "为“{found}”", "应为日期，如 2026-07-30", "请按年-月-日填写");
    public static readonly IssueKind ListDateLate = Error("LIST-DATE-LATE",
        "为 {found}", "应不晚于今天（{expected}）", "请核对日期");
    public static readonly IssueKind ListDateEarly = Error("LIST-DATE-EARLY",
        "为 {found}", "应不早于{expected}", "请核对日期");
    public static readonly IssueKind ListDuplicate = Error("LIST-DUPLICATE",
        "与{found}重复", "同一{expected}只能有一行", "请核对后只保留正确的一行");
    public static readonly IssueKind ListDistrictUnknown = Error("LIST-DISTRICT-UNKNOWN",
        "为“{found}”", "应为报送区县的名称或编码", "请对照区县名单改正，如 沙坪坝区");
    public static readonly IssueKind ListDistrictNotValid = Error("LIST-DISTRICT-NOT-VALID",
        "为“{found}”，在 {expected} 不是有效的报送区县", "应为公布日期当日有效的区县", "请核对区县和公布日期；撤并前公布的填原区县，撤并后公布的填现区县");
    public static readonly IssueKind ListIndicatorUnknown = Error("LIST-INDICATOR-UNKNOWN",
        "为“{found}”", "应为{expected}年度考核方案中指标的编码或名称（建设任务数用填报项 F04）", "请对照考核方案改正");
    public static readonly IssueKind ListYearConcluded = Error("LIST-YEAR-CONCLUDED",
        "为“{found}”，与原有的{expected}不同", "该年度复盘已定论，目标保持原样", "请删去这一行");
    public static readonly IssueKind ListYearUnexpected = Error("LIST-YEAR-UNEXPECTED",
        "为“{found}”", "应为该中心的报告年度（{expected}）", "请核对编码和年度");
    public static readonly IssueKind ListFixed = Error("LIST-FIXED",
        "为“{found}”，与原有的“{expected}”不同", "该中心已有年度定论，此项不能由名单改动", "请改回原有内容，或删去这一行");
    public static readonly IssueKind ListIncidentKind = Error("LIST-INCIDENT-KIND",
        "为“{found}”", "应为以下之一：{expected}", "请从中选一个");
    public static readonly IssueKind ListIncidentRecorded = Error("LIST-INCIDENT-RECORDED",
        "为“{found}”，与已登记的“{expected}”不同", "已登记的事项不由名单改动", "请在“案件”中办理；不导入的请删去这一行");
    public static readonly IssueKind ListIncidentReported = Notice("LIST-INCIDENT-REPORTED",
        "没有读取", "导入的事项一律为“已报告”，其后的核实和确认在系统内办理", "无需处理");
}
