using System.Globalization;
using System.Text.Json;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Insight.WhatIf;

/// <summary>A lever as somebody set it. What was typed is kept as it is, also where it cannot be used.</summary>
/// <param name="Text">As typed; the rulebook's own number where nothing was.</param>
/// <param name="Value">Null where the text is no number.</param>
/// <param name="Message">In Chinese, what is wrong with it; null where nothing is.</param>
public sealed record LeverSetting(Lever Lever, string Text, decimal? Value, string? Message)
{
    public bool IsChanged => Value != Lever.Value;
}

/// <summary>A copy of a rulebook with some numbers changed, checked as every rulebook is.</summary>
/// <param name="Rulebook">Null where it cannot be used: then some message says why.</param>
/// <param name="Faults">What is wrong with several numbers together, in Chinese.</param>
public sealed record ChangedRulebook(Rulebook? Rulebook, IReadOnlyList<LeverSetting> Settings, IReadOnlyList<string> Faults)
{
    public bool IsChanged => Settings.Any(s => s.IsChanged);

    /// <param name="typed">Texts by the lever's key; keys that the rulebook does not have are left out.</param>
    public static ChangedRulebook Of(Rulebook rulebook, IReadOnlyDictionary<string, string> typed)
    {
        LeverSetting[] settings = [.. Levers.Of(rulebook).Select(l => typed.TryGetValue(l.Key, out var text) ? Read(l, text.Trim()) : new(l, Numbers.Text(l.Value), l.Value, null))];
        var (changed, faults) = Write(rulebook, settings);
        settings = [.. settings.Select(s => s.Message is null && faults.FirstOrDefault(f => s.Lever.IsAt(f.Path)) is { } fault ? s with { Message = fault.Message } : s)];
        return new(
            settings.All(s => s.Message is null) ? changed : null,
            settings,
            [.. faults.Where(f => !settings.Any(s => s.Lever.IsAt(f.Path))).Select(f => f.Message)]);
    }

    static LeverSetting Read(Lever lever, string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new(lever, text, value, null)
            : new(lever, text, null, $"现为{(text == "" ? "空白" : $"“{text}”")}，应为数。请改为阿拉伯数字，例如 {Numbers.Text(lever.Value)}。");

    static (Rulebook? Rulebook, IReadOnlyList<RulebookFault> Faults) Write(Rulebook rulebook, IEnumerable<LeverSetting> settings)
    {
        var node = JsonSerializer.SerializeToNode(rulebook, RulebookSchema.Json)!;
        foreach (var setting in settings)
            if (setting is { IsChanged: true, Value: { } value })
                setting.Lever.Set(node, value);
        try
        {
            return (RulebookReader.Read(node.ToJsonString(RulebookSchema.Json)), []);
        }
        catch (RulebookException faulty)
        {
            return (null, faulty.Faults);
        }
    }
}
