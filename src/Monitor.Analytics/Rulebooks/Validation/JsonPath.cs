using System.Text.RegularExpressions;

namespace Monitor.Analytics.Rulebooks.Validation;

/// <summary>Paths as faults name them: <c>$.rules['R-CORE'].parameters.below</c>.</summary>
static partial class JsonPath
{
    public const string Root = "$";

    public static string Member(this string path, string name) =>
        Plain().IsMatch(name) ? $"{path}.{name}" : $"{path}['{name.Replace("'", @"\'")}']";

    public static string Item(this string path, int index) => $"{path}[{index}]";

    /// <summary>Whether the path is the other one, or lies within it.</summary>
    public static bool IsWithin(this string path, string other) =>
        path.StartsWith(other, StringComparison.Ordinal) && (path.Length == other.Length || path[other.Length] is '.' or '[');

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$]*$")]
    private static partial Regex Plain();
}
