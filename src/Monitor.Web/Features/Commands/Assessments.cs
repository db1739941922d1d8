using CsvHelper;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Commands;

/// <summary>What <c>assess</c> writes: every centre, by code, with its years and its term. The same inputs give the same text, byte for byte.</summary>
sealed record Assessments(
    string Format, DateOnly AsOf, bool Synthetic, IReadOnlyList<string> Rulebooks, IReadOnlyList<string> Notes, IReadOnlyList<AssessedCenter> Centers)
{
    public static Assessments Of(FileHistories files, RulebookShelf shelf, DateOnly asOf)
    {
        AssessedCenter[] centers = [.. files.Histories.Select(h => AssessedCenter.Of(h, shelf, asOf))];
        var used = shelf.All.Where(r => centers.Any(c => c.Years.Any(y => shelf.For(y.Year) == r))).ToList();
        return new(
            "monitor-assessment/1", asOf, files.Synthetic || used.Any(r => r.Synthetic),
            [.. used.Select(r => $"{r.Id} {r.Version}")], [.. files.Notes], centers);
    }
}

/// <param name="Term">Of the years of validity; null where none was reported.</param>
sealed record AssessedCenter(CenterCode Code, string Name, IReadOnlyList<AssessedYear> Years, Scorecard? Term)
{
    public static AssessedCenter Of(CenterHistory history, RulebookShelf shelf, DateOnly asOf)
    {
        var center = new CenterAssessment(history, asOf, shelf);
        var known = center.Known;
        var validity = known.Center.Validity;
        var years = validity.Years.Append(validity.LastYear.Next).Where(y => known.Expects(y) && y.FirstDay <= asOf)
            .Union(known.Reports.Select(r => r.Year)).Order();
        return new(known.Center.Code, known.Center.Name, [.. years.Select(Year)], center.Term());

        AssessedYear Year(ReportYear year)
        {
            var risks = center.Risks(year);
            return new(year, center.Scorecard(year), risks.Flags, risks.NotEvaluated);
        }
    }
}

/// <param name="Scorecard">Null where the year was not reported.</param>
sealed record AssessedYear(ReportYear Year, Scorecard? Scorecard, IReadOnlyList<RiskFlag> Flags, IReadOnlyList<NotEvaluated> NotEvaluated);

/// <summary>Assessments as one table that a spreadsheet can filter: a line for each score, indicator, flag, and rule not evaluated.</summary>
static class AssessmentTable
{
    static readonly string[] Header =
        ["创新中心编码", "创新中心名称", "期间", "类别", "代码", "名称", "数值", "目标", "完成率", "得分", "权重", "结论", "说明", "数据性质"];

    public static string Csv(Assessments all)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\r\n", Injection = CsvInjection.Escape }))
        {
            csv.WriteRecord(Header);
            foreach (var center in all.Centers)
                foreach (var line in Lines(center, all.AsOf))
                    csv.WriteRecord([center.Code.ToString(), center.Name, .. line, all.Synthetic ? "演示数据" : ""]);
        }
        // By the byte order mark Excel knows it for UTF-8.
        return '\uFEFF' + text.ToString();
    }

    static IEnumerable<string[]> Lines(AssessedCenter center, DateOnly asOf)
    {
        foreach (var year in center.Years)
        {
            var period = year.Year.ToString();
            if (year.Scorecard is { } card)
                foreach (var line in Of(period, card)) yield return line;
            else if (year.Year.LastDay < asOf)
                yield return [period, "综合", "", "未报送", "", "", "", "", "", "", ""];
            foreach (var flag in year.Flags)
                yield return [period, "风险标记", flag.Key.Rule.ToString(), flag.Title, "", "", "", "", "", Names.Of(flag.Severity), flag.Statement];
            foreach (var rule in year.NotEvaluated)
                yield return [period, "未判断", rule.Rule.ToString(), RiskRules.Find(rule.Rule)!.Title, "", "", "", "", "", "", rule.Reason];
        }
        if (center.Term is { } term)
            foreach (var line in Of($"建设期{term.Term[0]}–{term.Term[^1]}", term)) yield return line;
    }

    static IEnumerable<string[]> Of(string period, Scorecard card)
    {
        yield return [period, "综合", $"{card.RulebookId} {card.RulebookVersion}", "综合得分", "", "", "", Text(card.Score), Text(card.ScoredWeight),
            Names.Of(card.Grade), string.Join("；", card.Notes.Prepend(card.Provisional ? "暂：有尚未核定的数据" : "").Where(n => n.Length > 0))];
        foreach (var i in card.Indicators)
            yield return [period, "指标", i.Code.ToString(), i.Name, Text(i.Value), Text(i.Target), Text(i.Rate), Text(i.Points), Text(i.Weight), "", i.Note];
    }

    static string Text(decimal? number) => number is { } n ? Numbers.Text(n) : "";
}
