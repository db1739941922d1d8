namespace Monitor.Analytics.Intake;

/// <summary>Every kind of issue that intake can raise, with its stable code and its Chinese wording. Message: where, found, expected, how to mend.</summary>
public static partial class IssueCatalog
{
    public static readonly IssueKind FileMissing = Error("FILE-MISSING",
        "文件打不开（{found}）", "应为存在且可以读取的文件", "请核对路径和读取权限");
    public static readonly IssueKind FileEmpty = Error("FILE-EMPTY",
        "文件是空的", "应有表头和至少一行数据", "请选择填写好的报送表重新上传");
    public static readonly IssueKind FileTooLarge = Error("FILE-TOO-LARGE",
        "文件大小为{found}", "应不超过{expected}", "请删去图片和无关的工作表后重新上传");
    public static readonly IssueKind FileTooManyCells = Error("FILE-TOO-MANY-CELLS",
        "表格有{found}", "应不超过{expected}", "请删去表格以外的行和列，只保留报送表");
    public static readonly IssueKind FileUnsafe = Error("FILE-UNSAFE",
        "文件结构异常（{found}）", "应为 Excel 或 WPS 正常保存的工作簿", "请用 Excel 或 WPS 打开后另存为新的 .xlsx 文件再上传");
    public static readonly IssueKind FileDamaged = Error("FILE-DAMAGED",
        "文件已损坏，打不开", "应为完整的 .xlsx 或 .xls 工作簿", "请用 Excel 或 WPS 打开后另存为新的 .xlsx 文件再上传");
    public static readonly IssueKind FileEncrypted = Error("FILE-ENCRYPTED",
        "文件设有打开密码", "应为不加密的工作簿", "请取消密码后重新上传");
    public static readonly IssueKind FileNotTable = Error("FILE-NOT-TABLE",
        "文件内容不是表格（{found}）", "应为 .xlsx、.xls 或 .csv 表格，只改扩展名不行", "请在下载的模板里填写后上传");
    public static readonly IssueKind FileQuoteOpen = Error("FILE-QUOTE-OPEN",
        "有一个双引号没有配对，其后的内容无法分行", "应成对使用双引号", "请删去多余的双引号，或改用 .xlsx 文件");
    public static readonly IssueKind FileTooSlow = Error("FILE-TOO-SLOW",
        "读取超过{found}秒仍未完成", "应为普通的报送表", "请把报送表复制到新的工作簿，保存为 .xlsx 后上传");
    public static readonly IssueKind TemplateOtherYear = Notice("TEMPLATE-OTHER-YEAR",
        "用的是{found}的模板", "当前开放报送的是{expected}", "请核对数值是否属于该年度；建议下载新模板填写");
    public static readonly IssueKind TemplateOld = Notice("TEMPLATE-OLD",
        "用的是旧版模板（{found}）", "现行模板为 {expected}，各列仍按名称读取", "请核对各项口径；建议下载新模板填写");
    public static readonly IssueKind TemplateForeign = Notice("TEMPLATE-FOREIGN",
        "用的是其他区县的模板（{found}）", "应为本区县的模板，各列仍按名称读取", "请核对创新中心编码；建议下载本区县的模板填写");
    public static readonly IssueKind SheetRead = Notice("SHEET-READ",
        "读取的是这张工作表", "文件共有{found}张有内容的工作表", "如应读取另一张，请按模板改好它的表头，或单独存为一个文件");
    public static readonly IssueKind SheetsJoined = Notice("SHEETS-JOINED",
        "读取的是{found}张表头相同的工作表：{expected}", "各表的创新中心合并为一次报送", "如有不应报送的工作表，请删去后重新上传");
    public static readonly IssueKind SheetIgnored = Notice("SHEET-IGNORED",
        "也像报送表，但{found}", "未读取；本次读取的是{expected}", "如应读取，请把各表的表头改成一致后重新上传");
    public static readonly IssueKind SheetOtherYear = Notice("SHEET-OTHER-YEAR",
        "是{found}的报送表", "只读取当前开放报送的{expected}年度，本表未读取", "无需处理");
    public static readonly IssueKind SheetUnlike = Notice("SHEET-UNLIKE",
        "不是报送表", "没有找到填报项，未读取", "如为报送表，请使用下载的模板填写");
    public static readonly IssueKind SheetHidden = Notice("SHEET-HIDDEN",
        "是隐藏的工作表", "{expected}", "如不应如此，请取消隐藏并核对后重新上传");
    public static readonly IssueKind RowsHidden = Notice("ROWS-HIDDEN",
        "有隐藏的行：{found}", "隐藏的行与其他行一样读取", "请取消隐藏并核对；不报送的请删去");
    public static readonly IssueKind ColumnsHidden = Notice("COLUMNS-HIDDEN",
        "有隐藏的列：{found}", "隐藏的列与其他列一样读取", "请取消隐藏并核对");

    public static readonly IssueKind HeaderNotFound = Error("HEADER-NOT-FOUND",
        "前{found}行里没有找到表头", "应有一行写着“创新中心编码”“报告年度”和各填报项名称", "请使用下载的模板，不要改动表头");
    public static readonly IssueKind HeaderMissing = Error("HEADER-MISSING",
        "表头缺少：{found}", "应包含模板的全部列", "请补上这些列，没有数据的可以留空");
    public static readonly IssueKind HeaderDuplicate = Error("HEADER-DUPLICATE",
        "与{found}是同一项", "每项只能有一列", "请只保留其中一列");
    public static readonly IssueKind HeaderUnknown = Notice("HEADER-UNKNOWN",
        "不是填报项", "未读取", "如为填报项，请按模板改正名称");
    public static readonly IssueKind HeaderSimilar = Notice("HEADER-SIMILAR",
        "不是填报项的名称", "可能是{expected}，未读取", "请在页面上确认对应关系（确认一次，以后照此读取），或按模板改正名称");
    public static readonly IssueKind HeaderMapped = Notice("HEADER-MAPPED",
        "已读作“{expected}”", "这是本区县确认过的对应关系", "如不应如此，请在页面上取消对应关系");
    public static readonly IssueKind ColumnNameless = Notice("COLUMN-NAMELESS",
        "没有列名，但有内容“{found}”", "未读取", "如为填报项，请补上列名");
    public static readonly IssueKind ColumnOtherYear = Notice("COLUMN-OTHER-YEAR",
        "是{found}", "只读取当前开放报送的年度，本列未读取", "无需处理");
    public static readonly IssueKind ColumnYearMissing = Error("COLUMN-YEAR-MISSING",
        "各列的年度为{found}", "应有一列是当前开放报送的{expected}年度", "请补上该年度的一列，列名写四位数年份");
    public static readonly IssueKind ColumnUnclear = Error("COLUMN-UNCLEAR",
        "有几列数据（{found}）", "应能看出哪一列是报送的年度", "请在表头写明各列的年度，如 2026；其他列请删去");

    public static readonly IssueKind RowNone = Error("ROW-NONE",
        "表头下面没有数据", "应每个创新中心一行", "请填写后重新上传");
    public static readonly IssueKind RowTotal = Notice("ROW-TOTAL",
        "是“{found}”行", "合计由系统计算，本行未读取", "无需处理");
    public static readonly IssueKind RowRemark = Notice("ROW-REMARK",
        "是备注“{found}”", "不是填报的数据，本行未读取", "如为应报送的数据，请补全创新中心编码和各项数值");
    public static readonly IssueKind RowHeaderAgain = Notice("ROW-HEADER-AGAIN",
        "重复了表头“{found}”", "本行未读取", "无需处理");
    public static readonly IssueKind RowDuplicate = Error("ROW-DUPLICATE",
        "与{found}是同一个创新中心、同一年度", "应每个创新中心每年度只有一行", "请核对后只保留正确的一行");
    public static readonly IssueKind RowEmpty = Error("ROW-EMPTY",
        "没有填写任何一项", "应填写各填报项", "请填写；本次不报送的创新中心请删去这一行");

    public static readonly IssueKind CenterMissing = Error("CENTER-MISSING",
        "为“{found}”", "应为创新中心编码", "请填写编码，如 CQ2025-01");
    public static readonly IssueKind CenterUnknown = Error("CENTER-UNKNOWN",
        "为“{found}”", "应为建设名单上的创新中心编码", "请对照建设名单改正编码");
    public static readonly IssueKind CenterForeign = Error("CENTER-FOREIGN",
        "为“{found}”", "应为本区县牵头的创新中心", "请核对编码；由其他区县牵头的，由其牵头区县报送，请删去这一行");
    public static readonly IssueKind CenterNotExpected = Error("CENTER-NOT-EXPECTED",
        "为“{found}”", "应为{expected}", "请核对年度；该年度不用报送的，请删去这一行");
    public static readonly IssueKind CenterNameDiffers = Warning("CENTER-NAME-DIFFERS",
        "为“{found}”", "编码对应的创新中心是“{expected}”", "请核对编码和名称是否错行；名称有变更的请说明");
    public static readonly IssueKind YearInvalid = Error("YEAR-INVALID",
        "为“{found}”", "应为四位数年份", "请改为阿拉伯数字，如 2026");
    public static readonly IssueKind YearNotOpen = Error("YEAR-NOT-OPEN",
        "为“{found}”", "当前开放报送的是{expected}年度", "请核对年度；其他年度的数据请删去这一行");

    public static readonly IssueKind ValueMissing = Notice("VALUE-MISSING",
        "有{expected}项未填：{found}", "未填按缺报处理，缺报得 0 分", "确为零的请填 0");
    public static readonly IssueKind ValueConverted = Notice("VALUE-CONVERTED",
        "为“{found}”", "已按“{expected}”读取", "如读取有误，请改正后重新上传");
    public static readonly IssueKind ValueExcelError = Error("VALUE-EXCEL-ERROR",
        "为“{found}”", "应为{expected}", "请检查公式；可先复制，再选择性粘贴为数值");
    public static readonly IssueKind ValueDate = Error("VALUE-DATE",
        "为日期“{found}”", "应为{expected}", "请把单元格格式改为“常规”，再填写数字");
    public static readonly IssueKind ValueUnit = Error("VALUE-UNIT",
        "为“{found}”", "应为{expected}", "请换算后只填数字，或写明可换算的单位，如 1.2万元");
    public static readonly IssueKind ValueMerged = Error("VALUE-MERGED",
        "为“{found}”，与其他行或列的单元格合并", "应每个创新中心每项单独填写", "请取消合并单元格，分别填写");
    public static readonly IssueKind ValueNotNumber = Error("VALUE-NOT-NUMBER",
        "为“{found}”", "应为{expected}", "请改为阿拉伯数字，如 {mend}");
    public static readonly IssueKind ValueNotYesNo = Error("VALUE-NOT-YES-NO",
        "为“{found}”", "应为“是”或“否”", "请改为“是”或“否”");
    public static readonly IssueKind ValueNegative = Error("VALUE-NEGATIVE",
        "为“{found}”", "应不小于 0", "请核对后改正；没有发生的填 0");
    public static readonly IssueKind ValueNotWhole = Error("VALUE-NOT-WHOLE",
        "为“{found}”", "应为整数", "请按实际个数填写，不要用小数");
    public static readonly IssueKind ValueTooPrecise = Error("VALUE-TOO-PRECISE",
        "为“{found}”", "应不超过 {expected} 位小数", "请四舍五入后填写");
    public static readonly IssueKind ValueAboveMaximum = Error("VALUE-ABOVE-MAXIMUM",
        "为“{found}”", "应不大于 {expected}", "请核对数值和单位");

    public static readonly IssueKind IssuesMore = Notice("ISSUES-MORE",
        "：同类问题还有 {found} 处", "只列出前 {expected} 处，其余同样有效", "请一并改正后重新上传，会重新检查");

    public static readonly IssueKind CheckFailed = Error("CHECK-FAILED",
        "：{found}", "{expected}", "{mend}");
    public static readonly IssueKind YearOnYear = Warning("YEAR-ON-YEAR",
        "：{found}", "一般在上年的 {expected} 倍之间", "请核对数值和单位；确实如此的请说明原因");
    public static readonly IssueKind PlanChanged = Warning("PLAN-CHANGED",
        "为“{found}”", "建设方案为 {expected}", "请按建设方案填写；确需调整的请说明原因，由服务中心审定");
    public static readonly IssueKind EvidenceMissing = Warning("EVIDENCE-MISSING",
        "有{expected}项没有附佐证材料：{found}", "权重较高的指标所用的数据应附佐证材料", "请在“佐证材料”中补充；暂时没有的请说明原因和补充时间");

    public static IReadOnlyList<IssueKind> All =>
        [.. typeof(IssueCatalog).GetFields().Select(f => f.GetValue(null)).OfType<IssueKind>()];

    static IssueKind Error(string code, string what, string expected, string mend) => new(code, IssueSeverity.Error, what, expected, mend);
    static IssueKind Warning(string code, string what, string expected, string mend) => new(code, IssueSeverity.Warning, what, expected, mend);
    static IssueKind Notice(string code, string what, string expected, string mend) => new(code, IssueSeverity.Notice, what, expected, mend);
}
