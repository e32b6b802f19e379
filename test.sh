#!/usr/bin/env bash
# Installs what the tests need, runs all of them and ends with a line `N passed, N failed, N skipped`.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"
. "$here/scripts/packages.sh"
require_dotnet
require_packages "${run_packages[@]}" "${test_packages[@]}"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! dotnet build IngestPipeline.sln -c Release -v quiet -nologo; then
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

failed_run=0
dotnet test IngestPipeline.sln -c Release --no-build -nologo --logger "console;verbosity=minimal" 2>&1 | tee "$log" || failed_run=1

# VSTest closes each project with "Passed! - Failed: 0, Passed: 8, Skipped: 1, …".
counts=$(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+).*/\1 \2 \3/p' "$log" | awk '{f+=$1; p+=$2; s+=$3} END {print p+0, f+0, s+0}')
read -r passed failed skipped <<<"$counts"
if [ "$failed_run" -ne 0 ] && [ "$failed" -eq 0 ]; then
  failed=1 # a test host that died reports no count
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
