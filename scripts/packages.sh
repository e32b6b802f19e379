# Sourced by run.sh and test.sh: makes sure that the .NET SDK and Debian packages are there, or says exactly what is missing.

# What the product needs on a Debian 12 machine beside the .NET 10 SDK.
run_packages=(
  openjdk-17-jdk-headless libpdfbox2-java libapache-poi-java liblucene8-java
  tesseract-ocr tesseract-ocr-vie poppler-utils libtiff-tools
  libicu72 util-linux
)
# What the tests need beside that.
test_packages=(chromium qpdf fonts-croscore libjaxb-api-java libactivation-java)

require_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "Cần .NET SDK 10 nhưng không tìm thấy. / The .NET SDK 10 is needed and was not found." >&2
    echo "  https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    exit 3
  fi
}

# require_packages NAME…: installs the Debian packages that are missing, naming them first.
require_packages() {
  if ! command -v dpkg-query >/dev/null; then
    echo "Máy này không dùng apt; hãy tự cài: / This machine has no apt; install these yourself: $*" >&2
    return 0
  fi
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Thiếu các gói Debian: / Missing Debian packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    echo "Không có quyền root; hãy chạy: / Not root; run this first:" >&2
    echo "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 3
  fi
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"${TMPDIR:-/tmp}/ingest-apt.log" 2>&1; then
    tail -n 20 "${TMPDIR:-/tmp}/ingest-apt.log" >&2
    echo "Không cài được các gói trên. / The packages above could not be installed." >&2
    exit 3
  fi
}
