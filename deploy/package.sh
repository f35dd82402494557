#!/bin/sh
# Makes the Debian package: builds the program, lets it write its own manual and completions, and packs all of it.
# Needs cargo-deb (cargo install cargo-deb) and the web components (cd web && npm ci).
set -eu
cd "$(dirname "$0")/.."
target="${CARGO_TARGET_DIR:-target}"
[ -n "${EVENHAND_SKIP_BUILD:-}" ] || cargo build --release --locked -p evenhand
program="$target/release/evenhand"
mkdir -p "$target/package"
"$program" man --into "$target/package/man"
"$program" completions bash > "$target/package/evenhand.bash"
"$program" completions zsh > "$target/package/_evenhand"
"$program" completions fish > "$target/package/evenhand.fish"
cargo deb --no-build -p evenhand
