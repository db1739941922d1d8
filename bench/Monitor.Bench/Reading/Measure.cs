using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Monitor.Bench.Reading;

/// <summary>What a piece of work costs. Processor time tells more than the clock where the machine does other work too.</summary>
readonly record struct Cost(double Cpu, double Wall, double Megabytes)
{
    /// <summary>Least of eight runs after two to warm up, in which the code is compiled to its final form; memory is what the last run left reachable at its end, while its result was held.</summary>
    public static Cost Of(Func<object?> work, int runs = 8)
    {
        work();
        work();
        var (cpu, wall, held) = (double.MaxValue, double.MaxValue, 0.0);
        for (var run = 0; run < runs; run++)
        {
            var memory = GC.GetTotalMemory(forceFullCollection: true);
            var (cpuBefore, before) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            var result = work();
            wall = Math.Min(wall, Stopwatch.GetElapsedTime(before).TotalSeconds);
            cpu = Math.Min(cpu, (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds);
            held = (GC.GetTotalMemory(forceFullCollection: true) - memory) / 1e6;
            GC.KeepAlive(result);
        }
        return new(cpu, wall, held);
    }

    /// <summary>The machine, for a table's first line.</summary>
    public static string Machine { get; } =
        $"{RuntimeInformation.OSDescription}, {Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000_000.0:0} GB, .NET {Environment.Version}";

    static string Processor() => File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line ? line[(line.IndexOf(':') + 2)..] : RuntimeInformation.ProcessArchitecture.ToString();
}

/// <summary>The program itself, run as a user runs it: its processor time and the most memory it had.</summary>
static class ProgramRun
{
    /// <exception cref="InvalidOperationException">It ended with 2: it could not do what was asked.</exception>
    public static Cost Of(params string[] args) => Of("dotnet", [typeof(Monitor.Web.Features.Intake.ReportFile).Assembly.Location, .. args]);

    /// <summary>Another program.</summary>
    public static Cost Of(string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var before = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        long peak = 0;
        var cpu = TimeSpan.Zero;
        while (!process.WaitForExit(10))
        {
            try
            {
                process.Refresh();
                (peak, cpu) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                // It ended meanwhile.
            }
        }
        output.Wait();
        var wall = Stopwatch.GetElapsedTime(before).TotalSeconds;
        return process.ExitCode == 2 ? throw new InvalidOperationException($"{string.Join(' ', args)}: failed") : new(cpu.TotalSeconds, wall, peak / 1e6);
    }
}
