//! A number for each different text of a column, so that a text is read once and not once a row.

use std::hash::{BuildHasher, Hasher};

use hashbrown::HashTable;

/// The different texts of a column, numbered in the order in which they came.
#[derive(Debug, Default)]
pub struct Interner {
    /// A first look: one slot a hash, which almost every row of a category ends in.
    recent: Vec<Slot>,
    table: HashTable<u32>,
    keys: Vec<Key>,
    bytes: Vec<u8>,
    state: foldhash::fast::FixedState,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: Key,
    code: u32,
}

/// A text in short: its length and both its ends, which are all of it up to 32 bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Key {
    ends: [u64; 4],
    length: u32,
    /// Where the whole text stands; of no matter when keys are compared.
    at: u32,
}

impl Key {
    #[inline]
    fn of(text: &[u8]) -> Self {
        let eight = |it: Option<&[u8; 8]>| it.map_or(0, |it| u64::from_le_bytes(*it));
        let four = |it: Option<&[u8; 4]>| it.map_or(0, |it| u64::from(u32::from_le_bytes(*it)));
        let ends = match text.len() {
            0 => [0; 4],
            // First, middle and last byte are all bytes of a text of three.
            short @ 1..=3 => {
                let byte = |at: usize| u64::from(text.get(at).copied().unwrap_or(0));
                [byte(0) | byte(short / 2) << 8, byte(short - 1), 0, 0]
            }
            4..=7 => [four(text.first_chunk()), four(text.last_chunk()), 0, 0],
            8..=16 => [eight(text.first_chunk()), eight(text.last_chunk()), 0, 0],
            long => {
                let (first, last) =
                    (text.get(8..).unwrap_or_default(), text.get(..long - 8).unwrap_or_default());
                [
                    eight(text.first_chunk()),
                    eight(text.last_chunk()),
                    eight(first.first_chunk()),
                    eight(last.last_chunk()),
                ]
            }
        };
        Self { ends, length: u32::try_from(text.len()).unwrap_or(u32::MAX), at: 0 }
    }

    #[inline]
    fn slot(self) -> usize {
        let [first, last, second, third] = self.ends;
        let mixed = first ^ last.rotate_left(29) ^ second.rotate_left(13) ^ third.rotate_left(43);
        let hash = (mixed ^ u64::from(self.length)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(hash >> 54).unwrap_or(0)
    }

    #[inline]
    fn same_ends(self, other: Self) -> bool {
        self.ends == other.ends && self.length == other.length
    }
}

const RECENT: usize = 1 << 10;
/// The most texts, and the most bytes, that are kept before all is forgotten and numbered anew.
const MOST: usize = 1 << 19;
const MOST_BYTES: usize = 32 << 20;

impl Interner {
    /// Whether it is time to forget, so that a column in which every text is different does not fill the memory.
    pub fn is_full(&self) -> bool {
        self.keys.len() >= MOST || self.bytes.len() >= MOST_BYTES
    }

    /// Forgets all texts.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The number of a text, and whether it is new.
    #[inline]
    pub fn code(&mut self, text: &[u8]) -> (u32, bool) {
        let key = Key::of(text);
        let slot = key.slot();
        if let Some(found) = self.recent.get(slot)
            && found.key.same_ends(key)
            && found.code != u32::MAX
            && (text.len() <= 32 || self.text_of(found.key) == text)
        {
            return (found.code, false);
        }
        self.look(text, key, slot)
    }

    fn look(&mut self, text: &[u8], key: Key, slot: usize) -> (u32, bool) {
        if self.recent.is_empty() {
            self.recent = vec![Slot { key: Key::default(), code: u32::MAX }; RECENT];
        }
        let hash = self.hash(text);
        let found = self.table.find(hash, |code| self.text(*code) == text).copied();
        let (code, new) = match found {
            Some(code) => (code, false),
            None => {
                let code = u32::try_from(self.keys.len()).unwrap_or(u32::MAX - 1);
                self.keys.push(Key { at: u32::try_from(self.bytes.len()).unwrap_or(0), ..key });
                self.bytes.extend_from_slice(text);
                let Self { table, keys, bytes, state, .. } = self;
                table.insert_unique(hash, code, |code| hash_of(state, text_at(keys, bytes, *code)));
                (code, true)
            }
        };
        let kept = self.keys.get(code as usize).copied().unwrap_or_default();
        if let Some(it) = self.recent.get_mut(slot) {
            *it = Slot { key: kept, code };
        }
        (code, new)
    }

    fn text(&self, code: u32) -> &[u8] {
        text_at(&self.keys, &self.bytes, code)
    }

    fn text_of(&self, key: Key) -> &[u8] {
        self.bytes.get(key.at as usize..key.at as usize + key.length as usize).unwrap_or_default()
    }

    fn hash(&self, text: &[u8]) -> u64 {
        hash_of(&self.state, text)
    }
}

fn hash_of(state: &foldhash::fast::FixedState, text: &[u8]) -> u64 {
    let mut hasher = state.build_hasher();
    hasher.write(text);
    hasher.finish()
}

fn text_at<'a>(keys: &[Key], bytes: &'a [u8], code: u32) -> &'a [u8] {
    keys.get(code as usize)
        .and_then(|key| bytes.get(key.at as usize..key.at as usize + key.length as usize))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn the_same_text_has_the_same_number_and_another_has_another(
            texts in proptest::collection::vec("[ab]{0,20}", 0..400)
        ) {
            let mut interner = Interner::default();
            let mut known: HashMap<String, u32> = HashMap::new();
            for text in texts {
                let (code, new) = interner.code(text.as_bytes());
                prop_assert_eq!(new, !known.contains_key(&text));
                let next = u32::try_from(known.len()).unwrap();
                prop_assert_eq!(code, *known.entry(text).or_insert(next));
            }
        }
    }
}
