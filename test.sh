#!/usr/bin/env bash
# Installs what the tests need where it is missing, runs all tests, and ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome || command -v microsoft-edge; }

if ! browser >/dev/null; then
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  if command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests"
    $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium >/dev/null
  fi
  browser >/dev/null || { echo "The browser tests need Chromium, Chrome or Edge on the PATH." >&2; exit 1; }
fi
MONITOR_TEST_BROWSER=$(browser); export MONITOR_TEST_BROWSER

dotnet build Monitor.sln --nologo -v quiet || exit 1

logs=$(mktemp -d); trap 'rm -rf "$logs"' EXIT
status=0
run() {
  local pids=()
  for project in "$@"; do
    dotnet test "$project" --no-build --nologo >"$logs/$(basename "$project")" 2>&1 &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || status=1; done
}
# A browser is many processes: beside it, the others get little of the machine.
last=tests/Monitor.Browser.Tests others=()
for project in tests/*.Tests; do [ "$project" = "$last" ] || others+=("$project"); done
run "${others[@]}"
run "$last"
cat "$logs"/*

# A suite that was killed closes with no such line: it counts as a failure of its own.
broken=0
for log in "$logs"/*; do
  grep -qE '^(Passed|Failed)! ' "$log" || { echo "$(basename "$log") did not come to its end."; broken=$((broken + 1)); status=1; }
done

# The runner closes each project with: Passed!  - Failed:     0, Passed:  1162, Skipped:     0, …
total() { cat "$logs"/* | grep -E '^(Passed|Failed)! ' | sed -E "s/.*$1: +([0-9]+).*/\1/" | awk '{ n += $1 } END { print n + 0 }'; }
echo "$(total Passed) passed, $(($(total Failed) + broken)) failed"
exit "$status"
