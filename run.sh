#!/usr/bin/env bash
# Builds and starts the web application: ./run.sh [--port 8080] [--data DIR] [--no-samples]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/scripts/packages.sh"

port=8080 data="$here/data" samples=(--samples "$here/corpus/files")
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --data) data=${2:?--data needs a folder}; shift 2 ;;
    --no-samples) samples=(); shift ;;
    -h|--help) sed -n '2p' "${BASH_SOURCE[0]}" | cut -c3-; exit 0 ;;
    *) echo "Tham số không rõ: / Unknown option: $1" >&2; exit 64 ;;
  esac
done

require_dotnet
require_packages "${run_packages[@]}"

# Build only when a source is newer than the program: a second start takes seconds.
program="$here/src/IngestPipeline.Cli/bin/Release/net10.0/ingest.dll"
if [ ! -f "$program" ] || [ -n "$(find "$here/src" "$here/pipelines" "$here/models" "$here"/Directory.*.props -newer "$program" -type f -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
  echo "Đang biên dịch … / Building …"
  dotnet build "$here/src/IngestPipeline.Cli" -c Release -v quiet -nologo
  touch "$program"
fi

exec dotnet "$program" serve --port "$port" --data "$data" "${samples[@]}"
