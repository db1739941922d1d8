using System.Text.Json;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Submissions;

/// <summary>
/// The answer to the page's script, where a check takes longer than a person takes for at once: a line of JSON now and then of how far it is, and
/// at last one of how it ended, the same that a short check answers with alone.
/// </summary>
static class UploadAnswer
{
    const string Failed = "上传没有完成，数据未改变。请稍后重试；如仍不成功，请联系系统管理员。";

    /// <param name="upload">Gives the page to go on with; null where it was called off.</param>
    public static async Task WriteAsync(HttpContext http, Task<string?> upload, IntakeWait wait, ILogger logger)
    {
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        // Told line by line, or it is of no use: a proxy must not collect it.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        while (!upload.IsCompleted)
        {
            await LineAsync(http, new { wait = wait.Text, share = wait.Share });
            await Task.WhenAny(upload, Task.Delay(IntakeWait.Patience, CancellationToken.None));
        }
        try
        {
            await LineAsync(http, Ended(await upload));
        }
        catch (OperationCanceledException)
        {
            // The browser is gone.
        }
        catch (Exception e) when (e is Refused or Forbidden or NotFoundForActor)
        {
            await LineAsync(http, new { message = e.Message });
        }
        catch (Exception e)
        {
            // The answer has begun: no page of a failure can take its place.
            logger.LogError(e, "Upload failed");
            await LineAsync(http, new { message = Failed });
        }
    }

    public static object Ended(string? page) => page is null ? new { message = "已取消，未保存任何内容。", calledOff = true } : new { page };

    /// <summary>To a browser that is gone nothing is written; the upload's end is awaited all the same.</summary>
    static async Task LineAsync(HttpContext http, object line)
    {
        try
        {
            await http.Response.WriteAsync(JsonSerializer.Serialize(line, JsonSerializerOptions.Web) + "\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
        }
    }
}
