//! Codes and names of things in files.

use std::borrow::Borrow;
use std::fmt;

/// The short name of a group in its classification, such as `indian`, `W1` or `99`: what is stored and compared, while
/// labels are what people read. Letters, digits, `-`, `_`, `.` and `+`; case counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Box<str>);

impl Code {
    /// The longest a code may be, in bytes.
    pub const LONGEST: usize = 64;

    /// This text as a code; `None` if it is empty, too long or has other characters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+');
        (!text.is_empty() && text.len() <= Self::LONGEST && text.chars().all(fits)).then(|| Self(text.into()))
    }

    /// A code that stands in this library.
    pub(crate) fn fixed(text: &'static str) -> Self {
        Self(text.into())
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Compares with text as it stands in another file.
impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

/// The code among these that was probably meant: within two slips of the pen, and the only one so near.
pub(crate) fn nearest<'c>(written: &str, among: impl Iterator<Item = &'c str>) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in among.take(20_000) {
        let distance = strsim::osa_distance(written, candidate);
        // Candidates come in no order; of two as near the first by the alphabet is taken, so that messages stay the same.
        if distance <= 2 && best.is_none_or(|least| (distance, candidate) < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}
