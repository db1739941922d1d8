namespace Monitor.Analytics.Vocabulary;

/// <summary>有效期（三年）, 三（一）: the designation date plus three years, less a day.</summary>
public readonly record struct ValidityPeriod(DateOnly From)
{
    /// <summary>Months a first year must cover to be graded; a shorter one is reviewed ungraded.</summary>
    const int GradedMonths = 6;

    public DateOnly To => From.AddYears(3).AddDays(-1);

    /// <summary>Year of the designation and the next two: the years the centre reports.</summary>
    public IReadOnlyList<ReportYear> Years => [From.Year, From.Year + 1, From.Year + 2];
    public ReportYear FirstYear => From.Year;
    public ReportYear LastYear => From.Year + 2;

    /// <param name="year">The year in question.</param>
    /// <param name="observed">Under 延续观察, which a failed term assessment opens: one year more.</param>
    public bool Expects(ReportYear year, bool observed = false) => year >= FirstYear && year <= (observed ? LastYear.Next : LastYear);

    /// <summary>1 for the year of the designation, 2 and 3 for the next; 4 and more under 延续观察.</summary>
    public int OrdinalOf(ReportYear year) => year.Value - FirstYear.Value + 1;

    /// <summary>A first year under six months is reviewed, but not graded: no R-RECTIFY, no year-on-year check.</summary>
    public bool IsGraded(ReportYear year) => year != FirstYear || From.AddMonths(GradedMonths) <= year.LastDay.AddDays(1);
}
