//! Elements with more attributes than any page needs: the tokeniser compares each with all before it, so a megabyte of them in
//! one element would keep it busy for a minute.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer};

use super::Sink;
use crate::Refusal;

/// The most attributes of one element.
const MOST: usize = 500;

/// Gives the tokeniser a page, from one `<` to the next.
///
/// # Errors
///
/// An element has too many attributes.
pub(super) fn feed(text: &str, tokenizer: &Tokenizer<Sink>) -> Result<(), Refusal> {
    let queue = BufferQueue::default();
    let give = |piece: &str| {
        queue.push_back(StrTendril::from(piece));
        let _ = tokenizer.feed(&queue);
    };
    let to_next = |text: &str| text.find('<').unwrap_or(text.len());
    let (before, mut rest) = text.split_at(to_next(text));
    give(before);
    let mut attributes = Attributes::new();
    while let Some(left) = rest.strip_prefix('<') {
        let (piece, next) = left.split_at(to_next(left));
        give("<");
        tokenizer.sink.told.set(false);
        attributes.begin(piece);
        if let Some(at) = attributes.one_too_many(piece) {
            give(piece.get(..at).unwrap_or_default());
            // What gave words or an element by now is no element with attributes: it is a script, say.
            if !tokenizer.sink.told.get() {
                return Err(Refusal::too_large(format!(
                    "one of its elements has more than {MOST} attributes"
                )));
            }
            give(piece.get(at..).unwrap_or_default());
        } else {
            give(piece);
        }
        if tokenizer.sink.told.get() {
            attributes.end();
        }
        rest = next;
    }
    Ok(())
}

/// Where in an element the next letter stands, as the HTML standard parts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    Comment,
    ElementName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
}

/// Counts the attributes of the element that is being read.
#[derive(Debug)]
struct Attributes {
    place: Place,
    count: usize,
}

impl Attributes {
    const fn new() -> Self {
        Self { place: Place::Outside, count: 0 }
    }

    /// An element or a comment may begin here, unless this stands within one.
    fn begin(&mut self, piece: &str) {
        if self.place == Place::Outside {
            self.count = 0;
            self.place = match piece.bytes().next() {
                Some(b'!' | b'?') => Place::Comment,
                Some(b) if b.is_ascii_alphabetic() || b == b'/' => Place::ElementName,
                _ => Place::Outside,
            };
        }
    }

    /// Nothing that was begun goes on.
    const fn end(&mut self) {
        self.place = Place::Outside;
    }

    /// Goes through what follows. Where an attribute too many begins in it, its place is given back.
    fn one_too_many(&mut self, text: &str) -> Option<usize> {
        for (at, byte) in text.bytes().enumerate() {
            self.place = match (self.place, byte) {
                (Place::Outside | Place::Comment, _) => return None,
                (Place::Quoted(mark), _) if mark == byte => Place::BeforeName,
                (Place::Quoted(mark), _) => Place::Quoted(mark),
                (_, b'>') => Place::Outside,
                (Place::Unquoted, b) if b.is_ascii_whitespace() => Place::BeforeName,
                (Place::Unquoted, _) => Place::Unquoted,
                (Place::BeforeValue, b'"' | b'\'') => Place::Quoted(byte),
                (Place::BeforeValue, b) if b.is_ascii_whitespace() => Place::BeforeValue,
                (Place::BeforeValue, _) => Place::Unquoted,
                (_, b'/') => Place::BeforeName,
                (Place::Name | Place::AfterName, b'=') => Place::BeforeValue,
                (Place::Name | Place::AfterName, b) if b.is_ascii_whitespace() => Place::AfterName,
                (Place::BeforeName | Place::ElementName, b) if b.is_ascii_whitespace() => Place::BeforeName,
                (Place::ElementName, _) => Place::ElementName,
                (Place::Name, _) => Place::Name,
                (Place::BeforeName | Place::AfterName, _) => {
                    self.count += 1;
                    if self.count > MOST {
                        return Some(at);
                    }
                    Place::Name
                }
            };
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> usize {
        let mut attributes = Attributes::new();
        attributes.begin(text);
        assert_eq!(attributes.one_too_many(text), None);
        attributes.count
    }

    #[test]
    fn attributes_are_counted_as_the_standard_parts_them() {
        assert_eq!(counted("td class=a id=b>c d e"), 2);
        assert_eq!(counted("td class = 'a b > c' id=\"x\"y/z"), 4);
        assert_eq!(counted("td a b c <d <e"), 5);
        assert_eq!(counted("br/"), 0);
        assert_eq!(counted("path d='M 1 2 3 4 5 6'"), 1);
    }

    #[test]
    fn more_than_any_page_needs_are_told() {
        let mut attributes = Attributes::new();
        attributes.begin("td");
        assert!(attributes.one_too_many(&format!("td{}", " a=b".repeat(MOST + 1))).is_some());
    }
}
