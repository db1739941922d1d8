using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

static class CodeText
{
    public sealed class Center() : ValueConverter<CenterCode, string>(c => c.ToString(), s => new(s));
    public sealed class District() : ValueConverter<DistrictCode, string>(c => c.ToString(), s => new(s));
    public sealed class Field() : ValueConverter<FieldCode, string>(c => c.ToString(), s => new(s));
    public sealed class Indicator() : ValueConverter<IndicatorCode, string>(c => c.ToString(), s => new(s));
    public sealed class Rule() : ValueConverter<RuleId, string>(c => c.ToString(), s => new(s));
}

sealed class YearNumber() : ValueConverter<ReportYear, int>(y => y.Value, n => new(n));

/// <summary>SQLite cannot compare decimals: they are kept as whole millionths, exact to the six places that intake admits.</summary>
sealed class Millionths() : ValueConverter<decimal, long>(d => (long)(d * 1_000_000m), l => Numbers.Normalize(l / 1_000_000m));

/// <summary>Times are UTC, and come back as UTC.</summary>
sealed class UtcTime() : ValueConverter<DateTime, DateTime>(
    t => t.ToUniversalTime(), t => DateTime.SpecifyKind(t, DateTimeKind.Utc));
