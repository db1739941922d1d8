namespace Monitor.Web.Features.Cases;

/// <summary>What all moves of cases share.</summary>
static class CaseMoves
{
    /// <exception cref="Refused">The case has moved since the actor looked.</exception>
    public static void RequireSeen(CaseKey key, int revision)
    {
        if (key.Revision != revision) throw new Refused("这个案件在您打开后有了变动，您的操作没有执行。请刷新页面，看过最新内容后再办理。");
    }
}
