//! Cell keys: an alternative to hiding, in which every count is moved a little, and the same count always alike.
//!
//! A secret gives every cell a key: from the keys of its records where they are known ([`CellKeys::record`], added with
//! wrapping), else from its categories and its count. The key decides by how much the cell is moved, so the same people
//! are moved alike in every table and every year, and tables cannot be averaged or compared to undo it. What is printed
//! is not additive. The table of moves, in sixteenths:
//!
//! | count | −3 | −2 | −1 | 0 | +1 | +2 | +3 |
//! |---|---|---|---|---|---|---|---|
//! | 0 | | | | 16 | | | |
//! | 1 | | | 6 | 7 | 1 | 1 | 1 |
//! | 2 | | 3 | 2 | 6 | 3 | 1 | 1 |
//! | 3 and more | 1 | 2 | 3 | 4 | 3 | 2 | 1 |
//!
//! On average nothing is moved: each row has mean 0. No count below 0 is printed, and nobody stays nobody. A reader who
//! knows this table knows of a printed 0 that it is 0 to 3, and of a printed 1 that it is 1 to 4.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The most a count is moved.
pub const MOST_MOVED: u64 = 3;

/// How many sixteenths of the keys move a count of 1, of 2, and of 3 and more by how much, from the lowest on.
const MOVES: [&[(i64, u32)]; 3] = [
    &[(-1, 6), (0, 7), (1, 1), (2, 1), (3, 1)],
    &[(-2, 3), (-1, 2), (0, 6), (1, 3), (2, 1), (3, 1)],
    &[(-3, 1), (-2, 2), (-1, 3), (0, 4), (1, 3), (2, 2), (3, 1)],
];

/// The secret of a body, kept as long as its tables are compared. Rounding draws from it too.
#[derive(Clone, PartialEq, Eq)]
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

    /// The key of a cell whose records are not known one by one. The population is left out, so that an unchanged count
    /// is moved alike every year.
    pub(crate) fn cell(&self, categories: &[(&str, &str)], count: u64) -> u32 {
        let mut identity = count.to_be_bytes().to_vec();
        for part in categories.iter().flat_map(|(dimension, category)| [dimension, category]) {
            // With lengths, no two keys are written alike.
            identity.extend_from_slice(&(part.len() as u64).to_be_bytes());
            identity.extend_from_slice(part.as_bytes());
        }
        self.record(&identity)
    }

    /// What is printed for a count whose records' keys add up to `key`.
    #[must_use]
    pub fn perturb(&self, count: u64, key: u32) -> u64 {
        let Some(row) = count.checked_sub(1).and_then(|i| usize::try_from(i).ok()) else { return 0 };
        let mut left = key >> 28;
        for (by, sixteenths) in MOVES[row.min(2)] {
            if left < *sixteenths {
                return count.saturating_add_signed(*by);
            }
            left -= sixteenths;
        }
        count
    }

    /// The least and the most a count can be, for a reader who knows the method and what is printed.
    #[must_use]
    pub fn range(printed: u64) -> (u64, u64) {
        // Nobody is never printed as somebody.
        (printed.saturating_sub(MOST_MOVED).max(printed.min(1)), printed + MOST_MOVED)
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
    fn a_cell_of_the_same_people_has_the_same_key_and_no_two_cells_are_written_alike() {
        let keys = CellKeys::new(b"a secret of a body").unwrap();
        assert_eq!(keys.cell(&[("grade", "1")], 7), keys.cell(&[("grade", "1")], 7));
        assert_ne!(keys.cell(&[("grade", "1")], 7), keys.cell(&[("grade", "1")], 8));
        assert_ne!(keys.cell(&[("grade", "12")], 7), keys.cell(&[("grade1", "2")], 7));
    }

    #[test]
    fn on_average_nothing_is_moved() {
        let keys = CellKeys::new(b"a secret of a body").unwrap();
        for count in [0, 1, 2, 3, 7, 100] {
            let sum: u64 = (0..16_u32).map(|part| keys.perturb(count, part << 28)).sum();
            assert_eq!(sum, 16 * count);
        }
    }

    proptest! {
        #[test]
        fn a_count_stays_within_what_the_reader_is_told(count in 0_u64..1000, key: u32) {
            let keys = CellKeys::new(b"a secret of a body").unwrap();
            let printed = keys.perturb(count, key);
            let (low, high) = CellKeys::range(printed);
            prop_assert!(low <= count && count <= high);
            prop_assert!(high - low >= 3, "{printed} tells too much");
            prop_assert!(count != 0 || printed == 0);
        }
    }
}
