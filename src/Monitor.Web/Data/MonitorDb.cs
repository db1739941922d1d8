using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Audit;

namespace Monitor.Web.Data;

/// <summary>The one database. A context per operation, from <see cref="IDbContextFactory{MonitorDb}"/>.</summary>
public sealed class MonitorDb(DbContextOptions<MonitorDb> options)
    : IdentityDbContext<Account, IdentityRole<int>, int>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<District> Districts => Set<District>();
    public DbSet<Center> Centers => Set<Center>();
    public DbSet<JointDistrict> JointDistricts => Set<JointDistrict>();
    public DbSet<PlannedTarget> Targets => Set<PlannedTarget>();
    public DbSet<StoredRulebook> Rulebooks => Set<StoredRulebook>();
    public DbSet<RulebookDraft> RulebookDrafts => Set<RulebookDraft>();

    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<RoundExtension> RoundExtensions => Set<RoundExtension>();
    public DbSet<Reminding> Remindings => Set<Reminding>();

    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<UploadedReport> UploadedReports => Set<UploadedReport>();
    public DbSet<HeaderMapping> HeaderMappings => Set<HeaderMapping>();
    public DbSet<AnnualReport> Reports => Set<AnnualReport>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmittedValue> SubmittedValues => Set<SubmittedValue>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<Mailing> Mailings => Set<Mailing>();
    public DbSet<ModelRun> ModelRuns => Set<ModelRun>();
    public DbSet<FoundIssue> Issues => Set<FoundIssue>();
    public DbSet<CorrectedValue> CorrectedValues => Set<CorrectedValue>();
    public DbSet<ReviewNote> ReviewNotes => Set<ReviewNote>();
    public DbSet<EvidenceFile> Evidence => Set<EvidenceFile>();
    public DbSet<StampedScan> StampedScans => Set<StampedScan>();
    public DbSet<ListImport> ListImports => Set<ListImport>();

    public DbSet<GrantedExemption> Exemptions => Set<GrantedExemption>();
    public DbSet<ExemptionWithdrawal> ExemptionWithdrawals => Set<ExemptionWithdrawal>();
    public DbSet<ExpertOpinion> ExpertOpinions => Set<ExpertOpinion>();
    public DbSet<ExpertLevel> ExpertLevels => Set<ExpertLevel>();
    public DbSet<AnnualReview> Reviews => Set<AnnualReview>();
    public DbSet<TermReview> TermReviews => Set<TermReview>();
    public DbSet<Rectification> Rectifications => Set<Rectification>();
    public DbSet<RecordedIncident> Incidents => Set<RecordedIncident>();
    public DbSet<Revocation> Revocations => Set<Revocation>();
    public DbSet<PlanChange> PlanChanges => Set<PlanChange>();
    public DbSet<Inquiry> Inquiries => Set<Inquiry>();
    public DbSet<SiteVisit> SiteVisits => Set<SiteVisit>();
    public DbSet<CaseStep> CaseSteps => Set<CaseStep>();
    public DbSet<CaseAttachment> CaseAttachments => Set<CaseAttachment>();
    public DbSet<RecordedDeclaration> Declarations => Set<RecordedDeclaration>();

    public DbSet<StoredAssessment> Assessments => Set<StoredAssessment>();
    public DbSet<StoredFlag> Flags => Set<StoredFlag>();
    public DbSet<OverviewPart> OverviewParts => Set<OverviewPart>();
    public DbSet<OverviewTotal> OverviewTotals => Set<OverviewTotal>();
    public DbSet<StaleOverview> StaleOverviews => Set<StaleOverview>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<IssuedDocument> IssuedDocuments => Set<IssuedDocument>();
    public DbSet<DocumentTemplate> DocumentTemplates => Set<DocumentTemplate>();

    /// <summary>Seals new audit entries into the chain, in the transaction that saves them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AppendOnlyTables.Guard(this);
        AuditEntry[] added = [.. ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity)];
        if (added.Length == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        // SQLite's transactions are immediate: nobody else can take the same place in the chain.
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        AuditChain.Seal(added, await AuditChain.HeadAsync(this, cancellationToken));
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return saved;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CenterCode>().HaveConversion<CodeText.Center>();
        configurationBuilder.Properties<DistrictCode>().HaveConversion<CodeText.District>();
        configurationBuilder.Properties<FieldCode>().HaveConversion<CodeText.Field>();
        configurationBuilder.Properties<IndicatorCode>().HaveConversion<CodeText.Indicator>();
        configurationBuilder.Properties<RuleId>().HaveConversion<CodeText.Rule>();
        configurationBuilder.Properties<ReportYear>().HaveConversion<YearNumber>();
        configurationBuilder.Properties<decimal>().HaveConversion<Millionths>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTime>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MonitorDb).Assembly);
    }
}
