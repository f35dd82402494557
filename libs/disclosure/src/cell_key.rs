//! Cell-key perturbation: an alternative to hiding, in which every count is moved a little by a key of its people.
//!
//! Each record has a secret key; the keys of the records of a cell are added up, and the sum decides by how much the
//! cell is moved. The same people are moved alike in every table and every year, so that tables cannot be averaged or
//! compared to undo it. What is printed is not additive. The table of moves (p-table) is this:
//!
//! | count | moved by −2 | −1 | 0 | +1 | +2 |
//! |---|---|---|---|---|---|
//! | 0 | | | all | | |
//! | 1 | | ⅜ | ⅜ | ⅛ | ⅛ |
//! | 2 and more | ⅛ | ¼ | ¼ | ¼ | ⅛ |
//!
//! On average nothing is moved: each row has mean 0.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::publication::Shown;

/// The most a count is moved.
pub const MOST_MOVED: u64 = 2;

/// The secret of a body, kept as long as its tables are compared.
#[derive(Clone)]
pub struct CellKeys(Vec<u8>);

impl std::fmt::Debug for CellKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CellKeys")
    }
}

/// A secret too short to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the secret of cell keys needs at least 16 bytes; make it once, at random, and keep it")]
pub struct ShortSecret;

impl CellKeys {
    /// Keys from a secret.
    ///
    /// # Errors
    /// When it has fewer than 16 bytes.
    pub fn new(secret: &[u8]) -> Result<Self, ShortSecret> {
        if secret.len() < 16 { Err(ShortSecret) } else { Ok(Self(secret.to_vec())) }
    }

    /// The key of a record, from what identifies it. Keys of the records of a cell are added with wrapping.
    #[must_use]
    pub fn record(&self, identity: &[u8]) -> u32 {
        // An HMAC takes a key of any length, so there is always one; zero would only mean an unmoved record.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return 0 };
        mac.update(identity);
        let bytes = mac.finalize().into_bytes();
        u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }

    /// What is printed for a count whose records' keys add up to `key`.
    #[must_use]
    pub fn perturb(&self, count: u64, key: u32) -> u64 {
        let eighth = key >> 29;
        match (count, eighth) {
            (0, _) => 0,
            (1, 0..=2) => 0,
            (1, 3..=5) => 1,
            (1, 6) => 2,
            (1, _) => 3,
            (n, 0) => n - 2,
            (n, 1 | 2) => n - 1,
            (n, 3 | 4) => n,
            (n, 5 | 6) => n + 1,
            (n, _) => n + 2,
        }
    }

    /// What a reader who knows the method can say of a printed count: for the attacker.
    #[must_use]
    pub fn reader_sees(printed: u64) -> Shown {
        Shown::Interval { low: printed.saturating_sub(MOST_MOVED), high: Some(printed + MOST_MOVED) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_record_has_the_same_key_and_another_secret_gives_another() {
        let a = CellKeys::new(b"a secret of a body").unwrap();
        let b = CellKeys::new(b"another of the body").unwrap();
        assert_eq!(a.record(b"person 1"), a.record(b"person 1"));
        assert_ne!(a.record(b"person 1"), b.record(b"person 1"));
        assert_eq!(CellKeys::new(b"short").unwrap_err(), ShortSecret);
        assert_eq!(format!("{a:?}"), "CellKeys");
    }

    #[test]
    fn on_average_nothing_is_moved() {
        let keys = CellKeys::new(b"a secret of a body").unwrap();
        for count in [0, 1, 2, 7, 100] {
            let sum: u64 = (0..8_u32).map(|eighth| keys.perturb(count, eighth << 29)).sum();
            assert_eq!(sum, 8 * count);
        }
    }

    proptest! {
        #[test]
        fn a_count_stays_within_what_the_reader_is_told(count in 0_u64..1000, key: u32) {
            let keys = CellKeys::new(b"a secret of a body").unwrap();
            let printed = keys.perturb(count, key);
            let Shown::Interval { low, high } = CellKeys::reader_sees(printed) else { panic!() };
            prop_assert!(low <= count && high.is_some_and(|h| count <= h));
            prop_assert!(count != 0 || printed == 0);
        }
    }
}
