using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Monitor.Analytics.Risk;

namespace Monitor.Analytics.Tests.Conventions;

/// <summary>Analytics knows no database, web, file, clock or unseeded chance: read from what its compiled code refers to.</summary>
public class AnalyticsIsPure
{
    static readonly string[] ForbiddenAssemblies = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Data", "System.Net"];

    static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
        "System.TimeProvider", "System.Diagnostics.Stopwatch",
    ];

    static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Random.get_Shared", "System.Random..ctor()", "System.Guid.NewGuid", "System.Environment.get_TickCount64",
    ];

    [Fact]
    public void Analytics_RefersToNoDatabaseAndNoWeb() => Assert.DoesNotContain(
        typeof(RiskRules).Assembly.GetReferencedAssemblies(),
        reference => ForbiddenAssemblies.Any(f => reference.Name!.StartsWith(f, StringComparison.Ordinal)));

    [Fact]
    public void Analytics_UsesNoFile_NoClock_NoUnseededChance()
    {
        var (types, members) = References(typeof(RiskRules).Assembly.Location);
        Assert.Contains("System.DateOnly", types);
        Assert.Empty(types.Intersect(ForbiddenTypes));
        Assert.Empty(members.Intersect(ForbiddenMembers));
    }

    /// <summary>The check itself sees what it looks for: this test assembly does read files and the clock.</summary>
    [Fact]
    public void References_SeeFilesAndClock()
    {
        Assert.NotEqual(default, DateTime.UtcNow);
        Assert.NotEqual(-1, new Random().Next());
        var (types, members) = References(typeof(AnalyticsIsPure).Assembly.Location);
        Assert.Contains("System.IO.File", types);
        Assert.Contains("System.DateTime.get_UtcNow", members);
        Assert.Contains("System.Random..ctor()", members);
    }

    static (HashSet<string> Types, HashSet<string> Members) References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        string TypeName(TypeReferenceHandle handle)
        {
            var type = metadata.GetTypeReference(handle);
            return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
        }
        var members =
            from handle in metadata.MemberReferences
            let member = metadata.GetMemberReference(handle)
            where member.Parent.Kind == HandleKind.TypeReference
            let name = $"{TypeName((TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}"
            // A signature's second byte counts the parameters: new Random() is forbidden, new Random(seed) is not.
            select name == "System.Random..ctor" && metadata.GetBlobBytes(member.Signature)[1] == 0 ? name + "()" : name;
        return ([.. metadata.TypeReferences.Select(TypeName)], [.. members]);
    }
}
