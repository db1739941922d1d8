using Microsoft.AspNetCore.WebUtilities;

namespace Monitor.Web.Features.Rulebooks;

/// <summary>What is tried out, as the address has it: /rulebooks/what-if?base=cq-2026&amp;year=2025&amp;weight-B2=15.</summary>
/// <param name="Base">Id of a rulebook; null for the one in force in the year.</param>
/// <param name="Draft">A draft to start from instead.</param>
/// <param name="Typed">Texts by the lever's key, also those that are no number.</param>
public sealed record WhatIfRequest(string? Base, int? Draft, string? Year, IReadOnlyDictionary<string, string> Typed)
{
    public const string Page = "/rulebooks/what-if";

    static readonly string[] Own = ["base", "draft", "year"];

    public static WhatIfRequest Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(q => q.Key, q => q.Value.ToString());
        return new(
            query.GetValueOrDefault("base") is { Length: > 0 } id ? id : null,
            int.TryParse(query.GetValueOrDefault("draft"), out var draft) ? draft : null,
            query.GetValueOrDefault("year") is { Length: > 0 } year ? year : null,
            query.Where(q => !Own.Contains(q.Key)).ToDictionary(q => q.Key, q => q.Value));
    }

    /// <summary>The address of the view, with what differs from the rulebook only.</summary>
    /// <param name="typed">What was typed since, by the lever's key.</param>
    public static string Address(WhatIfView view, IReadOnlyDictionary<string, string>? typed = null)
    {
        var parts = new List<KeyValuePair<string, string?>>();
        if (view.Draft is { } draft) parts.Add(new("draft", draft.Id.ToString()));
        else parts.Add(new("base", view.Base.Id));
        parts.Add(new("year", view.Year.ToString()));
        foreach (var setting in view.Changed.Settings)
            if (typed?.GetValueOrDefault(setting.Lever.Key) is { } text) parts.Add(new(setting.Lever.Key, text));
            else if (setting.IsChanged) parts.Add(new(setting.Lever.Key, setting.Text));
        return QueryHelpers.AddQueryString(Page, parts);
    }
}
