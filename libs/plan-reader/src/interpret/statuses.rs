//! How an activity is going: by the words of its status cell, by the position of a tick, by a colour and its legend.

use std::collections::HashMap;

use super::Interpreter;
use super::activity::put;
use super::columns;
use super::entry::Entry;
use super::words::{folded, word_list};
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Row, Table};
use crate::colour::Hue;
use crate::confidence::FoundBy;
use crate::date::{StatusHint, TargetReading};
use crate::draft::{ColumnRole, DraftActivity};
use crate::query::{Query, QueryKind};
use crate::status::{self, DraftStatus, ProposedStatus, StatusFrom};

/// What the document itself says its colours mean.
#[derive(Debug, Default)]
pub(super) struct Legend(HashMap<Hue, String>);

impl Legend {
    /// Looks for a legend: "Green = on track", or coloured cells with their meaning in or beside them.
    pub fn read(blocks: &[Block]) -> Self {
        let mut out = Self::default();
        for block in blocks {
            match block {
                Block::Paragraph(p) => out.line(&p.text),
                Block::Table(t) => out.table(t),
            }
        }
        // A single colour that happens to stand before a status is no legend.
        if out.0.len() < 2 {
            out.0.clear();
        }
        out
    }

    fn line(&mut self, text: &str) {
        // What stands between a colour and its meaning. Most lines have none of them.
        if !text.contains(['=', ':', '–', '-']) && !text.contains(" means ") {
            return;
        }
        for piece in text.split(['\n', ';', ',', '|']).flat_map(|piece| piece.split(". ")) {
            let piece = piece.trim().trim_start_matches(|c: char| !c.is_alphanumeric());
            let piece = piece
                .split_once(':')
                .filter(|(before, _)| {
                    word_list(before).iter().all(|w| {
                        matches!(w.as_str(), "key" | "rag" | "status" | "legend" | "brag" | "allwedd")
                    })
                })
                .map_or(piece, |(_, after)| after.trim());
            let parted = piece
                .split_once('=')
                .or_else(|| piece.split_once(':'))
                .or_else(|| piece.split_once(" – "))
                .or_else(|| piece.split_once(" - "))
                .or_else(|| piece.split_once(" means "));
            let Some((colour, meaning)) = parted else { continue };
            let name = folded(colour);
            if let Some(hue) = status::hue_named(&name).or_else(|| status::hue_lettered(&name)) {
                self.add(hue, meaning);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        for row in &table.rows {
            let cells: Vec<&Cell> = row.cells.iter().filter(|c| !c.is_empty() || c.fill.is_some()).collect();
            // A row of the plan has words that are no part of a legend.
            let texts: Vec<String> = cells.iter().map(|c| c.text()).collect();
            if texts.iter().any(|text| text.split_whitespace().nth(14).is_some()) {
                continue;
            }
            texts.iter().for_each(|text| self.line(text));
            let hued = |(cell, text): (&&Cell, &String)| cell.fill.is_some() || of_colour(text).is_some();
            // Few rows of a plan have a colour; only of those it is asked what the others of their cells mean.
            if !cells.iter().zip(&texts).any(hued)
                || !cells.iter().zip(&texts).all(|both| hued(both) || meaning(both.1).is_some())
                || cells.len() == 1 && cells.iter().all(|c| c.is_empty())
            {
                continue;
            }
            // Colours and their meanings may take turns along one row.
            let in_turns = cells.len().is_multiple_of(2)
                && cells.chunks(2).all(|pair| {
                    matches!(pair, [colour, words] if colour.is_empty() && colour.fill.is_some() && !words.is_empty())
                });
            for (i, (cell, text)) in cells.iter().zip(&texts).enumerate() {
                let hue = cell.fill.map(crate::colour::Colour::hue).or_else(|| of_colour(text));
                let Some(hue) = hue.filter(|h| status::of_hue(*h).is_some()) else { continue };
                // Its own words say what it means, or those of the cell beside it do.
                if meaning(text).is_some() && of_colour(text).is_none() {
                    self.add(hue, text);
                } else if let Some(words) =
                    texts.get(i + 1).filter(|w| (cells.len() == 2 || in_turns) && meaning(w).is_some())
                {
                    self.add(hue, words);
                }
            }
        }
    }

    fn add(&mut self, hue: Hue, words: &str) {
        let words = words.trim().trim_end_matches(['.', ')']);
        if meaning(words).is_some() && words.split_whitespace().count() <= 14 {
            self.0.entry(hue).or_insert_with(|| words.to_owned());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True for a table that only explains colours.
    pub fn is_all_of(&self, table: &Table) -> bool {
        let mut own = Self::default();
        own.table(table);
        own.0.len() >= 2
    }

    /// The words for a colour and what they mean, by the legend or else by custom.
    fn of(&self, hue: Hue) -> Option<(String, Option<ProposedStatus>)> {
        match self.0.get(&hue) {
            Some(words) => {
                // "Red: not started or off track" says two things, of which red says one everywhere.
                let usual = status::of_hue(hue).map(|(_, proposed)| proposed);
                let proposed =
                    meanings(&folded(words)).find(|m| Some(*m) == usual).or_else(|| meaning(words));
                Some((words.clone(), proposed))
            }
            None => status::of_hue(hue).map(|(name, proposed)| (name.to_owned(), Some(proposed))),
        }
    }
}

/// The status that the words of a legend name anywhere in them: "Action is on track".
fn meaning(text: &str) -> Option<ProposedStatus> {
    status::of_words(text).or_else(|| meanings(&folded(text)).next())
}

/// The statuses that begin at any word of a text that is folded, in their order.
fn meanings(words: &str) -> impl Iterator<Item = ProposedStatus> {
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at + 1));
    starts.filter_map(|from| status::of_folded(words.get(from..)?))
}

fn of_colour(text: &str) -> Option<Hue> {
    status::hue_named(&folded(text))
}

/// A cell with a tick and nothing more.
pub(super) fn is_mark(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "✓" | "✔" | "☑" | "☒" | "✗" | "✘" | "×" | "●" | "•" | "■" | "⬤" | "*" | "√" | "ü" | "P")
        || matches!(folded(text).as_str(), "x" | "y" | "yes" | "tick" | "ticked" | "true" | "1")
}

/// True for "Completed Y/N", under which each cell is an answer rather than a tick.
pub(super) fn asks_yes_or_no(heading: &str) -> bool {
    let words = word_list(heading);
    words.len() > 2
        && matches!(words.as_slice(), [.., yes, no] if matches!((yes.as_str(), no.as_str()), ("y", "n") | ("yes", "no")))
}

/// The answers of a row under such headings.
pub(super) fn answers(entry: &Entry<'_>) -> Vec<String> {
    let asked = entry.ticks.iter().filter(|(_, heading)| asks_yes_or_no(heading));
    let words = asked.map(|(cell, _)| chosen_box(&cell.text()));
    words
        .filter(|text| text.chars().any(char::is_alphanumeric) && (is_mark(text) || is_no_mark(text)))
        .collect()
}

/// A box left empty.
pub(super) fn is_no_mark(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "" | "☐" | "□" | "-" | "–" | "—")
        || matches!(folded(text).as_str(), "n" | "no" | "false" | "0")
}

impl Interpreter {
    /// How the activity of a row is going. Words in a ticked column that are no tick stand with the other columns.
    pub(super) fn status_of(
        &mut self,
        entry: &Entry<'_>,
        row: &Row,
        other: &mut serde_json::Map<String, serde_json::Value>,
    ) -> Option<DraftStatus> {
        self.ticked(entry, other)
            .or_else(|| self.worded(entry))
            // A row struck through keeps its old colour; only one that says it is done still counts.
            .or_else(|| {
                let done = |s: &DraftStatus| s.proposed == Some(ProposedStatus::Complete);
                self.coloured(entry).filter(|s| !row.struck || done(s))
            })
            .or_else(|| said_in_progress(entry))
            .or_else(|| {
                row.struck.then(|| DraftStatus {
                    words: "Struck through".into(),
                    mark: None,
                    proposed: Some(ProposedStatus::Stopped),
                    from: StatusFrom::Strike,
                    source: row.at.clone(),
                })
            })
    }

    fn ticked(
        &mut self,
        entry: &Entry<'_>,
        other: &mut serde_json::Map<String, serde_json::Value>,
    ) -> Option<DraftStatus> {
        let mut found = None;
        let coloured: Vec<_> = entry.ticks.iter().filter(|(c, _)| c.fill.is_some()).collect();
        for (cell, heading) in &entry.ticks {
            let written = cell.text();
            let text = chosen_box(&written);
            let by_colour_alone =
                text.trim().is_empty() && cell.fill.is_some() && coloured.len() == 1 && found.is_none();
            if !is_no_mark(&text) || by_colour_alone {
                let lettered = status::hue_lettered(&folded(heading)).or_else(|| of_colour(heading));
                let proposed = match lettered {
                    Some(hue) => self.legend.of(hue).and_then(|(_, proposed)| proposed),
                    None => status::of_words(heading),
                };
                found = Some(DraftStatus {
                    words: heading.clone(),
                    mark: Some(text.clone()).filter(|t| is_mark(t)),
                    proposed,
                    from: StatusFrom::Tick,
                    source: cell.at.clone(),
                });
            }
            if !is_mark(&text) && !is_no_mark(&text) {
                put(other, heading, &text);
            } else if written.chars().any(char::is_alphanumeric) && !asks_yes_or_no(heading) {
                // "N" under "Complete" says what the empty box says.
                self.said_again.push(written);
            }
        }
        found
    }

    fn worded(&self, entry: &Entry<'_>) -> Option<DraftStatus> {
        let cell = entry.cells.get(&ColumnRole::Status)?.cell;
        let words = chosen_box(&cell.text());
        let proposed = status::read_by(&words, |hue| self.legend.of(hue).and_then(|(_, proposed)| proposed));
        let source = cell.at.clone();
        Some(DraftStatus { words, mark: None, proposed, from: StatusFrom::Words, source })
    }

    fn coloured(&mut self, entry: &Entry<'_>) -> Option<DraftStatus> {
        let cell = entry.status.filter(|c| c.is_empty())?;
        let (words, proposed) = self.legend.of(cell.fill?.hue())?;
        if self.legend.is_empty() && !self.said_colours {
            self.said_colours = true;
            self.queries.push(Query::new(
                QueryKind::Status,
                "Statuses are told by colour alone, and the document does not say what its colours mean. Red was read as delayed, amber as at risk, green as on track, blue as complete and grey as not started. Check that this is what they mean.",
                cell.at.clone(),
            ));
        }
        let source = cell.at.clone();
        Some(DraftStatus { words, mark: None, proposed, from: StatusFrom::Colour, source })
    }
}

/// A progress cell that says nothing but a status.
fn said_in_progress(entry: &Entry<'_>) -> Option<DraftStatus> {
    let cell = entry.cells.get(&ColumnRole::Achieved)?.cell;
    let words = cell.text();
    let proposed = status::of_words(&words).filter(|_| status::is_only_status(&words))?;
    let source = cell.at.clone();
    Some(DraftStatus { words, mark: None, proposed: Some(proposed), from: StatusFrom::Words, source })
}

/// The status in the words of an activity that stands outside tables.
pub(super) fn from_words(activity: &mut DraftActivity, aliases: &Aliases) {
    if activity.status.is_some() || activity.found_by == FoundBy::TableRow {
        return;
    }
    let labelled = activity.other.iter().find_map(|(label, value)| {
        let role =
            columns::assign_knowing(std::slice::from_ref(label), aliases, &[]).into_iter().next().flatten();
        value.as_str().filter(|_| role == Some(ColumnRole::Status))
    });
    let told = activity.achieved.as_deref().filter(|a| status::is_only_status(a));
    if let Some(words) = labelled.or(told) {
        activity.status = Some(DraftStatus {
            words: words.to_owned(),
            mark: None,
            proposed: status::of_words(words),
            from: StatusFrom::Words,
            source: activity.source.clone(),
        });
    }
}

/// A target date that says how it went: "Completed June 2020".
pub(super) fn from_date(activity: &mut DraftActivity, reading: &TargetReading) {
    let proposed = match reading.status_hint {
        Some(StatusHint::Completed) => ProposedStatus::Complete,
        Some(StatusHint::InProgress) => ProposedStatus::OnTrack,
        _ => return,
    };
    if activity.status.as_ref().is_none_or(|s| s.from == StatusFrom::Strike) {
        activity.status = Some(DraftStatus {
            words: activity.target_date.clone().unwrap_or_default(),
            mark: None,
            proposed: Some(proposed),
            from: StatusFrom::TargetDate,
            source: activity.sources.get(&ColumnRole::TargetDate).cloned().unwrap_or_default(),
        });
    }
}

/// The one that is ticked of "☐ Not started ☑ In progress ☐ Complete", and nothing where none is; any other words as
/// they stand.
pub(super) fn chosen_box(text: &str) -> String {
    let boxes = ['☐', '☑', '☒', '□', '✓', '✔', '■'];
    let ticked = |c: char| matches!(c, '☑' | '☒' | '✓' | '✔' | '■');
    if text.matches(boxes).count() < 2 {
        return text.to_owned();
    }
    let mut chosen = text.char_indices().filter(|(_, c)| ticked(*c)).map(|(at, c)| at + c.len_utf8());
    let (first, second) = (chosen.next(), chosen.next());
    let Some(at) = first.filter(|_| second.is_none()) else {
        return if second.is_some() { text.to_owned() } else { String::new() };
    };
    let rest = text.get(at..).unwrap_or_default();
    rest.split(boxes).next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::chosen_box;

    #[test]
    fn of_several_boxes_the_ticked_one_counts() {
        assert_eq!(chosen_box("☐ Not started ☑ In progress ☐ Complete"), "In progress");
        assert_eq!(chosen_box("✓ Complete"), "✓ Complete");
        assert_eq!(chosen_box("☑ One ☑ Two"), "☑ One ☑ Two");
        assert_eq!(chosen_box("☐ Yes ☐ No"), "");
    }
}
