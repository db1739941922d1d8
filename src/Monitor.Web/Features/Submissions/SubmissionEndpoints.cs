using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Submissions;

/// <summary>Files in and out. Everything else happens on the pages.</summary>
public static class SubmissionEndpoints
{
    /// <summary>Taken in whole, so that the sender of a file that is too large is told so, instead of losing the connection.</summary>
    const long LargestRequest = 200 * ReadLimits.Megabyte;

    public static void MapSubmissions(this WebApplication app)
    {
        app.MapPost("/submissions/{year:int}/uploads", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(LargestRequest));
        app.MapPost("/submissions/uploads/cancel", CallOffAsync);
        app.MapPost("/submissions/{year:int}/cells", TypeAsync);
        app.MapGet("/submissions/{year:int}/template.csv", async (int year, ActorProvider actors, SubmissionDesk desk, CancellationToken cancel) =>
            Send(await desk.TemplateAsync(await actors.GetAsync(cancel), YearOf(year), cancel)));
        app.MapGet("/submissions/{year:int}/template.xlsx", async (int year, ActorProvider actors, SubmissionDesk desk, CancellationToken cancel) =>
            Send(await desk.TemplateWorkbookAsync(await actors.GetAsync(cancel), YearOf(year), cancel)));
        app.MapGet("/submissions/{year:int}/forms/{center}", async (int year, string center, ActorProvider actors, SubmissionDesk desk, CancellationToken cancel) =>
            Send(await desk.FormAsync(await actors.GetAsync(cancel), YearOf(year), center, cancel)));
        app.MapGet("/submissions/uploads/{id:int}/marked.xlsx", async (int id, ActorProvider actors, MarkedFiles files, CancellationToken cancel) =>
            Send(await files.OfAsync(await actors.GetAsync(cancel), id, cancel)));
        app.MapGet("/submissions/scans/{id:int}", async (int id, ActorProvider actors, ScanService scans, CancellationToken cancel) =>
        {
            var (name, content) = await scans.DownloadAsync(await actors.GetAsync(cancel), id, cancel);
            return Results.File(content, "application/octet-stream", name);
        });
        app.MapGet("/submissions/samples/{name}", (string name, DemoSamples samples) => Send(samples.File(name)));
    }

    /// <exception cref="NotFoundForActor">No calendar year of ours.</exception>
    public static ReportYear YearOf(int year) => year is >= 2000 and <= 2099 ? new(year) : throw new NotFoundForActor();

    /// <summary>The page's script asks for JSON, and shows a refusal where the file was chosen; a plain form gets a page either way.</summary>
    /// <param name="key">The script's own for this upload, by which it may be called off.</param>
    static async Task<IResult> UploadAsync(
        int year, string? key, HttpContext http, IAntiforgery antiforgery, ActorProvider actors, UploadService uploads, RunningUploads running, ILoggerFactory loggers, CancellationToken cancel)
    {
        var wantsJson = http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);
        try
        {
            var actor = await actors.GetAsync(cancel);
            using var run = running.Begin(actor, key, out var wait);
            var form = await FormAsync(http, antiforgery, cancel);
            var file = form.Files.GetFile("file");
            var content = await ContentAsync(file, cancel);
            var upload = wait.RunAsync(async until =>
            {
                await uploads.UploadAsync(actor, YearOf(year), file!.FileName, content, form["seen"], until, wait);
                return $"/submissions/{year}";
            }, cancel);
            if (!wantsJson) return Results.LocalRedirect((await upload)!);
            if (await Task.WhenAny(upload, Task.Delay(IntakeWait.Patience, CancellationToken.None)) == upload) return Results.Json(UploadAnswer.Ended(await upload));
            await UploadAnswer.WriteAsync(http, upload, wait, loggers.CreateLogger(nameof(UploadAnswer)));
            return Results.Empty;
        }
        catch (Exception e) when (wantsJson && e is (Refused or Forbidden or NotFoundForActor))
        {
            return Results.Json(new { message = e.Message }, statusCode: Failures.StatusOf(e));
        }
    }

    /// <summary>Ends the sender's own upload, if it is still under way; what became of it, its own answer says.</summary>
    static async Task<IResult> CallOffAsync(string key, HttpContext http, IAntiforgery antiforgery, ActorProvider actors, RunningUploads running, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        running.CallOff(await actors.GetAsync(cancel), key);
        return Results.NoContent();
    }

    /// <summary>What was typed on the page is kept by a request of its own: it needs no circuit, and can be sent again after a broken connection.</summary>
    static async Task<IResult> TypeAsync(int year, HttpContext http, IAntiforgery antiforgery, ActorProvider actors, TypingService typing, CancellationToken cancel)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(http);
            var edits = await http.Request.ReadFromJsonAsync<IReadOnlyList<CellEdit>>(cancel) ?? [];
            return Results.Json(await typing.TypeAsync(await actors.GetAsync(cancel), YearOf(year), edits, cancel));
        }
        catch (Exception e) when (e is (AntiforgeryValidationException or JsonException))
        {
            return Results.Json(new { message = "页面已过期，填写的内容还没有保存。请刷新页面，会自动补存。" }, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception e) when (e is (Refused or Forbidden or NotFoundForActor))
        {
            return Results.Json(new { message = e.Message }, statusCode: Failures.StatusOf(e));
        }
    }

    /// <exception cref="Refused">It is too large to be taken in, broken off, or not from a page of ours.</exception>
    static async Task<IFormCollection> FormAsync(HttpContext http, IAntiforgery antiforgery, CancellationToken cancel)
    {
        if (http.Request.ContentLength > LargestRequest) throw new Refused(UploadService.TooLarge(http.Request.ContentLength.Value));
        try
        {
            var form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestRequest }, cancel);
            await antiforgery.ValidateRequestAsync(http);
            return form;
        }
        catch (AntiforgeryValidationException)
        {
            throw new Refused("页面已过期，上传没有完成，数据未改变。请刷新页面后重新上传。");
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or InvalidOperationException)
        {
            throw new Refused("上传的内容不完整，没有完成，数据未改变。请刷新页面后重新上传。");
        }
    }

    static async Task<byte[]> ContentAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null) throw new Refused("没有选择文件。请选择填写好的报送表后上传。");
        if (file.Length > ReadLimits.Upload.Bytes) throw new Refused(UploadService.TooLarge(file.Length));
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancel);
        return content;
    }

    static IResult Send(Download download) => Results.File(download.Content, download.ContentType, download.FileName);
}
