using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Monitor.Web;
using Monitor.Web.Data;
using Monitor.Web.Features.Accounts;
using Monitor.Web.Features.Audit;
using Monitor.Web.Features.Commands;
using Monitor.Web.Features.Operations;
using Radzen;

if (Verbs.Called(args)) return await Verbs.RunAsync(args, TimeProvider.System);

var demo = new DemoMode(args.Contains("--demo"));
// Published output must find its files from whatever folder it is started. A bare switch would swallow the option after it.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = [.. args.Where(a => a != "--demo")],
    ContentRootPath = AppContext.BaseDirectory,
});
var url = builder.Configuration["urls"] ?? "http://localhost:5080";
builder.WebHost.UseStaticWebAssets().UseUrls(url);

var services = builder.Services;
services.AddSingleton(demo);
services.AddSingleton(demo.IsDemo ? new DemoClock(DemoClock.Start) : TimeProvider.System);
services.AddMonitorData(new DataFolder(Path.GetFullPath(builder.Configuration["data"] ?? (demo.IsDemo ? "data-demo" : "data"))));
services.AddHttpContextAccessor();
services.AddAccounts();
services.AddSingleton<AuditService>();
services.AddSingleton<SystemService>();
services.AddSingleton<Handoff>();
// Chinese is written as it is, not as entities: a page is readable as text.
services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
services.AddRazorComponents().AddInteractiveServerComponents();
services.AddRadzenComponents();
services.AddSingleton<ILocalizer, ChineseRadzen>();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseFailurePages();
app.UseRouting();
app.UseFirstStartGate();
app.UseAuthentication();
app.UsePasswordGate();
app.UseAuthorization();
app.UseAntiforgery();
app.MapAssets();
app.MapAccounts();
app.MapRazorComponents<App>()
    .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);

await DatabaseStart.PrepareAsync(app.Services);
await AccountRoles.PrepareAsync(app.Services);
await app.StartAsync();
Console.WriteLine($"Monitor {AppVersion.Text}: {url}");
var firstStart = app.Services.GetRequiredService<FirstStart>();
if (!await firstStart.IsDoneAsync()) Console.WriteLine($"首次启动：请打开 {url}{FirstStartGate.Path}，启动码 {firstStart.Code}");
await app.WaitForShutdownAsync();
return Verbs.Done;
