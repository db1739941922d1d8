namespace Monitor.Web;

/// <summary>Styles, fonts and scripts: open to all, since the pages before sign-in need them.</summary>
public static class Assets
{
    sealed class Mark;

    public static void MapAssets(this WebApplication app) => app.MapStaticAssets().Add(endpoint =>
    {
        endpoint.Metadata.Add(new Mark());
        endpoint.Metadata.Add(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute());
    });

    public static bool IsAsset(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null;
}
