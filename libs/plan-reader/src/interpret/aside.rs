//! What stands beside the words of a plan: words struck through, footnotes, comments. Each is kept with its place.

use crate::Location;
use crate::block::{Block, Paragraph};
use crate::draft::{Draft, NoteKind, Unplaced, UnplacedReason};

/// Keeps among the unplaced what no activity has taken in.
pub(super) fn keep<'b>(blocks: impl Iterator<Item = &'b Block>, draft: &mut Draft) {
    let mut left = Vec::new();
    let mut take = |p: &Paragraph| {
        let mut put = |text: &str, reason, part: Option<&str>| {
            let source = Location { part: part.map(str::to_owned), ..p.at.clone() };
            left.push(Unplaced { text: text.to_owned(), reason, source });
        };
        p.struck.iter().for_each(|words| put(words, UnplacedReason::Struck, None));
        for note in &p.notes {
            let part = match note.is {
                NoteKind::Footnote => "footnote",
                NoteKind::Comment => "comment",
            };
            put(&note.text, UnplacedReason::Margin, Some(part));
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(p) => take(p),
            Block::Table(t) => {
                t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs).for_each(&mut take);
            }
        }
    }
    draft.unplaced.append(&mut left);
}
