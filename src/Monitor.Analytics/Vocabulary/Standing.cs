namespace Monitor.Analytics.Vocabulary;

/// <summary>Grade of a year or a term, from worst to best; ungraded stands outside the order.</summary>
public enum Grade { Ungraded, Fail, Pass, Good, Excellent }

/// <summary>关注 &lt; 预警 &lt; 整改 &lt; 撤销.</summary>
public enum Severity { Notice, Warning, Rectify, Revoke }

/// <summary>How an indicator adds up over a term: last value, sum over sum, or ratio of sums.</summary>
public enum Nature { Stock, Flow, Ratio }

/// <summary>The notice joins two things with 且 (三（一）): slow progress, and an outcome below expectation.</summary>
public enum Axis { Outcome, Progress }
