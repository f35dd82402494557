#!/bin/sh
# Makes the Debian package: builds the program, lets it write its own manual and completions, and packs all of it.
# Needs cargo-deb (cargo install cargo-deb) and the web components (cd web && npm ci).
set -eu
cd "$(dirname "$0")/.."
target="${CARGO_TARGET_DIR:-target}"
[ -n "${EVENHAND_SKIP_BUILD:-}" ] || cargo build --release --locked -p evenhand
program="$target/release/evenhand"
# Beside the program: of all folders for what is built, cargo-deb knows that one wherever it is.
package="$target/release/package"
mkdir -p "$package"
"$program" man --into "$package/man"
"$program" completions bash > "$package/evenhand.bash"
"$program" completions zsh > "$package/_evenhand"
"$program" completions fish > "$package/evenhand.fish"
cargo deb --no-build -p evenhand
