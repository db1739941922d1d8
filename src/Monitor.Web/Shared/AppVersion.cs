using System.Reflection;

namespace Monitor.Web;

/// <summary>Version of the running program, without the build's commit.</summary>
public static class AppVersion
{
    public static string Text { get; } =
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
