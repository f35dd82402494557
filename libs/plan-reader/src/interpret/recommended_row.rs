//! The recommendations in one row of a plan's table, and what stands beside them.

use std::collections::HashSet;

use super::activity::cut_off;
use super::columns::Columns;
use super::entry::{Entry, Value};
use super::recommendation::{self, split_authorities};
use super::table::Whole;
use super::words::folded;
use super::{Interpreter, add_line, prose};
use crate::draft::{ColumnRole, DraftRecommendation, UnplacedReason};

impl Interpreter {
    pub(super) fn recommendations(
        &mut self,
        entry: &Entry<'_>,
        columns: &Columns,
        whole: &Whole,
        after_headings: bool,
    ) {
        let Some(value) = entry.cells.get(&ColumnRole::Recommendation).copied().filter(|v| !v.from_above)
        else {
            return;
        };
        let theme_ref = self.current_theme().ref_.clone();
        let mut labels = Vec::new();
        let mut found = recommendation::of_cell(
            value.cell,
            theme_ref.as_deref(),
            whole.brackets,
            whole.one_row_a_theme,
            &mut labels,
        );
        for r in found.iter_mut().filter(|r| r.ref_.is_none()) {
            if let Some((own, number, words)) = prose::recommended_start(&r.text) {
                labels.push(own);
                r.ref_ = Some(number);
                r.text = words;
            }
        }
        let heading = entry.text(ColumnRole::Heading);
        let authority = entry.text(ColumnRole::LeadAuthority).map(|t| split_authorities(&t));
        let only = columns.has(ColumnRole::Activity);
        let ref_ = entry
            .text(ColumnRole::RecommendationRef)
            .or_else(|| entry.text(ColumnRole::Ref).filter(|_| !whole.ref_is_of_theme && !only));
        for r in &mut found {
            if r.ref_.is_none() {
                r.ref_ = ref_.as_deref().map(|l| recommendation::full_ref(theme_ref.as_deref(), l));
            }
            if heading.is_some() {
                r.heading.clone_from(&heading);
            }
            if let Some(authority) = &authority {
                r.lead_authority.clone_from(authority);
            }
        }
        let theme = self.current_theme();
        // What stands first on a page in the middle of a sentence goes on with the last of the page before.
        if after_headings
            && let (Some(last), Some(first)) = (theme.recommendations.last_mut(), found.first())
            && first.ref_.is_none()
            && cut_off(&first.text, &last.text)
        {
            let rest = found.remove(0);
            last.text.push(' ');
            last.text.push_str(&rest.text);
            last.lead_authority.extend(rest.lead_authority);
        }
        let answering: Vec<String> = found.iter().map(DraftRecommendation::known_by).collect();
        // The same recommendation written again beside each of its activities is still one.
        let known: HashSet<String> = theme.recommendations.iter().map(|r| folded(&r.text)).collect();
        let (again, fresh): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|r| only && known.contains(&folded(&r.text)));
        theme.recommendations.extend(fresh);
        for r in again {
            self.said_again
                .extend(r.ref_.into_iter().chain([r.text]).chain(r.heading).chain(r.lead_authority));
        }
        self.said_again.extend(labels);
        if !answering.is_empty() {
            self.answering.come_to(answering);
        }
    }

    /// The lead and other columns of a row that holds recommendations only.
    pub(super) fn rest_of_recommendation_row(&mut self, entry: &Entry<'_>, columns: &Columns, whole: &Whole) {
        if let Some(value) = entry.cells.get(&ColumnRole::Lead).copied().filter(|v| !v.cell.is_empty()) {
            let text = self.without_notes_once(value);
            if columns.has(ColumnRole::Theme) {
                let theme = self.current_theme();
                let said = theme.leads_as_written.as_deref().unwrap_or_default();
                if said.contains(text.trim()) {
                    self.said_again.push(text);
                } else {
                    add_line(&mut theme.leads_as_written, &text);
                }
            } else if let Some(last) = self.current_theme().recommendations.last_mut()
                && last.lead_authority.is_empty()
            {
                last.lead_authority = split_authorities(&text);
            }
        }
        let at = entry.cells.values().next().map(|v| v.cell.at.clone()).unwrap_or_default();
        let no_place = [ColumnRole::Service].into_iter().filter_map(|r| entry.text(r));
        let outcome = entry.text(ColumnRole::Outcome).filter(|_| !whole.outcome_is_of_theme);
        let words: Vec<String> =
            no_place.chain(outcome).chain(entry.other.iter().map(|(h, t)| format!("{h}: {t}"))).collect();
        for text in words {
            self.unplaced(&text, UnplacedReason::Note, &at);
        }
    }

    fn without_notes_once(&mut self, value: Value<'_>) -> String {
        if value.from_above { value.cell.text() } else { self.without_notes(value.cell) }
    }
}
