//! Puts what recognition found into the draft, in the order of the document.

use super::{Entry, Piece, Prose};
use crate::block::{Paragraph, lines_of};
use crate::confidence::Doubt;
use crate::draft::{DraftActivity, DraftRecommendation, UnplacedReason};
use crate::interpret::recommendation::{full_ref, split_authorities};
use crate::interpret::words::word_list;
use crate::interpret::{Interpreter, add_line};
use crate::status::{DraftStatus, ProposedStatus, StatusFrom};

impl Interpreter {
    /// Takes in the pieces of one paragraph.
    pub(in crate::interpret) fn take_pieces(&mut self, prose: &mut Prose, block: usize, p: &Paragraph) {
        let pieces = prose.at.remove(&block).unwrap_or_default();
        let words = lines_of(std::slice::from_ref(p));
        let mut why = "";
        for piece in pieces {
            match piece {
                Piece::Entry(id) => {
                    if let Some(entry) = prose.entries.get_mut(id).map(std::mem::take) {
                        why = entry.why;
                        self.take_entry(entry);
                    }
                }
                Piece::Joined(reason) => why = reason,
                Piece::Words { text, reason, why: because } => {
                    if !because.is_empty() {
                        why = because;
                    }
                    self.unplaced(&text, reason, &p.at);
                }
                Piece::Theme(name) => {
                    self.service = None;
                    self.open_theme(&name, &p.at);
                    why = "Read as a theme: activities stand beneath it.";
                }
                Piece::ThemeLead(lead) => {
                    add_line(&mut self.current_theme().leads_as_written, &lead);
                    why = "Read as the lead of the theme: it stands right under the theme's heading.";
                }
                Piece::ThemeOutcome(text) => {
                    add_line(&mut self.current_theme().outcome, &text);
                    why = "Read as the desired outcome of the theme: it stands under words that say so.";
                }
                Piece::Time(when) => {
                    self.time = Some(when);
                    why = "Read as by when the activities under this heading are due: it says so of all of them.";
                }
                Piece::Update(mut update) => {
                    if update.theme.is_none() {
                        let theme = self.theme.and_then(|t| self.draft.themes.get(t));
                        update.theme = theme.and_then(|t| t.name.clone());
                    }
                    why = "Read as an update: it says what has been done.";
                    self.draft.updates.push(*update);
                }
            }
        }
        if why.is_empty() {
            why = "Left out as a label: it only says what the words beside it are.";
        }
        self.explain(&p.at, &words, why);
    }

    fn take_entry(&mut self, entry: Entry) {
        let at = entry.at.clone();
        let service = entry.service.or_else(|| self.service.clone());
        let sub_heading = self.sub_heading.clone();
        let shared = self.time.clone().filter(|time| entry.date.is_none() && !spans_all(time));
        let theme = self.current_theme();
        let theme_ref = theme.ref_.clone();
        if entry.recommends {
            let text = match entry.other.as_slice() {
                [] => entry.text,
                more => {
                    let more: Vec<String> = more.iter().map(|(l, v)| format!("{l}: {v}")).collect();
                    format!("{}\n{}", entry.text, more.join("\n"))
                }
            };
            theme.recommendations.push(DraftRecommendation {
                ref_: entry.ref_.map(|r| full_ref(theme_ref.as_deref(), &r)),
                heading: entry.heading,
                text,
                lead_authority: entry.lead.as_deref().map(split_authorities).unwrap_or_default(),
                found_by: entry.found_by,
                doubts: entry.doubts,
                source: entry.at,
                ..DraftRecommendation::default()
            });
            // A recommendation has no place for a date or an account of progress.
            for text in [entry.date, entry.achieved].into_iter().flatten() {
                self.unplaced(&text, UnplacedReason::Note, &at);
            }
            return;
        }
        let mut other = serde_json::Map::new();
        for (label, value) in entry.other {
            crate::interpret::activity::put(&mut other, &label, &value);
        }
        if let Some(heading) = &sub_heading {
            crate::interpret::activity::put(&mut other, "Heading", heading);
        }
        let mut doubts: Vec<Doubt> = entry.doubts;
        doubts.extend(shared.as_ref().map(|_| Doubt::SharedDetails));
        doubts.dedup();
        theme.activities.push(DraftActivity {
            ref_: entry.ref_,
            service,
            text: entry.text,
            lead: entry.lead,
            target_date: entry.date.or(shared),
            achieved: entry.achieved,
            other,
            status: entry.tick.map(|mark| DraftStatus {
                words: mark.to_string(),
                mark: Some(mark.to_string()),
                proposed: Some(ProposedStatus::Complete),
                from: StatusFrom::Tick,
                source: entry.at.clone(),
            }),
            found_by: entry.found_by,
            doubts,
            source: entry.at,
            ..DraftActivity::default()
        });
    }
}

/// "2025 - 2030" over all that is listed says how long the plan holds, and of nothing when it is due.
fn spans_all(time: &str) -> bool {
    let years: Vec<u32> = word_list(time).iter().map_while(|w| w.parse().ok()).collect();
    matches!(years.as_slice(), [from, to] if *from > 2000 && *to > from + 2)
}
