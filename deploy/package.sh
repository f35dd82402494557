#!/bin/sh
# Makes the Debian package: builds the programs, lets them write their own manual and completions, and packs all of it.
# Needs cargo-deb (cargo install cargo-deb) and the web components (cd web && npm ci).
#   EVENHAND_PROFILE=demo      a quick build instead of the published one
#   EVENHAND_SKIP_BUILD=1      what stands in the target folder already
#   EVENHAND_PROGRAMS=…        fewer programs than all three
set -eu
cd "$(dirname "$0")/.."

# What is packed: each is a crate of this workspace with a program of the same name. The two that make figures take most
# of the time to build; EVENHAND_PROGRAMS=evenhand leaves them out.
programs="${EVENHAND_PROGRAMS:-evenhand evenhand-figures evenhand-tally}"

profile="${EVENHAND_PROFILE:-dist}"
built="${CARGO_TARGET_DIR:-target}/$profile"
# Beside the programs: of all folders for what is built, cargo-deb knows that one wherever it is.
package="$built/package"
rm -rf "$package"
mkdir -p "$package/bin" "$package/man" "$package/bash" "$package/zsh" "$package/fish"
for program in $programs; do
    [ -n "${EVENHAND_SKIP_BUILD:-}" ] || cargo build --profile "$profile" --locked -p "$program"
    install -m 755 --strip "$built/$program" "$package/bin/$program"
done

for program in $programs; do
    "$package/bin/$program" man --into "$package/man"
    "$package/bin/$program" completions bash > "$package/bash/$program"
    "$package/bin/$program" completions zsh > "$package/zsh/_$program"
    "$package/bin/$program" completions fish > "$package/fish/$program.fish"
done
gzip --best --no-name "$package"/man/*.1

# The form that Debian's tools expect of a list of changes, and the real one.
gzip --best --no-name < CHANGELOG.md > "$package/changelog.gz"
version=$("$package/bin/evenhand" --version | cut -d ' ' -f 2)
when=$(LC_ALL=C date --utc --rfc-email --date "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}")
gzip --best --no-name > "$package/changelog.Debian.gz" <<TEXT
evenhand ($version-1) unstable; urgency=medium

  * See changelog.gz in this folder.

 -- The Evenhand contributors <maintainers@evenhand.example>  $when
TEXT

cargo deb --no-build --no-strip --profile "$profile" -p evenhand
