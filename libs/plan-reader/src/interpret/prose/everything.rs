//! Whatever a document holds outside its tables, where somebody says that it is a plan.

use super::Entry;
use super::background::{is_afterword, is_background};
use super::details;
use super::line::{Is, Line};
use super::lists::Become;
use super::walker::Walker;
use crate::confidence::{Doubt, FoundBy};

/// A paragraph of fewer words is a label or a line of the page.
const FEWEST_WORDS: usize = 4;

impl Walker<'_, '_> {
    /// Proposes each item of each list. Where there is neither a list nor a table, each paragraph.
    pub(super) fn take_everything(&mut self) {
        let what = Become {
            recommends: false,
            found_by: FoundBy::BareList,
            why: "Read as an activity: it is an item of a list, and you asked for all of them.",
            kind_guessed: true,
        };
        self.take_lists(what, true);
        if self.out.entries.is_empty() {
            self.take_lists(what, false);
        }
        let tables = self.lines.iter().any(Option::is_none);
        if self.out.entries.is_empty() && !tables {
            self.take_paragraphs();
        }
    }

    /// Takes the items of all lists, but for those under a heading of what is never a plan where `outside` asks for it.
    fn take_lists(&mut self, what: Become, outside: bool) {
        let mut background: Option<u8> = None;
        let mut at = 0;
        while let Some(line) = self.lines.get(at) {
            let mut next = at + 1;
            match line.as_ref().map(|line| (&line.is, line.text())) {
                Some((Is::Heading(level), text)) => {
                    background = background.filter(|above| level > above);
                    let never = outside && (is_background(text) || is_afterword(text));
                    background = background.or(Some(*level).filter(|_| never));
                }
                Some((Is::Item(_), _)) if background.is_none() => {
                    let (items, end) = self.gather(at);
                    self.take(&items, what, None, 0);
                    next = end;
                }
                _ => {}
            }
            at = next;
        }
    }

    fn take_paragraphs(&mut self) {
        for i in 0..self.lines.len() {
            let Some(line) = self.line(i).filter(|l| l.is == Is::Plain) else { continue };
            if line.text().split_whitespace().count() < FEWEST_WORDS || line.text().ends_with(':') {
                continue;
            }
            let entry = Entry {
                found_by: FoundBy::Paragraph,
                doubts: vec![Doubt::KindGuessed],
                at: line.at().clone(),
                why: "Read as an activity: it is a paragraph, and you asked for all of them.",
                ..Entry::default()
            };
            let id = self.push(i, entry);
            let found = details::tail(line.text(), false, self.aliases);
            self.fill_tail(id, i, found);
        }
    }

    /// Tells which lines are headings, those too that only their place shows.
    pub(super) fn keep_headings(&mut self) {
        for (i, line) in self.lines.iter().enumerate() {
            if let Some(Line { is: Is::Heading(level), .. }) = line {
                self.out.headings.insert(i, *level);
            }
        }
    }
}
