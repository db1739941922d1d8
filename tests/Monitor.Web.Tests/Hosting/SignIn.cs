using System.Net;
using System.Text.RegularExpressions;
using Monitor.Web.Features.Demo;

namespace Monitor.Web.Tests.Hosting;

public static partial class SignIn
{
    /// <summary>A browser without scripts in which the demo account has signed in through the form. It follows no redirect.</summary>
    public static async Task<HttpClient> SignInAsync(this DemoHost host, string userName)
    {
        var client = host.Anonymous();
        Assert.Equal(HttpStatusCode.Redirect, (await host.PostLoginAsync(userName, DemoAccounts.Password, client)).StatusCode);
        return client;
    }

    /// <summary>A browser in which nobody has signed in. It follows no redirect.</summary>
    public static HttpClient Anonymous(this DemoHost host) => host.CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>What the sign-in form answers: a redirect where it opened.</summary>
    public static async Task<HttpResponseMessage> PostLoginAsync(this DemoHost host, string userName, string password, HttpClient? browser = null)
    {
        var client = browser ?? host.Anonymous();
        var token = Token().Match(await client.GetStringAsync("/account/login")).Groups[1].Value;
        return await client.PostAsync("/account/login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = token,
            ["Input.UserName"] = userName,
            ["Input.Password"] = password,
        }));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
