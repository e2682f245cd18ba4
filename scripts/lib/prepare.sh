# Brings a machine that has only Rust and Node to where Trellis can be built.
# Sourced by scripts/run, scripts/test and scripts/bench. Says in one line what it is
# about to install, and nothing where nothing is missing.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$top" || exit 1

say() { printf '%s\n' "$*"; }
stop() {
  printf 'error: %s\ntry: %s\n' "$1" "$2" >&2
  exit 1
}

command -v cargo >/dev/null || stop 'Rust is not on this machine' 'install it from rustup.rs, then run this again'
command -v npm >/dev/null || stop 'Node.js is not on this machine' 'install Node.js 20.19 or newer, then run this again'

# as_root COMMAND…: runs it as root, by sudo where needed.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    stop "installing needs root, and sudo is not here" "as root, run: $*"
  fi
}

# need_packages NAME…: installs the Debian packages that are missing.
need_packages() {
  command -v dpkg-query >/dev/null || return 0
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
  done
  [ "${#missing[@]}" -eq 0 ] && return 0
  say "Installing with apt: ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq \
    && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    stop 'apt could not install them' "look at the lines above, or install by hand: ${missing[*]}"
  fi
  rm -f "$log"
}

# want_packages NAME…: the same for what a test can do without; going on where it cannot be had.
want_packages() {
  (need_packages "$@") || say "Going on without: $*"
}

# need_build: what building the window takes.
need_build() {
  case "$(uname -s)" in
    Linux)
      if command -v dpkg-query >/dev/null; then
        need_packages libwebkit2gtk-4.1-dev build-essential pkg-config perl
      elif ! pkg-config --exists webkit2gtk-4.1 2>/dev/null; then
        stop 'WebKitGTK 4.1 is not on this machine' 'install its development package, a C compiler, pkg-config and perl with your package manager'
      fi
      ;;
    Darwin) xcode-select -p >/dev/null 2>&1 || stop 'the Xcode command line tools are missing' 'run: xcode-select --install' ;;
  esac
}

# need_screens: the packages of the window's screens, as the lock file names them.
need_screens() {
  local stamp=ui/node_modules/.trellis-lock
  if ! cmp -s ui/package-lock.json "$stamp"; then
    say 'Installing with npm: the packages of ui/package-lock.json'
    # The lock may lack optional parts for other systems, where a registry did not have
    # them when it was written. `npm ci` refuses such a lock; `npm install` keeps to its
    # versions all the same, and --no-save leaves it as it is.
    (cd ui && { npm ci --no-audit --no-fund --loglevel=silent || npm install --no-save --no-audit --no-fund --loglevel=error; }) \
      || stop 'npm could not install them' 'look at the lines above'
    cp ui/package-lock.json "$stamp"
  fi
}

# build_screens: builds ui/dist where something in it changed.
build_screens() {
  if [ ! -e ui/dist/index.html ] || [ -n "$(find ui/src ui/index.html ui/package-lock.json ui/vite.config.ts assets/fonts -newer ui/dist/index.html -print -quit)" ]; then
    (cd ui && npm run build --silent -- --logLevel warn) || stop 'the screens could not be built' 'look at the lines above'
  fi
}

# need_driver: what drives the window in tests, built once into target/tools.
need_driver() {
  [ -x target/tools/bin/tauri-driver ] && return 0
  say 'Installing with cargo: tauri-driver'
  cargo install --quiet --locked --root target/tools tauri-driver || stop 'cargo could not install it' 'look at the lines above'
}

# has_display: a window can be opened.
has_display() {
  [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}
