//! The files that come with the library.

use std::sync::OnceLock;

use crate::classification::Classification;
use crate::rollup::Rollup;

struct Shipped<T> {
    id: &'static str,
    text: &'static str,
    read: OnceLock<Option<T>>,
}

macro_rules! ship {
    (classifications: $($id:literal),* $(,)?) => {
        static CLASSIFICATIONS: [Shipped<Classification>; [$($id),*].len()] = [$(Shipped {
            id: $id,
            text: include_str!(concat!("../data/classification/", $id, ".toml")),
            read: OnceLock::new(),
        }),*];
    };
    (mappings: $($from:literal => $to:literal),* $(,)?) => {
        static MAPPINGS: [(&str, Shipped<Rollup>); [$($from),*].len()] = [$(($from, Shipped {
            id: concat!($from, "-to-", $to),
            text: include_str!(concat!("../data/mapping/", $from, "-to-", $to, ".toml")),
            read: OnceLock::new(),
        })),*];
    };
}

ship![classifications:
    "ethnicity-2021",
    "ethnicity-broad",
];

ship![mappings:
    "ethnicity-2021" => "ethnicity-broad",
];

/// The ids of all classifications that come with the library, in the order of the manual.
pub fn ids() -> impl Iterator<Item = &'static str> {
    CLASSIFICATIONS.iter().map(|shipped| shipped.id)
}

/// The text of a classification that comes with the library: to read, or to begin a file of one's own from.
#[must_use]
pub fn text(id: &str) -> Option<&'static str> {
    CLASSIFICATIONS.iter().find(|shipped| shipped.id == id).map(|shipped| shipped.text)
}

/// The text of every mapping that comes with the library, with its id.
pub fn mapping_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    MAPPINGS.iter().map(|(_, shipped)| (shipped.id, shipped.text))
}

pub(crate) fn classification(id: &str) -> Option<&'static Classification> {
    let shipped = CLASSIFICATIONS.iter().find(|shipped| shipped.id == id)?;
    // A test holds every shipped file readable.
    shipped.read.get_or_init(|| Classification::parse(shipped.id, shipped.text).ok()).as_ref()
}

pub(crate) fn rollups_from(from: &str) -> impl Iterator<Item = &'static Rollup> {
    MAPPINGS.iter().filter(move |(of, _)| *of == from).filter_map(|(_, shipped)| {
        shipped.read.get_or_init(|| Rollup::parse(shipped.id, shipped.text, classification).ok()).as_ref()
    })
}
