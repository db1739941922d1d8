using System.Text;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Intake;

/// <summary>A row as bytes in UTF-8, before anything is made of it.</summary>
public interface IRowBytes
{
    /// <summary>Cells of the row.</summary>
    int Count { get; }

    /// <summary>A cell's text; columns count from 1.</summary>
    ReadOnlySpan<byte> Cell(int column);
}

/// <summary>
/// Tells rows of which there is nothing to tell: every cell a plain number in the field's own unit, every check kept. Most rows of a large file are
/// such, and are checked without anything being made of them but a key. Any doubt, and the row goes the ordinary way, which finds the same.
/// </summary>
sealed class PlainRows
{
    const int LongestCode = 40, MostDigits = 15;
    /// <summary>Values are counted in millionths, the smallest that a cell may have; with these bounds no sum of theirs leaves 64 bits.</summary>
    const long Scale = 1_000_000, LargestValue = 1_000_000_000, LargestTimes = 1_000, MostTerms = 8;
    static readonly long[] Powers = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];
    /// <summary>By decimals: the largest digits that are no more than the largest value.</summary>
    static readonly long[] Largest = [.. Powers.Select(p => LargestValue * Scale / p)];
    static readonly byte[][] OfTotals = [Encoding.UTF8.GetBytes("计"), Encoding.UTF8.GetBytes("汇")];

    readonly IntakeContext context;
    readonly ReportHeader header;
    readonly RowPlan plan;
    readonly bool isUsable;
    readonly int center, year, last;
    /// <summary>By field of the plan: its column.</summary>
    readonly int[] columns;
    readonly bool[] isNamed;
    readonly long[] values;
    /// <summary>Largest value by field, in millionths.</summary>
    readonly long[] maxima;
    readonly Sums[] checks;

    /// <summary>A check that looks at this year alone: left, operator, right.</summary>
    sealed record Sums(Comparison? When, Comparison Must);

    sealed record Comparison((int Field, long Times)[] Left, Operator Operator, (int Field, long Times)[] Right);

    public PlainRows(ReportHeader header, IntakeContext context)
    {
        (this.header, this.context, plan) = (header, context, new(context.Rulebook));
        var fields = plan.Codes.Select(c => header.Cells.FirstOrDefault(h => h.Column?.Field == c)).ToArray();
        values = new long[fields.Length];
        maxima = [.. plan.Fields.Select(f => f.Maximum is { } most && most < LargestValue ? (long)decimal.Floor(most * Scale) : LargestValue * Scale)];
        // A comparison with earlier years passes where those are not known, whichever of the two it is.
        var ofThisYear = plan.Checks.Where(c => IsOfThisYear(c.Must) && (c.When is null || IsOfThisYear(c.When))).ToList();
        var areExact = ofThisYear.All(c => IsExact(c.Must) && (c.When is null || IsExact(c.When)));
        checks = areExact ? [.. ofThisYear.Select(c => new Sums(c.When is { } when ? Scaled(when) : null, Scaled(c.Must)))] : [];
        columns = [.. fields.Select(f => f?.Cell.Column ?? 0)];
        center = header.Of(ReportColumn.Center)?.Cell.Column ?? 0;
        year = header.Of(ReportColumn.Year)?.Cell.Column ?? 0;
        last = header.Cells.Select(c => c.Cell.Column).DefaultIfEmpty(0).Max();
        isNamed = new bool[last + 1];
        foreach (var cell in header.Cells) isNamed[cell.Cell.Column] = true;

        // What is known of centres is compared with each row, and a code that stands behind other cells is not told from a note at once.
        isUsable = context.Centers is null && context.OwnCenters is null && header is { IsTransposed: false, LabelColumn: null } && center == 1 && year > 0
            && Array.TrueForAll(columns, c => c > 0) && areExact && fields.Zip(plan.Fields).All(f => f.Second.Kind != FieldKind.YesNo && (f.First!.Unit is null || f.First.Unit == f.Second.Unit))
            && !header.Of(ReportColumn.Center)!.Cell.Text.AsSpan().ContainsAnyExceptInRange('\u4E00', '\u9FFF');
    }

    /// <returns>Whose and of which year the report is; null where the row is to go the ordinary way.</returns>
    public (CenterCode Center, ReportYear Year)? Read(int number, IRowBytes row)
    {
        if (!isUsable || number <= header.LastRow || row.Count < last) return null;
        for (var column = 1; column <= row.Count; column++)
            if ((column > last || !isNamed[column]) && row.Cell(column).Length > 0) return null;
        for (var column = 2; column <= Math.Min(4, last); column++)
            if (row.Cell(column) is var cell && (cell.Length == 0 || cell.IndexOf(OfTotals[0]) >= 0 || cell.IndexOf(OfTotals[1]) >= 0)) return null;

        if (Year(row.Cell(year)) is not { } reported || context.OpenYear is { } open && open != reported || !IsCode(row.Cell(center))) return null;
        for (var i = 0; i < columns.Length; i++)
            if (!TryRead(row.Cell(columns[i]), plan.Fields[i].Kind, maxima[i], out values[i])) return null;
        foreach (var check in checks)
            if ((check.When is null || Holds(check.When)) && !Holds(check.Must)) return null;
        return (new CenterCode(Encoding.ASCII.GetString(row.Cell(center))), reported);
    }

    /// <summary>CQ2025-01: capitals and digits, which nothing turns into another code.</summary>
    static bool IsCode(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > LongestCode) return false;
        var hasDigit = false;
        foreach (var c in text)
            if (c is >= (byte)'0' and <= (byte)'9') hasDigit = true;
            else if (c is not ((>= (byte)'A' and <= (byte)'Z') or (byte)'-')) return false;
        return hasDigit && text[0] is >= (byte)'A' and <= (byte)'Z';
    }

    static ReportYear? Year(ReadOnlySpan<byte> text) =>
        text is [(byte)'2', (byte)'0', >= (byte)'0' and <= (byte)'9' and var ten, >= (byte)'0' and <= (byte)'9' and var one] ? new ReportYear(2000 + (ten - '0') * 10 + one - '0') : null;

    static bool TryRead(ReadOnlySpan<byte> text, FieldKind kind, long maximum, out long value)
    {
        value = 0;
        if (text.Length is 0 or > MostDigits) return false;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9) value = value * 10 + digit;
            else if (text[i] == '.' && point < 0 && i > 0) point = i;
            else return false;
        }
        var decimals = point < 0 ? 0 : text.Length - 1 - point;
        if (point == text.Length - 1 || decimals > (kind == FieldKind.Count ? 0 : ValueChecks.MostDecimals) || value > Largest[decimals]) return false;
        value *= Powers[decimals];
        return value <= maximum;
    }

    static bool IsOfThisYear(RowPlan.PlannedComparison comparison) => comparison.Left.Concat(comparison.Right).All(t => t.Field < 0 || t.Term.Years == TermYears.Current);

    /// <summary>Few terms, whole factors, constants that millionths can express.</summary>
    static bool IsExact(RowPlan.PlannedComparison comparison) => comparison.Left.Length + comparison.Right.Length <= MostTerms
        && comparison.Left.Concat(comparison.Right).All(t => t.Field < 0
            ? Math.Abs(t.Number) <= LargestValue && t.Number * Scale == decimal.Truncate(t.Number * Scale)
            : Math.Abs(t.Number) <= LargestTimes && t.Number == decimal.Truncate(t.Number));

    static Comparison Scaled(RowPlan.PlannedComparison comparison) => new(Scaled(comparison.Left), comparison.Operator, Scaled(comparison.Right));

    static (int Field, long Times)[] Scaled(RowPlan.PlannedTerm[] terms) => [.. terms.Select(t => (t.Field, (long)(t.Field < 0 ? t.Number * Scale : t.Number)))];

    /// <summary>As <see cref="RulebookChecks"/> has it where all values are there.</summary>
    bool Holds(Comparison comparison)
    {
        var (left, right) = (Sum(comparison.Left), Sum(comparison.Right));
        return comparison.Operator switch
        {
            Operator.AtMost => left <= right,
            Operator.AtLeast => left >= right,
            Operator.Below => left < right,
            Operator.Above => left > right,
            Operator.Equal => left == right,
            _ => left != right,
        };
    }

    long Sum((int Field, long Times)[] terms)
    {
        var sum = 0L;
        foreach (var (field, times) in terms) sum += field < 0 ? times : times * values[field];
        return sum;
    }
}
