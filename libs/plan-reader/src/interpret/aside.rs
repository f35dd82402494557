//! What stands beside the words of a plan: words struck through, footnotes, comments. Each is kept with its place.

use std::collections::HashMap;

use crate::Location;
use crate::block::{Block, Paragraph};
use crate::draft::{Draft, NoteKind, Unplaced, UnplacedReason};

/// Keeps among the unplaced what no activity has taken in.
pub(super) fn keep<'b>(blocks: impl Iterator<Item = &'b Block>, draft: &mut Draft) {
    let mut placed: HashMap<(String, Location), usize> = HashMap::new();
    for activity in draft.themes.iter().flat_map(|t| &t.activities) {
        let struck = activity.struck.iter().map(|s| (s.text.clone(), s.source.clone()));
        let notes = activity.notes.iter().map(|n| (n.text.clone(), n.source.clone()));
        for key in struck.chain(notes) {
            *placed.entry(key).or_default() += 1;
        }
    }
    let mut left = Vec::new();
    let mut take = |p: &Paragraph| {
        let mut put = |text: &str, reason, part: Option<&str>| {
            if let Some(times) = placed.get_mut(&(text.to_owned(), p.at.clone())).filter(|n| **n > 0) {
                *times -= 1;
                return;
            }
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
