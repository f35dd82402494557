//! The files that come with the library.

use std::sync::OnceLock;

use crate::classification::Classification;
use crate::indicator::IndicatorSet;
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
    (indicators: $($id:literal),* $(,)?) => {
        static INDICATORS: [Shipped<IndicatorSet>; [$($id),*].len()] = [$(Shipped {
            id: $id,
            text: include_str!(concat!("../data/indicator/", $id, ".toml")),
            read: OnceLock::new(),
        }),*];
    };
}

ship![indicators:
    "nhs-wres",
    "social-care-wres",
    "nhs-wdes",
    "eflg-2021",
    "gender-pay-reporting",
    "ethnicity-pay-reporting",
    "disability-pay-reporting",
    "police-stop-and-search",
    "school-exclusions",
];

ship![classifications:
    "ethnicity-2021",
    "ethnicity-2011",
    "ethnicity-broad",
    "ethnicity-two-way",
    "ethnicity-two-way-white-minorities",
    "ethnicity-scotland-2022",
    "ethnicity-scotland-2011",
    "ethnicity-northern-ireland-2021",
    "ethnicity-nhs",
    "ethnicity-school-census",
    "ethnicity-police-18-1",
    "ethnicity-police-16-1",
    "ethnicity-police-officer-defined",
    "sex",
    "gender-identity",
    "disability",
    "disability-equality-act",
    "disability-esr",
    "religion",
    "sexual-orientation",
    "age-workforce",
    "age-five-year",
    "age-broad",
    "age-child",
    "age-police",
    "age-esr",
    "marriage-and-civil-partnership",
    "pregnancy-and-maternity",
    "socio-economic-background",
    "caring-responsibilities",
    "working-pattern",
    "grade-nhs-agenda-for-change",
    "grade-police-rank",
];

ship![mappings:
    "ethnicity-2011" => "ethnicity-2021",
    "ethnicity-2021" => "ethnicity-broad",
    "ethnicity-2021" => "ethnicity-two-way-white-minorities",
    "ethnicity-broad" => "ethnicity-two-way",
    "ethnicity-nhs" => "ethnicity-2011",
    "ethnicity-nhs" => "ethnicity-broad",
    "ethnicity-northern-ireland-2021" => "ethnicity-broad",
    "ethnicity-police-16-1" => "ethnicity-nhs",
    "ethnicity-police-16-1" => "ethnicity-police-18-1",
    "ethnicity-police-18-1" => "ethnicity-2011",
    "ethnicity-police-officer-defined" => "ethnicity-broad",
    "ethnicity-school-census" => "ethnicity-2021",
    "ethnicity-school-census" => "ethnicity-broad",
    "ethnicity-scotland-2011" => "ethnicity-broad",
    "ethnicity-scotland-2011" => "ethnicity-scotland-2022",
    "ethnicity-scotland-2022" => "ethnicity-broad",
    "disability-esr" => "disability-equality-act",
    "disability-esr" => "disability",
    "disability-equality-act" => "disability",
    "age-five-year" => "age-broad",
    "age-workforce" => "age-broad",
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

/// The text of every set of indicators that comes with the library, with its id.
pub fn indicator_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    INDICATORS.iter().map(|shipped| (shipped.id, shipped.text))
}

/// The text of a set of indicators that comes with the library: to read, or to begin a file of one's own from.
#[must_use]
pub fn indicator_text(id: &str) -> Option<&'static str> {
    indicator_texts().find(|(known, _)| *known == id).map(|(_, text)| text)
}

pub(crate) fn indicator_set(id: &str) -> Option<&'static IndicatorSet> {
    let shipped = INDICATORS.iter().find(|shipped| shipped.id == id)?;
    shipped.read.get_or_init(|| IndicatorSet::parse(shipped.id, shipped.text, classification).ok()).as_ref()
}
