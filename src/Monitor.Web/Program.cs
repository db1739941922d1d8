using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Monitor.Web;
using Monitor.Web.Data;
using Monitor.Web.Features.Accounts;
using Monitor.Web.Features.Audit;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Commands;
using Monitor.Web.Features.Demo;
using Monitor.Web.Features.Documents;
using Monitor.Web.Features.Evidence;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Insights;
using Monitor.Web.Features.Lists;
using Monitor.Web.Features.Notifications;
using Monitor.Web.Features.Operations;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rounds;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;
using Monitor.Web.Features.Versions;
using Radzen;

if (Verbs.Called(args)) return await Verbs.RunAsync(args, TimeProvider.System);

var demo = DemoMode.Of(args);
// Published output must find its files from whatever folder it is started. A bare switch would swallow the option after it.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = [.. args.Where(a => a != DemoMode.Switch)],
    ContentRootPath = AppContext.BaseDirectory,
});
var url = builder.Configuration["urls"] ?? "http://localhost:5080";
builder.WebHost.UseStaticWebAssets().UseUrls(url);

var demoDay = builder.Configuration[DemoClock.Option];
if (DemoClock.From(demoDay) is not { } demoClock)
{
    Console.Error.WriteLine($"--{DemoClock.Option} 为“{demoDay}”，不是日期。请写成 2026-05-11 的形式。");
    return Verbs.Impossible;
}

var services = builder.Services;
services.AddSingleton(demo);
services.AddSingleton(demo.IsDemo ? demoClock : TimeProvider.System);
services.AddMonitorData(DataFolder.Of(builder.Configuration["data"], demo.IsDemo));
services.AddCompression();
services.AddHttpContextAccessor();
services.AddAccounts();
services.AddRulebooks();
services.AddRisk();
services.AddRounds();
services.AddSubmissions();
services.AddVersions();
services.AddEvidence();
services.AddLists();
services.AddReviews();
services.AddCases();
services.AddCenters();
services.AddFiles();
services.AddInsights();
services.AddDocuments();
services.AddNotifications(builder.Configuration);
services.AddDemo();
services.AddAudit();
services.AddSingleton<SystemService>();
services.AddSingleton<Handoff>();
services.AddSingleton<Todos>();
// Chinese is written as it is, not as entities: a page is readable as text.
services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
services.AddRazorComponents().AddInteractiveServerComponents();
services.AddRadzenComponents();
services.AddSingleton<ILocalizer, ChineseRadzen>();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseFailurePages();
app.UseRouting();
app.UseFirstStartGate();
app.UseAuthentication();
app.UsePasswordGate();
app.UseAuthorization();
app.UseAntiforgery();
app.MapAssets();
app.MapAccounts();
app.MapSubmissions();
app.MapEvidence();
app.MapLists();
app.MapReviews();
app.MapCases();
app.MapCenters();
app.MapFiles();
app.MapInsights();
app.MapRulebooks();
app.MapDocuments();
app.MapAudit();
app.MapRazorComponents<App>()
    .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);

await DatabaseStart.PrepareAsync(app.Services);
await AccountRoles.PrepareAsync(app.Services);
await app.Services.GetRequiredService<ReferenceLists>().LoadAsync();
if (demo.IsDemo) await app.PrepareDemoAsync();
await app.StartAsync();
await app.GreetAsync(url);
await app.WaitForShutdownAsync();
return Verbs.Done;
