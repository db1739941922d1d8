namespace Monitor.Bench.Reading;
static class FuzzTable { public static string Write(Monitor.Analytics.Rulebooks.Rulebook rulebook) => ""; }
