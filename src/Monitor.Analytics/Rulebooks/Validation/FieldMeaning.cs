using Monitor.Analytics.Intake;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>填报项: codes, and names by which a column of a district's file is recognised.</summary>
static class FieldMeaning
{
    static readonly ReportColumn[] Fixed = [ReportColumn.Center, ReportColumn.CenterName, ReportColumn.Year];

    public static IEnumerable<RulebookFault> Faults(Draft draft)
    {
        Item<ReportField>[] fields = [.. draft.Items<ReportField>("fields")];
        return [.. draft.Fields.Faults(), .. Names(fields), .. fields.SelectMany(f => Numeric.Above(f.Path.Member("maximum"), f.Value.Maximum, 0))];
    }

    static IEnumerable<RulebookFault> Names(Item<ReportField>[] fields)
    {
        var names = fields.SelectMany(f => f.Value.Aliases
            .Select((alias, i) => new Item<string>(f.Path.Member("aliases").Item(i), alias))
            .Prepend(new(f.Path.Member("name"), f.Value.Name)));
        var used = Fixed.SelectMany(c => c.Names, (c, name) => (Key: Texts.Key(name), By: $"固定列“{c.Header}”")).ToDictionary(n => n.Key, n => n.By);
        foreach (var (path, name) in names)
        {
            if (string.IsNullOrWhiteSpace(name)) yield return RulebookFault.Of(path, "空白", "列名的另一种写法", "填写或删除");
            else if (!used.TryAdd(Texts.Key(name), path))
                yield return new(path, $"名称“{name}”重复，{used[Texts.Key(name)]} 已用过，表头将无法分辨。请换一个名称，或删除其中一个。");
        }
    }
}
