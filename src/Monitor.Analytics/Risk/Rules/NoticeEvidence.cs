using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk.Rules;

/// <summary>What the rules show of a rectification notice; an extension keeps the first deadline beside the new one.</summary>
static class NoticeEvidence
{
    public static IEnumerable<Evidence> Of(RectificationFacts notice)
    {
        yield return new("整改通知文号", notice.DocumentNumber);
        yield return new("核发日期", Text(notice.IssuedOn));
        yield return new("送达日期", Text(notice.ServedOn));
        yield return new("整改期限", Text(notice.FirstDeadline));
        if (notice.ExtendedDeadline is { } extended) yield return new("延期后的整改期限", Wording.Day(extended));
    }

    static string Text(DateOnly? day) => day is { } d ? Wording.Day(d) : Numbers.MissingMark;
}
