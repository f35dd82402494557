//! Where the items of a list name who leads, found out over the whole list: one item alone may mean anything.

use std::collections::HashSet;

use super::Listed;
use crate::aliases::Aliases;
use crate::interpret::prose::details::{self, Tail};
use crate::interpret::prose::line::Is;
use crate::interpret::prose::said::charge;
use crate::interpret::prose::walker::Walker;
use crate::interpret::recommendation;
use crate::lead::looks_like_leads;

/// How the items of a list name who leads.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeadsStand {
    /// At the end of most items, without a date.
    pub alone: bool,
    /// Behind a dash, before another with the date.
    pub before_dates: bool,
    /// Before what they are to do: "Asha Rao to draft the letter".
    pub charged: bool,
    /// In brackets at the end.
    pub in_brackets: bool,
}

impl LeadsStand {
    /// `brackets` says that the document calls what stands in brackets the lead.
    /// `before_dates` says that most items of its lists name who leads before the date.
    pub(super) fn of(tops: &[&Listed], brackets: bool, before_dates: bool, aliases: &Aliases) -> Self {
        let most = |holds: &dyn Fn(&&&Listed) -> bool| tops.iter().filter(holds).count() * 2 > tops.len();
        let tail = |t: &Listed, lead_alone| details::tail(&t.item.text, lead_alone, aliases);
        let leads = |found: &Tail| found.lead_before_date().is_some_and(|(_, who)| looks_like_leads(who));
        Self {
            alone: tops.len() > 1 && most(&|t| !tail(t, true).is_empty())
                || brackets
                    && tops.iter().all(|t| t.item.text.ends_with(']') && tail(t, true).lead.is_some()),
            before_dates: most(&|t| leads(&tail(t, false)))
                || before_dates && most(&|t| tail(t, false).lead_before_date().is_some()),
            charged: tops.len() > 1 && most(&|t| charge(&t.item.text).is_some()),
            in_brackets: brackets || ends_in_brackets(tops),
        }
    }

    /// What stands over others names its lead in brackets, if at all.
    pub(super) fn of_what_stands_over(self) -> Self {
        Self { alone: false, before_dates: false, charged: false, ..self }
    }
}

impl Walker<'_, '_> {
    /// True where half and more of the items that end in a date name who leads before it.
    pub(super) fn names_leads_before_dates(&mut self) -> bool {
        if let Some(known) = self.leads_before_dates {
            return known;
        }
        let (mut leads, mut all) = (0, 0);
        for line in self.lines.iter().flatten() {
            let Is::Item(item) = &line.is else { continue };
            let found = details::tail(&item.text, false, self.aliases);
            all += usize::from(found.date.is_some());
            leads += usize::from(found.lead_before_date().is_some_and(|(_, who)| looks_like_leads(who)));
        }
        let most = leads > 1 && leads * 2 >= all;
        self.leads_before_dates = Some(most);
        most
    }
}

impl Walker<'_, '_> {
    /// True where half and more of all items end in brackets in which the same few bodies stand again and again.
    pub(in super::super) fn names_bodies_in_brackets(&self) -> bool {
        let (mut held, mut square, mut behind, mut all) = (0, 0, 0, 0);
        let mut bodies = HashSet::new();
        for line in self.lines.iter().flatten() {
            let Is::Item(item) = &line.is else { continue };
            all += usize::from(item.level == 0);
            let (text, authority, _) = recommendation::take_authority(&item.text, true);
            if !authority.is_empty() {
                held += 1;
                // Square brackets behind a sentence hold no aside.
                square += usize::from(item.text.trim_end().ends_with(']'));
                // Nor do others behind a whole sentence, where all items have them.
                behind += usize::from(text.ends_with('.') || item.level > 0);
                bodies.extend(authority);
            }
        }
        let apart = square > 3 && square == held || behind > 3 && behind == held && held >= all;
        (held > 3 && bodies.len() * 2 <= held || apart) && held * 2 >= all
    }
}

fn ends_in_brackets(tops: &[&Listed]) -> bool {
    let held =
        tops.iter().filter(|t| !recommendation::take_authority(&t.item.text, true).1.is_empty()).count();
    tops.len() > 2 && held * 3 >= tops.len() * 2
}
