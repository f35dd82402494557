//! Running text each of whose actions is a line that ends in who leads and by when: "Train all panels. Lead: HR. Due: May 2027."

use super::Entry;
use super::background::is_background;
use super::details::{self, Tail};
use super::line::{Is, Line};
use super::narrative::promises;
use super::walker::Walker;
use crate::confidence::{Doubt, FoundBy};
use crate::lead::looks_like_leads;

/// One such line may be anything.
const LEAST: usize = 2;

impl Walker<'_, '_> {
    /// Takes these lines as activities, in a document that has no others. False where it has too few of them.
    pub(super) fn take_ended(&mut self) -> bool {
        let mut background: Option<u8> = None;
        let mut found: Vec<(usize, Tail)> = Vec::new();
        let mut promised: Vec<(usize, Tail)> = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            match line {
                Some(Line { is: Is::Heading(level), .. }) => {
                    background = background.filter(|above| level > above);
                    let text = line.as_ref().map(Line::text).unwrap_or_default();
                    background = background.or(Some(*level).filter(|_| is_background(text)));
                    // Whole lines in bold letters may be what is done.
                    let tail = details::tail(text, false, self.aliases);
                    let who = tail.lead.is_some() || tail.lead_before_date().is_some();
                    let both = background.is_none() && who && tail.date.is_some();
                    found.extend(both.then_some((i, tail)));
                }
                Some(line) if line.is == Is::Plain && background.is_none() => {
                    let tail = details::tail(line.text(), false, self.aliases);
                    let into = if promises(line.text()) { &mut promised } else { &mut found };
                    into.extend(tail.date.is_some().then_some((i, tail)));
                }
                _ => {}
            }
        }
        // "Train panels – Communications – May 2027": what may be a team is one where half of all are.
        let who = |t: &Tail| t.lead_before_date().map(|(_, who)| looks_like_leads(who));
        let leads = found.iter().filter(|(_, t)| who(t) == Some(true)).count();
        let others = found.iter().filter(|(_, t)| who(t) == Some(false)).count();
        if leads > 0 && leads >= others {
            found.iter_mut().for_each(|(_, t)| t.part_lead());
        }
        found.retain(|(_, t)| t.lead.is_some() && t.date.is_some() && t.text.split_whitespace().count() >= 3);
        // What promises something is proposed sentence by sentence, where all lines do.
        if found.len() < LEAST {
            return false;
        }
        found.extend(promised.into_iter().filter(|(_, t)| t.lead.is_some()));
        found.sort_by_key(|(i, _)| *i);
        for (i, tail) in found {
            let Some(line) = self.line(i) else { continue };
            self.out.at.remove(&i);
            let entry = Entry {
                found_by: FoundBy::Paragraph,
                doubts: vec![Doubt::KindGuessed],
                at: line.at().clone(),
                why: "Read as an activity: the line ends in who leads and by when.",
                ..Entry::default()
            };
            let id = self.push(i, entry);
            self.fill_tail(id, i, tail);
        }
        true
    }
}
