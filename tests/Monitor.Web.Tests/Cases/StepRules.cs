using Monitor.Analytics.Cases;
using Monitor.Web.Data;

namespace Monitor.Web.Tests.Cases;

/// <summary>What the log of steps must look like, whatever the services did: told from the transition tables, and beside them from the notice's own order.</summary>
static class StepRules
{
    /// <summary>States, by kind, that must each stand in the log before the one that is named; one of those with a bar.</summary>
    static readonly Dictionary<CaseKind, (string State, string[] Before)[]> Needed = new()
    {
        [CaseKind.Rectification] =
        [
            ("已核发", ["拟整改", "已批准待核发"]),
            ("已送达", ["拟整改", "已批准待核发", "已核发"]),
            ("整改中", ["已送达", "方案已提交"]),
            ("现场复核", ["已送达", "整改中", "佐证已提交"]),
            ("验收通过", ["佐证已提交", "现场复核"]),
            ("验收不通过", ["佐证已提交", "现场复核"]),
            ("次年复核", ["已核发", "已送达"]),
            ("销号", ["已送达", "次年复核"]),
            ("拟撤销", ["已送达", "次年复核"]),
        ],
        [CaseKind.Revocation] =
        [
            ("审议", ["拟撤销", "陈述申辩"]),
            ("公示", ["陈述申辩", "审议"]),
            ("已批准待登记", ["陈述申辩", "审议", "公示"]),
            ("已撤销", ["拟撤销", "陈述申辩", "审议", "公示", "已批准待登记"]),
            ("不予撤销", ["陈述申辩", "审议"]),
            ("决定已撤回", ["已撤销"]),
        ],
        [CaseKind.Review] = [("已定论", ["复核", "征求意见", "已会签|区县有异议|逾期未复"])],
        [CaseKind.Term] = [("已定论", ["复核", "征求意见", "已会签|区县有异议|逾期未复"])],
        [CaseKind.Inquiry] = [("认定不实", ["已请说明", "说明在案|逾期未说明"]), ("不属虚假", ["已请说明", "说明在案|逾期未说明"]), ("逾期未说明", ["已送达待说明"])],
        [CaseKind.Incident] = [("已确认", ["已报告", "已核实"])],
    };

    /// <summary>Actions, by kind, that who opened the case must not take.</summary>
    static readonly Dictionary<CaseKind, string[]> NotByTheOpener = new()
    {
        [CaseKind.Rectification] = ["批准整改", "登记纸质批准件", "开展现场复核"],
        [CaseKind.Revocation] = ["批准撤销", "登记纸质批准件", "登记撤销", "撤回撤销决定"],
        [CaseKind.Review] = ["裁定异议"],
        [CaseKind.Term] = ["裁定异议"],
        [CaseKind.Inquiry] = ["认定不实", "认定不属虚假"],
        [CaseKind.Incident] = ["核实重大事项", "确认重大事项"],
    };

    /// <summary>Where the case stands in the end by its log; fails on the first step that must not be.</summary>
    /// <param name="steps">All of one case, in their order.</param>
    /// <param name="loaded">Where it stood when it came with the demo's history, without steps; null where the services opened it.</param>
    public static string Check(IReadOnlyList<CaseStep> steps, string? loaded = null)
    {
        var (kind, opener) = (steps[0].Kind, loaded is null ? steps[0].ActorId : null);
        if (loaded is null) Assert.Equal("", steps[0].From);
        var (state, seen) = (loaded ?? steps[0].To, new HashSet<string> { loaded ?? steps[0].To });
        foreach (var step in steps.Skip(loaded is null ? 1 : 0))
        {
            // A correction of a document moves nothing.
            if (step is { From: "", To: "" }) continue;
            Assert.True(step.From == state, $"{step.CaseId}：{step.Action} 从“{step.From}”开始，案件却在“{state}”");
            var (allowed, why) = Allows(step);
            Assert.True(allowed, $"{step.CaseId}：{step.From} → {step.To}，{step.Action}，{step.Role}。{why}");
            foreach (var before in loaded is not null ? [] : Needed.GetValueOrDefault(kind)?.FirstOrDefault(n => n.State == step.To).Before ?? [])
                Assert.True(before.Split('|').Any(seen.Contains), $"{step.CaseId} 到“{step.To}”，没有经过“{before}”");
            Assert.False(opener is not null && step.ActorId == opener && NotByTheOpener.GetValueOrDefault(kind, []).Contains(step.Action), $"{step.CaseId}：{step.Action} 由提出人自己办理");
            seen.Add(state = step.To);
        }
        return state;
    }

    /// <summary>A move of the table by a role that may, or a change that moves nothing.</summary>
    static (bool Allowed, string Why) Allows(CaseStep step)
    {
        var role = Enum.GetValues<Role>().Single(r => CaseNames.Of(r) == step.Role);
        try
        {
            return (step.Kind switch
            {
                CaseKind.Review or CaseKind.Term when step.Action is "修改复盘结论" or "修改评估结论" => step is { From: "复核", To: "复核" } && role == Role.Reviewer,
                CaseKind.Review or CaseKind.Term => Target<ReviewState, ReviewAction>(step, role, ReviewTransitions.Next, CaseNames.Of, CaseNames.Of),
                CaseKind.Rectification => Target<RectificationState, RectificationAction>(step, role, RectificationTransitions.Next, CaseNames.Of, CaseNames.Of),
                CaseKind.Revocation => Target<RevocationState, RevocationAction>(step, role, RevocationTransitions.Next, CaseNames.Of, CaseNames.Of),
                CaseKind.Inquiry => Target<InquiryState, InquiryAction>(step, role, InquiryTransitions.Next, CaseNames.Of, CaseNames.Of),
                CaseKind.Visit => Target<VisitState, VisitAction>(step, role, VisitTransitions.Next, CaseNames.Of, CaseNames.Of),
                CaseKind.Change => Target<ChangeState, ChangeAction>(step, role, ChangeTransitions.Next, CaseNames.Of, CaseNames.Of),
                CaseKind.Incident => (step.Action, role) is ("核实重大事项", Role.Reviewer) or ("确认重大事项", Role.CommissionOfficer),
                CaseKind.Exemption => (step.Action, role) is ("撤回豁免", Role.Reviewer),
                CaseKind.Rating => (step.Action, role) is ("形成评定结果", Role.Reviewer),
                CaseKind.Reminder => (step.Action, role) is ("登记催报送达", Role.Reviewer),
                _ => false,
            }, "转换表另有规定");
        }
        catch (CaseRefusal refusal)
        {
            return (false, refusal.Message);
        }
    }

    static bool Target<TState, TAction>(CaseStep step, Role role, Func<TState, TAction, Role, TState> next, Func<TState, string> stateName, Func<TAction, string> actionName)
        where TState : struct, Enum where TAction : struct, Enum =>
        stateName(next(Enum.GetValues<TState>().Single(s => stateName(s) == step.From), Enum.GetValues<TAction>().Single(a => actionName(a) == step.Action), role)) == step.To;
}
