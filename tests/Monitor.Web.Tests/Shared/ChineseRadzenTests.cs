using System.Collections;
using System.Globalization;
using System.Resources;
using Radzen.Blazor;

namespace Monitor.Web.Tests.Shared;

public class ChineseRadzenTests
{
    /// <summary>Of the components that our pages show.</summary>
    static readonly string[] InUse = ["DataGrid_", "Pager_", "Dialog_", "Chart_"];

    public static TheoryData<string> Keys => new(new ResourceManager("Radzen.Blazor.RadzenStrings", typeof(RadzenChart).Assembly)
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
        .Cast<DictionaryEntry>().Select(e => (string)e.Key).Where(k => InUse.Any(k.StartsWith)));

    [Theory, MemberData(nameof(Keys))]
    public void EveryTextInUse_IsChinese(string key)
    {
        var text = new ChineseRadzen().Get(key, null);
        Assert.NotNull(text);
        Assert.DoesNotContain(text, char.IsAsciiLetter);
    }
}
