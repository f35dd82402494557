//! Classifications of people as data: groups in their official order with codes, labels, parents and the ways in which
//! files really write them; mappings between classifications; and sets of equality indicators.
//!
//! Reading a label never guesses. [`Classification::find`] says which group it is, that it is no answer (and of which of
//! three kinds), that it is ambiguous, or that it is not known; [`Classification::suggestions`] says what it may have
//! meant, for a person to decide in a file of [`OwnLabels`].
//!
//! ```
//! use classification::{Classification, NonAnswerKind, Reading};
//!
//! let ethnicity = Classification::builtin("ethnicity-2021").unwrap();
//! assert!(matches!(ethnicity.find("WHITE - british"), Reading::Group(group) if *group.code() == "white-british"));
//! assert!(matches!(ethnicity.find("PNTS"), Reading::NonAnswer(no) if no.kind == NonAnswerKind::PreferNotToSay));
//! assert!(ethnicity.find("BAME").needs_a_person());
//! ```

pub mod builtin;
mod classification;
mod code;
mod fields;
mod find;
mod fit;
mod group;
mod header;
mod index;
mod indicator;
mod located;
mod normal;
mod own;
mod read;
mod rollup;
mod standard;
mod tree;

pub use classification::Classification;
pub use code::Code;
pub use fields::MAX_BYTES;
pub use find::{Reading, Suggestion};
pub use fit::{Fit, fits};
pub use group::{Ages, Ambiguous, Characteristic, Group, NonAnswer, NonAnswerKind};
pub use header::{Header, Source};
pub use indicator::{Average, Better, Breakdown, Direction, Indicator, IndicatorSet, Kind, Origin, Pay};
pub use located::{LocatedError, Position, Problem};
pub use normal::{LONGEST_LABEL, normal_form};
pub use own::{OwnLabels, Undecided, WrongClassification};
pub use rollup::{Mapped, NoMapping, Rollup};
pub use tree::{Naming, Tree, WithNonAnswers};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
