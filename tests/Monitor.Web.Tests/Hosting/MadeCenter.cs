using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Tests.Hosting;

/// <summary>Centres beside the demo's, where a test needs more of them.</summary>
static class MadeCenter
{
    /// <summary>YS2025-0007: the eighth made one of 2025.</summary>
    public static CenterCode Code(int batch, int number) => $"YS{batch}-{number:0000}";

    /// <summary>Number 0 to one below the count, of 万州区.</summary>
    public static IEnumerable<Center> Many(int count, DateOnly designatedOn) =>
        Enumerable.Range(0, count).Select(i => Of(Code(designatedOn.Year, i), $"演示中心{i}", "500101", designatedOn));

    public static Center Of(CenterCode code, string name, DistrictCode district, DateOnly designatedOn) => new()
    {
        Code = code,
        Name = name,
        Industry = "先进制造",
        LeadEntity = "演示·牵头单位",
        LeadDistrict = district,
        Batch = designatedOn.Year,
        DesignatedOn = designatedOn,
        Synthetic = true,
    };
}
