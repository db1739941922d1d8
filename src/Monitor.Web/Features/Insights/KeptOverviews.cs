using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Insights;

/// <summary>
/// Overviews as they were computed, kept until a change is committed or the day ends: who opens the page, its charts and their files one after
/// another waits once. They hold nothing that not everyone who may ask would see.
/// </summary>
public sealed class KeptOverviews(DataVersion version, TimeProvider time)
{
    /// <summary>Views kept at most: each a year and a filter.</summary>
    const int Room = 64;

    readonly Lock changing = new();
    (long Version, DateOnly Day) of;
    Dictionary<(ReportYear?, OverviewFilter), Lazy<Task<Overview>>> kept = [];

    /// <summary>A failure is not kept.</summary>
    public async Task<Overview> GetAsync(ReportYear? year, OverviewFilter filter, Func<Task<Overview>> compute)
    {
        var overview = Find((year, filter), compute);
        try
        {
            return await overview.Value;
        }
        catch
        {
            lock (changing) kept.Remove((year, filter));
            throw;
        }
    }

    Lazy<Task<Overview>> Find((ReportYear?, OverviewFilter) view, Func<Task<Overview>> compute)
    {
        // Asked before anything is read: what is committed meanwhile makes the next one compute anew.
        var now = (version.Current(), time.Today());
        lock (changing)
        {
            if (now != of || kept.Count >= Room) (of, kept) = (now, []);
            if (!kept.TryGetValue(view, out var overview)) kept[view] = overview = new(compute);
            return overview;
        }
    }
}
