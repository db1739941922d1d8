using System.Net;

namespace Monitor.Web.Tests.Hosting;

static class Html
{
    /// <summary>A page as it is read: what was encoded is not, and spaces that hold a number to its unit are spaces.</summary>
    public static string Plain(string page) => WebUtility.HtmlDecode(page).Replace('\u00A0', ' ');
}
