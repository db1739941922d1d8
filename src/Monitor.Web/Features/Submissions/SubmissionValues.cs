using System.Security.Cryptography;
using System.Text;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Submissions;

/// <summary>A checked report as a version that is kept: each value with its cell, and a hash over all of them.</summary>
static class SubmissionValues
{
    public static Submission From(CheckedReport report, Upload upload, int version, DateTime at, string by) => new()
    {
        Upload = upload,
        Version = version,
        ContentHash = HashOf(report),
        PreparedAt = at,
        PreparedBy = by,
        Values =
        [
            .. report.Values.OrderBy(v => v.Key).Select(v => new SubmittedValue
            {
                Field = v.Key,
                Value = v.Value.Value.Number,
                Raw = report.Texts[v.Key],
                Sheet = v.Value.Source!.Sheet,
                Row = v.Value.Source.Row,
                Column = v.Value.Source.Column,
            }),
        ],
    };

    /// <summary>SHA-256, lower-case hex, over fields and values: where they stood in the file does not matter.</summary>
    public static string HashOf(CheckedReport report) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        CanonicalJson.Write(report.Values.ToDictionary(v => v.Key, v => v.Value.Value)))));

    /// <summary>回执编号, e.g. HZ-2026-CQ2024-01-1: one for each version handed in.</summary>
    public static string ReceiptNumber(ReportYear year, CenterCode center, int version) => $"HZ-{year}-{center}-{version}";
}
