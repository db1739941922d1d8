namespace Monitor.Web;

/// <summary>Whether the program runs on demo data and the demo clock; every screen and export says so.</summary>
public sealed record DemoMode(bool IsDemo)
{
    public const string Switch = "--demo";

    public static DemoMode Of(IEnumerable<string> args) => new(args.Any(a => a is Switch or $"{Switch}=true"));
}
