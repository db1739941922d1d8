using Microsoft.AspNetCore.Components;

namespace Monitor.Web;

/// <summary>How the content of a page stands.</summary>
public enum PageState { Loading, Ready, Forbidden, NotFound, Failed }

/// <summary>
/// Base of every page of work: loads one model by one service call, prerenders it, and goes on in the circuit without loading
/// again. Refusals become 403 and 404 with their message; the page itself only says what to load and how to show it:
/// <code>
/// @page "/centers"
/// @inherits MonitorPage&lt;CenterList&gt;
/// @inject CenterService Centers
/// &lt;PageView Page="this" Context="list"&gt;
///     &lt;PageHead Title="创新中心" Answer="@list.Answer" /&gt;
///     ... @list.Rows, Actor.Has(Role.Reviewer), @onclick="() =&gt; DoAsync(Accept)" ...
/// &lt;/PageView&gt;
/// @code {
///     [SupplyParameterFromQuery] public string? District { get; set; }
///     protected override Task&lt;CenterList&gt; LoadAsync(Actor actor, CancellationToken cancel) =&gt; Centers.ListAsync(actor, District, cancel);
///     Task Accept(Actor actor, CancellationToken cancel) =&gt; Centers.AcceptAsync(actor, ..., cancel);
/// }
/// </code>
/// A changed route or query loads again by itself.
/// </summary>
public abstract class MonitorPage<TModel> : ComponentBase, IDisposable where TModel : class
{
    readonly CancellationTokenSource gone = new();
    bool started;
    int loads;

    [Inject] ActorProvider Actors { get; set; } = null!;
    [Inject] Handoff Handoff { get; set; } = null!;
    [Inject] IHttpContextAccessor Http { get; set; } = null!;
    [Inject] ILoggerFactory Loggers { get; set; } = null!;

    /// <summary>Framework use: where the circuit finds what was loaded for the prerendered page.</summary>
    [PersistentState] public string? HandoffKey { get; set; }

    public PageState State { get; private set; }

    /// <summary>What was loaded; null until it is.</summary>
    public TModel? Model { get; private set; }

    /// <summary>Why the page, or the last command, was refused; null where it was not.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the last command's refusal is about, in the words of a field's label; null where it is about no one field.</summary>
    public string? ProblemField { get; private set; }

    /// <summary>A command runs, or the page loads again: buttons are disabled meanwhile.</summary>
    public bool Busy { get; private set; }

    /// <summary>Who looks at the page, as of the last load. Use it to choose what to show; commands get a fresh one.</summary>
    protected Actor Actor { get; private set; } = null!;

    /// <summary>One call to one service.</summary>
    protected abstract Task<TModel> LoadAsync(Actor actor, CancellationToken cancel);

    protected sealed override async Task OnParametersSetAsync()
    {
        if (!started && Handoff.Take<Loaded>(HandoffKey) is { } handed)
            Show(handed);
        else
            await ReloadAsync();
        started = true;
    }

    /// <summary>Loads again, with the old content on screen until the new is there.</summary>
    protected async Task ReloadAsync()
    {
        var load = ++loads;
        Busy = true;
        try
        {
            var actor = await Actors.GetAsync(gone.Token);
            var loaded = new Loaded(actor, await LoadAsync(actor, gone.Token));
            if (load != loads) return;
            Show(loaded);
            if (!RendererInfo.IsInteractive && AssignedRenderMode is not null) HandoffKey = Handoff.Put(loaded);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
        }
        catch (Exception e) when (load == loads)
        {
            Fail(e);
        }
        finally
        {
            if (load == loads) Busy = false;
        }
    }

    /// <summary>
    /// Runs a command with a fresh actor, then loads again, whichever child component asked for it. A refusal is shown on the page.
    /// </summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> DoAsync(Func<Actor, CancellationToken, Task> command)
    {
        if (Busy) return false;
        (Busy, Problem, ProblemField) = (true, null, null);
        StateHasChanged();
        try
        {
            await command(await Actors.GetAsync(gone.Token), gone.Token);
        }
        catch (Exception e) when (e is Refused or Forbidden or NotFoundForActor)
        {
            (Problem, ProblemField) = (e.Message, (e as Refused)?.Field);
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log(e);
            Problem = "操作没有完成，数据未改变。请稍后重试；如仍不成功，请联系系统管理员。";
            return false;
        }
        finally
        {
            Busy = false;
            StateHasChanged();
        }
        await ReloadAsync();
        StateHasChanged();
        return true;
    }

    public virtual void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
        GC.SuppressFinalize(this);
    }

    void Show(Loaded loaded)
    {
        (Actor, Model, Problem, State) = (loaded.Actor, loaded.Model, null, PageState.Ready);
    }

    void Fail(Exception e)
    {
        (State, Problem, var status) = e switch
        {
            NotFoundForActor => (PageState.NotFound, e.Message, StatusCodes.Status404NotFound),
            Forbidden or Refused => (PageState.Forbidden, e.Message, StatusCodes.Status403Forbidden),
            _ => (PageState.Failed, "页面没有加载成功，数据未受影响。请刷新重试；如仍不成功，请联系系统管理员。", StatusCodes.Status500InternalServerError),
        };
        if (State == PageState.Failed) Log(e);
        if (Http.HttpContext is not { Response.HasStarted: false } http) return;
        if (e is NotFoundForActor) http.IsMissing(e.Message);
        else http.Response.StatusCode = status;
    }

    void Log(Exception e) => Loggers.CreateLogger(GetType()).LogError(e, "Page {Page} failed", GetType().Name);

    sealed record Loaded(Actor Actor, TModel Model);
}
