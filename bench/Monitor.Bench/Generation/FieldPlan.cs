namespace Monitor.Bench.Generation;

/// <summary>
/// How a generated field behaves: level in a first year of seven months for a middling centre, log growth to the second and third year, and
/// its own scatter. Figures are those of the demo's reports, taken by eye.
/// </summary>
sealed record FieldPlan(string Code, double Level, double Second, double Third, double Scatter, bool IsStock = false, bool IsAmount = false)
{
    public static IReadOnlyList<FieldPlan> Independent { get; } =
    [
        new("F01", 9, 0.19, 0.15, 0.05, IsStock: true),
        new("F02", 1150, 0.21, 0.17, 0.06, IsStock: true, IsAmount: true),
        new("F06", 23, 0.28, 0.24, 0.07, IsStock: true),
        new("F07", 36, 0.25, 0.22, 0.07, IsStock: true),
        new("F08", 60, 0.50, 0.30, 0.10),
        new("F12", 6, 0.30, 0.23, 0.05, IsStock: true),
        new("F13", 13, 0.26, 0.26, 0.05, IsStock: true),
        new("F16", 18, 0.45, 0.28, 0.10),
        new("F17", 3.4, 0.45, 0.30, 0.10),
        new("F18", 7.5, 0.50, 0.35, 0.12),
        new("F21", 42, 0.45, 0.28, 0.10),
        new("F22", 9, 0.30, 0.28, 0.05, IsStock: true),
        new("F23", 2.2, 0.45, 0.35, 0.10),
        new("F26", 130, 0.55, 0.35, 0.12, IsAmount: true),
        new("F27", 270, -0.05, 0.00, 0.15, IsAmount: true),
        new("F28", 560, 0.22, 0.15, 0.08, IsAmount: true),
        new("F29", 1.0, 0.50, 0.30, 0.10),
        new("F32", 29, 0.45, 0.30, 0.10),
        new("F33", 2.4, 0.20, 0.10, 0.10),
    ];
}
