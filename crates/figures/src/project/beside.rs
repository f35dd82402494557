//! Files beside a project: classifications and sets of indicators of the body's own.

use super::{
    fault::Finder,
    fields::{Fields, Placed},
    read,
};
use classification::{Classification, IndicatorSet, LocatedError};
use std::path::Path;

/// Reads a file that a project names, by its path from the project's folder; or says why it cannot be read.
pub type Beside<'a> = &'a dyn Fn(&Path) -> Result<Vec<u8>, String>;

/// A classification by its id, or from a file that ends in `.toml`.
pub(super) fn classification(
    written: &Placed<String>,
    beside: Beside<'_>,
    faults: &mut Finder<'_>,
) -> Option<Classification> {
    if !is_file(&written.value) {
        return read::classification(written, faults);
    }
    let bytes = bytes(written, beside, faults)?;
    told(written, Classification::from_bytes(&written.value, &bytes), faults)
}

/// The sets of indicators of the body's own.
#[derive(Default)]
pub(super) struct OwnSets {
    pub(super) list: Vec<IndicatorSet>,
    /// Whether a file could not be read. Its own faults are told; that its set is missing is no other.
    pub(super) faulty: bool,
}

/// The sets of indicators that a project names with `indicators`. They may be about the project's own classifications.
pub(super) fn indicator_sets(
    fields: &mut Fields<'_, '_>,
    own: &[Classification],
    beside: Beside<'_>,
    faults: &mut Finder<'_>,
) -> OwnSets {
    let find = |id: &str| own.iter().find(|it| it.id() == id).or_else(|| Classification::builtin(id));
    let mut sets = OwnSets::default();
    for written in fields.texts("indicators", faults) {
        let read = bytes(&written, beside, faults)
            .and_then(|bytes| told(&written, IndicatorSet::from_bytes(&written.value, &bytes, find), faults));
        let Some(set) = read else {
            sets.faulty = true;
            continue;
        };
        let id = set.header.id.to_string();
        if IndicatorSet::builtin(&id).is_some() || sets.list.iter().any(|it| it.header.id == set.header.id) {
            let words = format!(
                "“{}”: there is a set of indicators “{id}” already. Give this one another id.",
                written.value
            );
            faults.add(written.at, words);
        } else {
            sets.list.push(set);
        }
    }
    sets
}

fn is_file(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"))
}

fn bytes(written: &Placed<String>, beside: Beside<'_>, faults: &mut Finder<'_>) -> Option<Vec<u8>> {
    let path = read::path(written, faults)?;
    match beside(&path) {
        Ok(bytes) => Some(bytes),
        Err(why) => {
            faults.add(written.at, format!("“{}”: {why}", written.value));
            None
        }
    }
}

/// What was read; or every fault of the file with its place in it, at the place where the project names it.
fn told<T>(
    written: &Placed<String>,
    found: Result<T, Vec<LocatedError>>,
    faults: &mut Finder<'_>,
) -> Option<T> {
    found.map_err(|why| why.iter().for_each(|it| faults.add(written.at, format!("{it}.")))).ok()
}
