//! Lists under headings: which items are activities, which belong to the item above, and which stand over others.

mod bare;
mod dated;
mod doing;
mod instead;
mod label;
mod leads_stand;
mod owned;
mod shared;

use super::details::{self, Labelled};
use super::line::{Is, Item};
use super::narrative::is_action_like;
use super::opening::Opening;
use super::said::charge;
use super::start::start_of_entry;
use super::walker::{Open, Walker};
use super::when;
use super::{Entry, Piece};
use crate::Location;
use crate::block::Manner;
use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::interpret::recommendation;
use crate::interpret::words::{begins_with_a_verb, is_name_like, is_theme_by_name, split_ref};
pub(super) use bare::BareList;
use doing::BY_DOING;
use label::{full_label, label_and_text, label_and_value};
use leads_stand::LeadsStand;
pub(super) use shared::say_who_and_when;
use shared::{below_named, is_detail, led_by_last, share_detailed, share_with_all, stand_over};

/// An item with the labelled lines beneath it.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub block: usize,
    pub item: Item,
    pub details: Vec<(usize, Vec<Labelled>)>,
    /// Labelled lines below the whole list.
    pub shared: Vec<(usize, Vec<Labelled>)>,
    pub at: Location,
    /// It is numbered by the document, so that its label is no part of its words.
    automatic: bool,
}

/// What the items of a list become.
#[derive(Debug, Clone, Copy)]
pub(super) struct Become {
    pub recommends: bool,
    pub found_by: FoundBy,
    pub why: &'static str,
    pub kind_guessed: bool,
}

impl Walker<'_, '_> {
    /// Takes in the list that begins here and says where it ends.
    pub(super) fn list(&mut self, from: usize) -> usize {
        let (items, end) = self.gather(from);
        if let Some(label) = self.awaiting.take() {
            for it in &items {
                let mark = it.item.label.as_ref().map_or("-".to_owned(), |l| format!("{l}."));
                self.value(it.block, &label, &format!("{mark} {}", it.item.text));
            }
            return end;
        }
        if self.list_goes_on(from, &items) || self.forms_in_items(&items) {
            return end;
        }
        if self.of_numbered_entry(from, &items) || self.names_headings(from, &items) {
            return end;
        }
        if self.signs(from, &items) {
            return end;
        }
        // "Members" may head those who lead what stands above, but not a list of things to do.
        let names_who = matches!(self.open.map(|o| o.what), Some(Opening::Details(ColumnRole::Lead)));
        let open = self.open.filter(|_| !(names_who && mostly_tasks(&items)));
        if open.is_some_and(|o| o.by_line) {
            self.open = None;
        }
        match open.map(|o| o.what) {
            Some(what) if self.list_of_number(what, &items) => {}
            // Whatever it is called, a list that says of each item by whom and by when is one of things to do.
            Some(Opening::Other) if !self.strict && say_who_and_when(&items, self.aliases) => {
                self.bare(&items);
            }
            Some(Opening::Other) if self.promised_by_doing(from, &items) => {
                self.opened(&items, BY_DOING, true);
            }
            Some(Opening::Other) if !bare::promises_each(&items) && !self.unknown_under_number(from) => {}
            Some(Opening::Outcome) if !self.strict => {
                for it in &items {
                    let mark = if it.automatic { String::new() } else { "- ".to_owned() };
                    self.put(it.block, Piece::ThemeOutcome(format!("{mark}{}", label_and_text(it))));
                }
                self.open = None;
            }
            // Around tables the reading of paragraphs takes them in.
            Some(Opening::Outcome) => self.last = None,
            Some(Opening::Details(role)) if !self.strict && self.one_for_all(role, &items) => {}
            Some(Opening::Details(role)) if !self.strict => self.beside(role, &items),
            Some(Opening::Done) if !self.strict => {
                if self.last_list.len() == items.len() && items.len() > 1 && open.is_some_and(|o| !o.by_line)
                {
                    self.beside(ColumnRole::Achieved, &items);
                } else {
                    self.done(&items);
                }
            }
            Some(Opening::Activities) => {
                let become_ = Become {
                    recommends: false,
                    found_by: FoundBy::ListItem,
                    why: "Read as an activity: it is an item of a list under words that announce activities.",
                    kind_guessed: false,
                };
                self.opened(&items, become_, true);
            }
            _ if self.announces_recommendations(open, &items) => {
                let become_ = Become {
                    recommends: true,
                    found_by: FoundBy::ListItem,
                    why: "Read as a recommendation: it is an item of a list under words that announce recommendations.",
                    kind_guessed: false,
                };
                self.opened(&items, become_, true);
            }
            _ => self.bare(&items),
        }
        end
    }

    /// "— The members of the forum" on the last line of a paragraph, which names who speaks there.
    fn signs(&self, from: usize, items: &[Listed]) -> bool {
        let [only] = items else { return false };
        let above = from.checked_sub(1).and_then(|i| self.line(i));
        let same = above.is_some_and(|l| l.is == Is::Plain && *l.at() == only.at && l.text().ends_with('.'));
        same && only.item.label.is_none() && only.details.is_empty() && !is_action_like(&only.item.text)
    }

    /// The items from here on, with the labelled lines between them.
    pub(super) fn gather(&self, from: usize) -> (Vec<Listed>, usize) {
        let mut out: Vec<Listed> = Vec::new();
        let mut i = from;
        while let Some(line) = self.line(i) {
            match &line.is {
                Is::Item(item) => {
                    // "Lead: HR" set as a bullet beneath its item is a detail of it.
                    let details = self.labelled(&item.text).filter(|parts| {
                        !out.is_empty()
                            && item.label.is_none()
                            && parts.iter().all(|p| !p.value.is_empty() && is_detail(p, self.aliases))
                    });
                    // "How we will know: the board is up" beneath "Who" and "When".
                    let further = || {
                        let told = out.last().filter(|l| !l.details.is_empty() && l.item.level < item.level);
                        told.and_then(|_| self.labelled_item(line)).map(|part| vec![part])
                    };
                    let details = details.or_else(further);
                    match (details, out.last_mut()) {
                        (Some(parts), Some(last)) => last.details.push((i, parts)),
                        _ => out.push(Listed {
                            block: i,
                            item: item.clone(),
                            details: Vec::new(),
                            shared: Vec::new(),
                            at: line.at().clone(),
                            automatic: matches!(line.p.manner, Manner::Numbered { .. }),
                        }),
                    }
                }
                Is::Plain if self.awaiting.is_none() => {
                    let parts = self.labelled_line(line).filter(|parts| {
                        parts.iter().all(|p| !p.value.is_empty() && is_detail(p, self.aliases))
                    });
                    let due = when::is_due(line.text()).then(|| vec![Labelled::due(line.text())]);
                    let parts = parts.or(due);
                    match (parts, out.last_mut()) {
                        (Some(parts), Some(last)) => last.details.push((i, parts)),
                        _ => break,
                    }
                }
                _ => break,
            }
            i += 1;
        }
        share_with_all(&mut out, self.aliases);
        (out, i.max(from + 1))
    }

    fn opened(&mut self, items: &[Listed], what: Become, firm: bool) {
        if self.background.is_some() || self.strict && !firm {
            return;
        }
        let named = share_detailed(items, self.aliases) * 2 >= items.len();
        let in_place = || items.first().is_some_and(|it| self.stands_for_a_table(it.block));
        if self.strict && (what.recommends || !named && !in_place()) {
            return;
        }
        let before = self.out.entries.len();
        self.take(items, what, None, 0);
        let made: Vec<usize> = (before..self.out.entries.len()).collect();
        if !what.recommends {
            self.last_list = made
                .into_iter()
                .filter(|id| self.out.entries.get(*id).is_some_and(|e| !e.recommends))
                .collect();
        }
    }

    /// Makes entries of items; `parent` is the reference of the item above them.
    pub(super) fn take(&mut self, items: &[Listed], what: Become, parent: Option<&str>, depth: u8) {
        let Some(base) = items.iter().map(|i| i.item.level).min() else { return };
        // The items of the outer level, each with those beneath it.
        let mut groups: Vec<(&Listed, &[Listed])> = Vec::new();
        let mut at = 0;
        while let Some(top) = items.get(at) {
            let below =
                items.get(at + 1..).unwrap_or_default().iter().take_while(|i| i.item.level > base).count();
            groups.push((top, items.get(at + 1..at + 1 + below).unwrap_or_default()));
            at += 1 + below;
        }
        let over_others = depth < 4 && stand_over(&groups, self.aliases);
        let tops: Vec<&Listed> = groups.iter().map(|g| g.0).collect();
        let before_dates = self.names_leads_before_dates();
        let leads = LeadsStand::of(&tops, self.brackets, before_dates, self.aliases);
        for (top, below) in &groups {
            let label = top.item.label.as_deref();
            let ref_ = label.map(|l| full_label(parent, l));
            if over_others && !below.is_empty() {
                let name = is_name_like(&top.item.text) && top.details.is_empty();
                let themed = self.above.iter().any(|(_, t)| is_theme_by_name(t) || split_ref(t).0.is_some());
                if name && !themed && depth == 0 {
                    let heading = match label {
                        Some(l) => format!("{l}. {}", top.item.text),
                        None => top.item.text.clone(),
                    };
                    self.put(top.block, Piece::Theme(heading));
                    self.last = None;
                } else {
                    let why = "Read as a recommendation: activities stand beneath this item.";
                    let over = Become { recommends: true, why, ..what };
                    self.entry(top, &[], over, ref_.clone(), leads.of_what_stands_over());
                }
                let activities = Become { recommends: false, ..what };
                self.take(
                    below,
                    if what.recommends && !below_named(below, self.aliases) { what } else { activities },
                    ref_.as_deref(),
                    depth + 1,
                );
            } else {
                self.entry(top, below, what, ref_, leads);
            }
        }
    }

    fn entry(
        &mut self,
        it: &Listed,
        below: &[Listed],
        what: Become,
        ref_: Option<String>,
        leads: LeadsStand,
    ) {
        if what.recommends
            && let Some((top, points)) = led_by_last(it, below, leads.in_brackets)
        {
            return self.entry(&top, &points, what, ref_, leads);
        }
        let mut doubts = Vec::new();
        if what.kind_guessed {
            doubts.push(Doubt::KindGuessed);
        }
        let entry = Entry {
            recommends: what.recommends,
            ref_,
            found_by: what.found_by,
            doubts,
            at: it.at.clone(),
            why: what.why,
            ..Entry::default()
        };
        let id = self.push(it.block, entry);
        if what.recommends {
            let found = details::tail(&it.item.text, false, self.aliases);
            let led = found.lead.is_some()
                && found.date.is_none()
                && found.achieved.is_none()
                && !found.left.is_empty();
            let (text, authority, label) = if led {
                found.left.iter().for_each(|words| self.words(it.block, words, ""));
                (
                    found.text,
                    found.lead.as_deref().map(recommendation::split_authorities).unwrap_or_default(),
                    None,
                )
            } else {
                recommendation::take_authority(&it.item.text, leads.in_brackets)
            };
            if let Some(entry) = self.out.entries.get_mut(id) {
                entry.text = text;
                entry.lead = Some(authority.join("\n")).filter(|a| !a.is_empty());
            }
            if let Some(label) = label {
                self.words(it.block, &label, "");
            }
        } else {
            let tick = it.item.text.chars().next().filter(|c| matches!(c, '☑' | '☒' | '✅'));
            let text = it.item.text.trim_start_matches(['☑', '☒', '✅', '☐']);
            // "Action 1.2: Publish it" names its number.
            let start = start_of_entry(text).filter(|s| !s.recommends && !s.rest.is_empty());
            if let Some(entry) = self.out.entries.get_mut(id) {
                entry.tick = tick;
                if let Some(start) = start.as_ref().filter(|_| entry.ref_.is_none()) {
                    entry.ref_ = Some(start.ref_.clone());
                }
            }
            if let Some(start) = &start {
                self.words(it.block, &start.own, "");
            }
            let words = start.as_ref().map_or(text, |s| s.rest.as_str());
            let mut found = dated::tail(words, leads.alone, self.aliases);
            if leads.in_brackets && found.is_empty() && found.text.ends_with(']') {
                found.take_brackets();
            }
            if leads.before_dates {
                found.part_lead();
            }
            let charged = charge(&found.text).map(|(who, _)| who.to_owned());
            if let (true, None, Some(who)) = (leads.charged, &found.lead, charged) {
                found.lead = Some(who);
                if let Some(entry) = self.out.entries.get_mut(id) {
                    entry.doubts.push(Doubt::LeadInText);
                }
            }
            if found.date.is_none()
                && let Some(date) = when::date_within(&found.text)
            {
                found.date = Some(date.to_owned());
                if let Some(entry) = self.out.entries.get_mut(id) {
                    entry.doubts.push(Doubt::DateInText);
                }
            }
            self.fill_tail(id, it.block, found);
        }
        let base = it.item.level;
        for sub in below {
            let indent = "  ".repeat(usize::from(sub.item.level.saturating_sub(base + 1)));
            let mark = sub.item.label.as_ref().map_or("-".to_owned(), |l| format!("{l}."));
            if let Some(entry) = self.out.entries.get_mut(id) {
                entry.text.push_str(&format!("\n{indent}{mark} {}", sub.item.text));
                entry.blocks.push(sub.block);
            }
            self.put(sub.block, Piece::Joined("Read with the item above it: it stands deeper in the list."));
            self.own_details(id, sub);
        }
        self.own_details(id, it);
    }

    /// What has been done, listed under a theme.
    fn done(&mut self, items: &[Listed]) {
        for it in items {
            let update = crate::draft::DraftUpdate {
                text: label_and_text(it),
                found_by: FoundBy::ListItem,
                source: it.at.clone(),
                ..crate::draft::DraftUpdate::default()
            };
            self.put(it.block, Piece::Update(Box::new(update)));
        }
        self.open = None::<Open>;
    }
}

/// True for a list of which most items begin with something to do.
fn mostly_tasks(items: &[Listed]) -> bool {
    let task =
        |it: &&Listed| begins_with_a_verb(&it.item.text) && it.item.text.split_whitespace().count() > 3;
    items.iter().filter(task).count() * 2 > items.len()
}
