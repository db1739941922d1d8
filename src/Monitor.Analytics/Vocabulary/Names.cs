namespace Monitor.Analytics.Vocabulary;

/// <summary>The one registry of Chinese names of grades, severities and natures.</summary>
public static class Names
{
    public static string Of(Grade grade) => grade switch
    {
        Grade.Excellent => "优秀",
        Grade.Good => "良好",
        Grade.Pass => "合格",
        Grade.Fail => "不合格",
        _ => "不定级",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Notice => "关注",
        Severity.Warning => "预警",
        Severity.Rectify => "整改",
        _ => "撤销",
    };

    public static string Of(Nature nature) => nature switch
    {
        Nature.Stock => "时点",
        Nature.Flow => "累计",
        _ => "比率",
    };

    public static string Of(Axis axis) => axis == Axis.Progress ? "进展" : "成效";
}
