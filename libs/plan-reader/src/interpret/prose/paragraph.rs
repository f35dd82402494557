//! Entries that are paragraphs of running text, or go on in one.

use super::line::{Is, Line};
use super::opening::{Opening, opening};
use super::walker::Walker;
use super::{Entry, Piece, details, narrative};
use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::interpret::words::{folded, is_name_like, word_list};

/// So many lines on either side tell how the lines of a stretch end.
const NEAR: usize = 20;

impl Walker<'_, '_> {
    /// True for the one paragraph between a line in bold that announces activities and their list.
    pub(super) fn between(&self, i: usize) -> bool {
        let item = matches!(self.line(i + 1), Some(Line { is: Is::Item(_), .. }));
        let above = i.checked_sub(1).and_then(|i| self.line(i)).filter(|l| l.p.bold && item);
        above.is_some_and(|l| opening(l.text(), true, self.aliases) == Some(Opening::Activities))
    }

    pub(super) fn paragraph_entry(&mut self, i: usize, line: &Line<'_>, what: Opening) {
        let recommends = what == Opening::Recommendations;
        let lead_alone = !recommends && self.leads_end_lines(i);
        let found = details::tail(line.text(), lead_alone, self.aliases);
        let detailed = !found.is_empty() || self.lead_or_date_follows(i);
        if !detailed && !recommends && !narrative::is_action_like(&found.text) {
            return;
        }
        let words = word_list(line.text()).len();
        if recommends && !detailed && !(4..=120).contains(&words) {
            return;
        }
        let why = if recommends {
            "Read as a recommendation: it is a paragraph under a heading of recommendations."
        } else {
            "Read as an activity: it is a paragraph under a heading of activities and says what will be done."
        };
        let entry = Entry {
            recommends,
            found_by: FoundBy::Paragraph,
            at: line.at().clone(),
            why,
            ..Entry::default()
        };
        let id = self.push(i, entry);
        self.fill_tail(id, i, found);
    }

    /// Takes "To achieve this, we plan to: train all panels." as an activity. False where a line says no such thing.
    pub(super) fn promised_in_line(&mut self, i: usize, line: &Line<'_>) -> bool {
        let Some((lead_in, said)) = line.text().split_once(": ") else { return false };
        // "We will publish it (Lead: …)": the colon belongs to what stands in the brackets.
        if lead_in.matches(['(', '[']).count() > lead_in.matches([')', ']']).count() {
            return false;
        }
        let announced = opening(&format!("{lead_in}:"), true, self.aliases) == Some(Opening::Activities);
        let at_length = |text: &str| text.split_whitespace().count() >= 3;
        if self.strict || self.background.is_some() || !announced || !at_length(lead_in) || !at_length(said) {
            return false;
        }
        let entry = Entry {
            found_by: FoundBy::Paragraph,
            at: line.at().clone(),
            doubts: vec![Doubt::KindGuessed],
            why: "Read as an activity: the words before the colon say that it will be done.",
            ..Entry::default()
        };
        let id = self.push(i, entry);
        self.fill_tail(id, i, details::tail(said.trim(), false, self.aliases));
        self.words(i, lead_in, "Left out as a label: it only says what the words behind it are.");
        true
    }

    /// True where most of the lines of running text around this one end in who leads.
    fn leads_end_lines(&self, i: usize) -> bool {
        let text = |i: usize| self.line(i).filter(|l| l.is == Is::Plain).map(Line::text);
        let before = (0..i).rev().map_while(text).take(NEAR);
        let around: Vec<&str> = before.chain((i..self.lines.len()).map_while(text).take(NEAR)).collect();
        let led = around.iter().filter(|t| details::tail(t, true, self.aliases).lead.is_some()).count();
        around.len() > 1 && led * 2 > around.len()
    }

    /// True where the line right below begins with the label of a lead or a date.
    fn lead_or_date_follows(&self, i: usize) -> bool {
        let below = self.line(i + 1).filter(|l| l.is == Is::Plain).and_then(|l| self.labelled(l.text()));
        let first = below.as_ref().and_then(|parts| parts.first());
        first.is_some_and(|part| {
            let role = self.role_of(&part.label);
            matches!(role, Some(ColumnRole::Lead | ColumnRole::TargetDate))
        })
    }

    /// The text of an entry whose heading gave only a number or a name.
    pub(super) fn text_of_last(&mut self, i: usize, line: &Line<'_>) -> bool {
        let labelled = self.labelled_line(line).is_some();
        let labels_follow = self
            .line(i + 1)
            .and_then(|next| self.labelled_line(next))
            .is_some_and(|parts| parts.first().is_some_and(|part| self.role_of(&part.label).is_some()));
        let Some(last) = self.last.and_then(|id| self.out.entries.get_mut(id)) else { return false };
        let text = line.text();
        if self.roles.contains_key(&folded(text.split(':').next().unwrap_or_default())) && text.contains(':')
        {
            return false;
        }
        let words = word_list(text);
        let says_what =
            words.iter().any(|w| matches!(w.as_str(), "should" | "must" | "recommend" | "recommends"));
        let right_below = last.blocks.last().is_some_and(|b| b + 1 == i);
        // "Fees should be met, including:" goes on in the list below it.
        let listed = text.ends_with(':')
            && last.ref_.is_some()
            && matches!(self.lines.get(i + 1), Some(Some(Line { is: Is::Item(_), .. })))
            && !matches!(opening(text, true, self.aliases), Some(Opening::Activities));
        if last.text.is_empty() && right_below && (listed || !text.ends_with(':')) {
            let found = details::tail(text, false, self.aliases);
            last.blocks.push(i);
            let id = self.last.unwrap_or_default();
            self.fill_tail(id, i, found);
            self.put(i, Piece::Joined("Read as the text of the entry that the line above begins."));
            return true;
        }
        // A second paragraph between the text and the lines that say who and when.
        let told = last.lead.is_some() || last.date.is_some() || last.achieved.is_some();
        if right_below && labels_follow && !labelled && last.blocks.len() > 1 && last.ref_.is_some() && !told
        {
            last.text.push('\n');
            last.text.push_str(text);
            last.blocks.push(i);
            self.put(i, Piece::Joined("Read with the text above it: who and when stand below both."));
            return true;
        }
        if last.recommends
            && last.found_by == FoundBy::Heading
            && last.heading.is_none()
            && right_below
            && says_what
            && is_name_like(&last.text)
        {
            last.heading = Some(std::mem::take(&mut last.text));
            last.text = text.to_owned();
            last.blocks.push(i);
            self.put(
                i,
                Piece::Joined("Read as the recommendation itself: the heading above is only its name."),
            );
            return true;
        }
        false
    }
}
