namespace Monitor.Web;

/// <summary>Days of this work are days in China: UTC+8, without daylight saving, whatever the machine's zone.</summary>
public static class ChinaTime
{
    static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTime Local(DateTime utc) => utc + Offset;
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));
    public static DateTime UtcOf(DateOnly day, TimeOnly time) => DateTime.SpecifyKind(day.ToDateTime(time) - Offset, DateTimeKind.Utc);

    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow().UtcDateTime);
    public static DateTime UtcNow(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    /// <summary>2027-01-15 09:30</summary>
    public static string Text(DateTime utc) => Local(utc).ToString("yyyy-MM-dd HH:mm");
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd");
}
