using System.Text.Json.Serialization;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Assessment;

/// <summary>The notice's six kinds (三（四）1), and other: its list is open.</summary>
public enum IncidentKind { Safety, Quality, Environment, IntellectualProperty, Tax, ResearchIntegrity, Other }

/// <summary>重大事项. Only a confirmed one, by the authority's document, is a veto.</summary>
public sealed record Incident
{
    public required string Id { get; init; }
    public required IncidentKind Kind { get; init; }
    public required string Authority { get; init; }
    public required string DocumentNumber { get; init; }
    public required DateOnly OccurredOn { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public string Evidence { get; init; } = "";

    public bool IsConfirmed => ConfirmedOn is not null;
    public Incident AsOf(DateOnly day) => ConfirmedOn <= day ? this : this with { ConfirmedOn = null };
}

/// <summary>What the rules need of a rectification. Null dates are steps not yet taken.</summary>
public sealed record RectificationFacts
{
    public required string Id { get; init; }
    /// <summary>Year whose review failed; the last year of the term where the term assessment failed.</summary>
    public required ReportYear ForYear { get; init; }
    public bool ForTerm { get; init; }
    public required DateOnly ProposedOn { get; init; }
    public string DocumentNumber { get; init; } = "";
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ServedOn { get; init; }
    /// <summary>The deadline the notice set.</summary>
    public DateOnly? FirstDeadline { get; init; }
    public DateOnly? ExtendedDeadline { get; init; }
    public DateOnly? ExtendedOn { get; init; }
    /// <summary>Fixed by the notice: the calendar year of its deadline, after <see cref="ForYear"/>.</summary>
    public ReportYear? RecheckYear { get; init; }
    public DateOnly? EvidenceOn { get; init; }
    /// <summary>验收通过 or 不通过.</summary>
    public DateOnly? InspectedOn { get; init; }
    public bool? Accepted { get; init; }
    public DateOnly? ClosedOn { get; init; }

    [JsonIgnore]
    public DateOnly? Deadline => ExtendedDeadline ?? FirstDeadline;

    /// <summary>Inspected, accepted or not; or the deadline's day is over, with evidence or without.</summary>
    public bool PeriodEnded(DateOnly asOf) => InspectedOn <= asOf || Deadline < asOf;

    public RectificationFacts AsOf(DateOnly day) => this with
    {
        DocumentNumber = IssuedOn <= day ? DocumentNumber : "",
        FirstDeadline = IssuedOn <= day ? FirstDeadline : null,
        RecheckYear = IssuedOn <= day ? RecheckYear : null,
        IssuedOn = IssuedOn <= day ? IssuedOn : null,
        ServedOn = ServedOn <= day ? ServedOn : null,
        ExtendedDeadline = ExtendedOn <= day ? ExtendedDeadline : null,
        ExtendedOn = ExtendedOn <= day ? ExtendedOn : null,
        EvidenceOn = EvidenceOn <= day ? EvidenceOn : null,
        Accepted = InspectedOn <= day ? Accepted : null,
        InspectedOn = InspectedOn <= day ? InspectedOn : null,
        ClosedOn = ClosedOn <= day ? ClosedOn : null,
    };
}

public enum DeclarationKind { Falsity, NonCooperation, Other }

/// <summary>What only a person can declare: falsity after an inquiry, non-cooperation, another serious problem (三（四）2, 3, 5).</summary>
public sealed record Declaration(string Id, DeclarationKind Kind, ReportYear Year, DateOnly DeclaredOn, string DeclaredBy, string DocumentNumber, string Reason);

public enum Delivery { Sent, Failed, Acknowledged }

/// <summary>催报 to the district, with what became of it.</summary>
public sealed record Reminder(ReportYear Year, DateOnly SentOn, string Channel, Delivery Delivery, DateOnly? AcknowledgedOn = null)
{
    public Reminder AsOf(DateOnly day) => Delivery != Delivery.Acknowledged || AcknowledgedOn <= day
        ? this
        : this with { Delivery = Delivery.Sent, AcknowledgedOn = null };
}
