using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Insights.Charts;

namespace Monitor.Web.Features.Documents;

public static class DocumentsSetup
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapDocuments(this WebApplication app) =>
        app.MapGet("/centers/{code}/documents/review-{year:int}.docx", async (
            string code, int year, ActorProvider actors, CenterFileService files, ChartRenderer charts, TimeProvider time, CancellationToken cancel) =>
        {
            var file = await files.OpenAsync(await actors.GetAsync(cancel), code, year.ToString(), cancel);
            if (file.Period is not { Card: { } card, IsDisclosed: true } || file.Period.Key != year.ToString())
                throw new NotFoundForActor($"{file.Code} {year}年度没有可供您查看的得分，还不能生成复盘报告。");
            return Results.File(ReviewReport.Docx(file, card, charts, time.Today()), Docx, $"{file.Code}-{year}年度复盘报告.docx");
        });
}
