using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Data;

/// <summary>What an annual review and a term assessment share (三（三）): the service centre concludes, the district signs or dissents.</summary>
public abstract class Review : ICase<ReviewState>
{
    public required CenterCode Center { get; init; }
    /// <summary>The year reviewed; of a term its last.</summary>
    public required ReportYear Year { get; init; }
    public required ReviewState State { get; set; }
    /// <summary>What the scorecard said when the conclusion was written.</summary>
    public Grade? GradeByScore { get; set; }
    public decimal? Score { get; set; }
    /// <summary>The service centre's opinion.</summary>
    public string Opinion { get; set; } = "";
    /// <summary>Why the conclusion is not the scorecard's; empty where it is.</summary>
    public string Deviation { get; set; } = "";
    public DateOnly? SentOn { get; set; }
    /// <summary>What the district said when it signed or dissented.</summary>
    public string DistrictOpinion { get; set; } = "";
    public DateOnly? AnsweredOn { get; set; }
    /// <summary>Why a leader settled a dissent as he did.</summary>
    public string Settlement { get; set; } = "";
    public DateOnly? ConcludedOn { get; set; }
    public bool CoSigned { get; set; }
    public int? OwnerId { get; set; }
    public string Owner { get; set; } = "";
    public int Revision { get; set; }

    public abstract CaseKind Kind { get; }
    public abstract string Id { get; }
    /// <summary>The conclusion in a word, proposed until it is concluded.</summary>
    public abstract string ConclusionName { get; }
    public bool IsOpen => ConcludedOn is null;
}
