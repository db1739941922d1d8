namespace Monitor.Web;

/// <summary>Whether the program runs on demo data and the demo clock; every screen and export says so.</summary>
public sealed record DemoMode(bool IsDemo);
