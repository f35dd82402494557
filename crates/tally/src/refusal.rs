//! Why nothing was done: made here in one shape, so that every message says what happened, where, and what to do.

use records::protocol::{Refusal, RefusalKind};
use records::{Finding, MappingErrors, Place};

/// What may be refused.
pub type Outcome<T> = Result<T, Box<Refusal>>;

/// A refusal with a message alone.
pub fn refusal(kind: RefusalKind, message: impl Into<String>) -> Box<Refusal> {
    Box::new(Refusal {
        kind,
        message: message.into(),
        place: None,
        mapping: Vec::new(),
        findings: Vec::new(),
    })
}

/// A refusal about a file.
pub fn file(address: &str, message: impl std::fmt::Display) -> Box<Refusal> {
    let mut it = refusal(RefusalKind::File, format!("{address}: {message}"));
    it.place = Some(Place { file: Some(address.to_owned()), ..Place::default() });
    it
}

/// A refusal about a row of a file.
pub fn row(address: &str, row: u64, message: impl std::fmt::Display) -> Box<Refusal> {
    let mut it = refusal(RefusalKind::Data, format!("{address}, row {row}: {message}"));
    it.place = Some(Place { file: Some(address.to_owned()), row: Some(row), ..Place::default() });
    it
}

/// A refusal because of the mapping.
pub fn mapping(faults: MappingErrors) -> Box<Refusal> {
    let mut it = refusal(RefusalKind::Mapping, faults.to_string());
    it.mapping = faults.into_inner();
    it
}

/// A refusal because of what stands in the data.
pub fn data(message: impl Into<String>, findings: Vec<Finding>) -> Box<Refusal> {
    let mut it = refusal(RefusalKind::Data, message);
    it.findings = findings;
    it
}

/// A failure of the program itself.
pub fn fault(what: &str, cause: impl std::fmt::Display) -> Box<Refusal> {
    refusal(RefusalKind::Fault, format!("{what} failed: {cause}"))
}
