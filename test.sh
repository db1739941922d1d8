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

log=$(mktemp); trap 'rm -f "$log"' EXIT
dotnet test Monitor.sln --no-build --nologo 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# The runner closes each project with: Passed!  - Failed:     0, Passed:  1162, Skipped:     0, …
total() { grep -E '^(Passed|Failed)! ' "$log" | sed -E "s/.*$1: +([0-9]+).*/\1/" | awk '{ n += $1 } END { print n + 0 }'; }
echo "$(total Passed) passed, $(total Failed) failed"
exit "$status"
