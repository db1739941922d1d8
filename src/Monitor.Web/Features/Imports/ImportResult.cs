using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Imports;

/// <summary>Past reports to bring in.</summary>
/// <param name="By">Real name of who answers for the import.</param>
/// <param name="HandedInOn">The day on which the reports were handed in then.</param>
public sealed record ImportRequest(ReportYear Year, string By, DateOnly HandedInOn, IReadOnlyList<ImportSource> Files);

public sealed record ImportSource(string Name, byte[] Content);

/// <summary>A file, and what became of it.</summary>
/// <param name="Imported">How many reports of it are in now.</param>
/// <param name="Refused">Reports without a fault that were not taken, each with its reason as a sentence.</param>
public sealed record ImportedFile(CheckedSummary Check, int Imported, IReadOnlyList<string> Refused);

/// <summary>How far an import is.</summary>
/// <param name="Reports">Of the file, read and checked so far.</param>
public readonly record struct ImportProgress(string File, int Reports);
