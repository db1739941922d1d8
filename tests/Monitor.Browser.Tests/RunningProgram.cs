using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Monitor.Browser.Tests;

/// <summary>The real program, started as its users start it, on the demo data in a folder of its own.</summary>
public sealed class RunningProgram : IDisposable
{
    readonly StringBuilder said = new();
    readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly bool ownsFolder;
    readonly string[] more;
    Process process;

    /// <param name="more">Options beside --demo and the folder's.</param>
    public RunningProgram(string? folder = null, params string[] more)
    {
        this.more = more;
        ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("monitor-browser-").FullName;
        Address = $"http://127.0.0.1:{FreePort()}";
        process = Start();
    }

    public string Address { get; }
    public string Folder { get; }

    /// <summary>The first page it can serve is ready; fails with what the program said where it ended before.</summary>
    public Task ReadyAsync() => listening.Task;

    /// <summary>As the power going off: nothing can be finished.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
        if (ownsFolder) Directory.Delete(Folder, recursive: true);
    }

    Process Start()
    {
        var program = typeof(Program).Assembly.Location;
        process = new Process
        {
            StartInfo = new("dotnet", [program, "--demo", "--urls", Address, "--data", Folder, .. more])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The program ended: {said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    void Hear(string? line)
    {
        if (line is null) return;
        lock (said) said.AppendLine(line);
        if (line.Contains(Address)) listening.TrySetResult();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
