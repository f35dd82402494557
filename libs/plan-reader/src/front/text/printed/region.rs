//! Where a printed table ends, and where pages part it.

use super::ink::ink;
use crate::Aliases;
use crate::front::text::likeness::Look;
use crate::front::text::lines::Line;
use crate::front::text::lost::headings_in;
use crate::interpret::words::{Label, label_of};
use std::collections::HashSet;

/// The lines of a table below its headings.
#[derive(Debug, Clone, Default)]
pub(super) struct Region {
    /// One past its last line.
    pub end: usize,
    /// Lines with which a page begins.
    pages: HashSet<usize>,
    /// Headings that stand again on top of a page.
    again: HashSet<usize>,
}

/// Lines of running text, one after the other, are wider than most lines of a table by this much.
const ACROSS: f64 = 1.35;

impl Region {
    pub(super) fn below(lines: &[Line<'_>], heads: &[String], height: usize, aliases: &Aliases) -> Self {
        let mut out = Self { end: lines.len(), ..Self::default() };
        let wide = wide_of(lines, height);
        let is_wide =
            |l: &Line<'_>| wide.is_some_and(|w| f64::from(ink(l.text.trim())) > f64::from(w) * ACROSS);
        let stands_again = |at: usize| height_of(lines.get(at..).unwrap_or_default(), heads);
        let repeats = (height..lines.len())
            .any(|i| lines.get(i).is_some_and(|l| !l.is_blank()) && stands_again(i).is_some());
        let mut page = false;
        let mut at = height;
        let mut last = height;
        while let Some(line) = lines.get(at) {
            page |= line.page;
            if line.is_blank() {
                at += 1;
                continue;
            }
            if let Some(more) = stands_again(at) {
                out.pages.insert(at + more);
                out.again.extend(at..at + more);
                at += more;
                last = at;
                page = false;
                continue;
            }
            // Where headings stand on every page, one without them is no more of the table.
            if page && repeats {
                out.end = last;
                return out;
            }
            let labelled =
                matches!(label_of(line.text, false), Some((Label::Outcome | Label::Recommendations, ..)));
            let across = [at, at + 1].iter().all(|i| lines.get(*i).is_some_and(&is_wide));
            if labelled || across || headings_in(line.text, aliases).is_some() {
                out.end = name_above(lines, at, height).unwrap_or(last);
                return out;
            }
            if page {
                out.pages.insert(at);
                page = false;
            }
            at += 1;
            last = at;
        }
        out.end = last;
        out
    }

    /// The same, counted from the first line below the headings.
    pub(super) fn below_headings(&self, height: usize) -> Self {
        let less = |all: &HashSet<usize>| all.iter().filter_map(|i| i.checked_sub(height)).collect();
        Self { end: self.end.saturating_sub(height), pages: less(&self.pages), again: less(&self.again) }
    }

    pub(super) fn begins(&self, line: usize) -> bool {
        self.pages.contains(&line)
    }

    pub(super) fn leaves_out(&self, line: usize) -> bool {
        self.again.contains(&line)
    }
}

/// How many lines these headings take where they stand again.
pub(super) fn height_of(lines: &[Line<'_>], heads: &[String]) -> Option<usize> {
    let wanted = || heads.iter().flat_map(|h| h.split_whitespace());
    (1..=3).find(|height| {
        let block = lines.get(..*height).unwrap_or_default();
        block.iter().flat_map(|l| l.text.split_whitespace()).eq(wanted())
    })
}

/// The place of a name right above a labelled line, which begins the next part. Over an outcome stands what it is of.
fn name_above(lines: &[Line<'_>], at: usize, height: usize) -> Option<usize> {
    let above = (height..at).rev().find(|i| lines.get(*i).is_some_and(|l| !l.is_blank()))?;
    let text = lines.get(above)?.text.trim();
    let outcome =
        lines.get(at).is_some_and(|l| matches!(label_of(l.text, false), Some((Label::Outcome, ..))));
    let look = Look::at(text);
    (outcome && look.may_head_a_statement() || look.names_what_follows()).then_some(above)
}

/// How wide nine of ten lines are up to the next headings.
fn wide_of(lines: &[Line<'_>], height: usize) -> Option<u32> {
    let body = lines.iter().skip(height);
    let labelled =
        |l: &Line<'_>| matches!(label_of(l.text, false), Some((Label::Outcome | Label::Recommendations, ..)));
    let mut widths: Vec<u32> =
        body.take_while(|l| !labelled(l)).filter(|l| !l.is_blank()).map(|l| ink(l.text.trim())).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied()
}
