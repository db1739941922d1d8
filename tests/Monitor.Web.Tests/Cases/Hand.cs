using System.Text;
using Monitor.Web.Features.Cases;

namespace Monitor.Web.Tests.Cases;

/// <summary>What somebody types who mostly knows what is asked for: sensible in nearly all fields, else missing, too long or out of place.</summary>
/// <param name="today">The day on which he types.</param>
sealed class Hand(Random random, DateOnly today)
{
    public DateOnly Today => today;

    public bool Chance(double share) => random.NextDouble() < share;
    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
    public T One<T>() where T : struct, Enum => One(Enum.GetValues<T>());

    public string Text(string sensible) => Chance(0.96) ? sensible : One(["", " ", new string('长', Given.Longest + 1)]);

    /// <summary>A number of its own nearly always.</summary>
    public string Number() => Text($"演示〔{today.Year}〕{random.Next(1, 5000)}号");

    public DateOnly? Ahead(int least, int most) => Chance(0.96) ? today.AddDays(random.Next(least, most + 1)) : One<DateOnly?>([null, today.AddDays(-400), today, today.AddDays(900)]);

    public DateOnly? Done() => Chance(0.96) ? today : One<DateOnly?>([null, today.AddDays(-400), today.AddDays(3)]);

    public IReadOnlyList<CaseFile> Files() => Chance(0.96) ? CaseScene.Scan : One<IReadOnlyList<CaseFile>>([[], [new("空.pdf", [])], [new("程序.exe", Encoding.UTF8.GetBytes("MZ"))]]);
}
