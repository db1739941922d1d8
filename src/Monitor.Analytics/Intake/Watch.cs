namespace Monitor.Analytics.Intake;

/// <summary>The steps of a file's way into the records, in their order.</summary>
public enum IntakeStep { Opening, Reading, Checking, Saving }

/// <summary>How far a file is on its way.</summary>
/// <param name="Done">Rows, or reports, that the step is done with.</param>
/// <param name="Total">Of how many; 0 where that is not known.</param>
public readonly record struct IntakeProgress(IntakeStep Step, int Done = 0, int Total = 0);

/// <summary>Who waits for a file: is told how far it is, and may call it off. The default asks nothing and waits to the end.</summary>
public readonly record struct Watch(IProgress<IntakeProgress>? Progress, CancellationToken Cancel)
{
    /// <summary>To be called in every loop over what a file may have much of.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public void At(IntakeStep step, int done = 0, int total = 0)
    {
        Cancel.ThrowIfCancellationRequested();
        Progress?.Report(new(step, done, total));
    }
}
