using Monitor.Web.Shared.Components;

namespace Monitor.Web;

/// <summary>Something that waits for the actor: a sentence, where to do it, and until when.</summary>
public sealed record Todo(string Text, string Href, DateOnly? Due, StateTone Tone);

/// <summary>A feature's part of the first page. What a role cannot do is no to-do of it.</summary>
public interface ITodoSource
{
    Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel);
}
