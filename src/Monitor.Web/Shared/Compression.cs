using Microsoft.AspNetCore.ResponseCompression;

namespace Monitor.Web;

/// <summary>What travels as text is sent compressed: an office's line is shared by many.</summary>
public static class Compression
{
    /// <summary>
    /// Over HTTPS too, where the length of a compressed page can tell an eavesdropper what stands beside the words that he made it repeat. So
    /// pages themselves are compressed only by a proxy that its operators trust with that, and here goes what repeats nothing of the request.
    /// </summary>
    static readonly string[] Kinds = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];

    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = Kinds;
    });
}
