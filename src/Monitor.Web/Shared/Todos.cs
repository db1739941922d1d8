namespace Monitor.Web;

/// <summary>What waits for an actor, from all features: what is due first stands first, what has no day last.</summary>
public sealed record TodoList(DateOnly Today, IReadOnlyList<Todo> All)
{
    public IReadOnlyList<Todo> Overdue { get; } = [.. All.Where(t => t.Due < Today)];
    public IReadOnlyList<Todo> Dated { get; } = [.. All.Where(t => t.Due >= Today)];
    public IReadOnlyList<Todo> Undated { get; } = [.. All.Where(t => t.Due is null)];

    /// <summary>您有 3 件待办，最近一件 2月28日到期。</summary>
    public string Answer
    {
        get
        {
            if (All.Count == 0) return "暂无待办。";
            var overdue = Overdue.Count == 0 ? "" : Overdue.Count == All.Count ? "，均已过期" : $"，其中 {Overdue.Count} 件已过期";
            var next = Dated.Count == 0 ? "" : $"，最近一件 {Day(Dated[0].Due!.Value)}到期";
            return $"您有 {All.Count} 件待办{overdue}{next}。";
        }
    }

    /// <summary>2月28日; with its year where that is another.</summary>
    public string Day(DateOnly day) => day == Today ? "今天" : day.Year == Today.Year ? $"{day.Month}月{day.Day}日" : Formats.Day(day);
}

/// <summary>Collects the to-dos of all features.</summary>
public sealed class Todos(IEnumerable<ITodoSource> sources, TimeProvider time)
{
    public async Task<TodoList> OfAsync(Actor actor, CancellationToken cancel)
    {
        var all = new List<Todo>();
        foreach (var source in sources) all.AddRange(await source.OfAsync(actor, cancel));
        return new(time.Today(), [.. all.OrderBy(t => t.Due ?? DateOnly.MaxValue)]);
    }
}
