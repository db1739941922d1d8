namespace Monitor.Analytics.Cases;

/// <summary>Who does what. The three administrators are separate people (三员分立) and move no case.</summary>
public enum Role
{
    DistrictReporter,
    DistrictApprover,
    Reviewer,
    CommissionOfficer,
    CommissionLeader,
    SystemAdmin,
    SecurityAdmin,
    AuditAdmin,
}
