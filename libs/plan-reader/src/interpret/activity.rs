//! One row of a plan's table as an activity, or as the rest of the one above it.

mod answers;
pub(super) mod bracketed;
mod parted;

use super::columns::{Columns, label_role};
use super::entry::{Entry, Value};
use super::statuses::answers;
use super::table::{Before, Whole};
use super::{Interpreter, add_line, parallel, quarters};
use crate::block::Row;
use crate::confidence::Doubt;
use crate::draft::{ColumnRole, DraftActivity, UnplacedReason};
use crate::query::{Query, QueryKind};
use answers::says_nothing_is_needed;
pub(super) use answers::{begins_with_an_answer, only_answers};

impl Interpreter {
    pub(super) fn activity(
        &mut self,
        entry: &Entry<'_>,
        row: &Row,
        columns: &Columns,
        whole: &Whole,
        before: &mut Before,
    ) {
        let text_value = entry.cells.get(&ColumnRole::Activity).copied();
        let text = text_value.map(|v| v.cell.text()).unwrap_or_default();
        let has_ref = entry.own(ColumnRole::Ref) && !whole.ref_is_of_theme;
        let same_cell =
            text_value.is_some_and(|v| v.from_above && before.text_cell == Some(std::ptr::from_ref(v.cell)));
        let goes_on = same_cell
            || !has_ref && self.hangs_on(entry, &text, columns, before)
            || (!has_ref
                && (text.trim().is_empty()
                    || before.after_headings && cut_off(&text, self.text_before(before))));
        if goes_on {
            if let Some((theme, at)) = before.activity {
                self.join(entry, theme, at, same_cell, row, columns);
                return;
            }
            if text.trim().is_empty() {
                self.row_without_text(entry, row);
                return;
            }
        }
        // "Agreed" beside a recommendation answers it.
        // So does "Partly agreed" with its reasons, across all the columns of what is done.
        let answers =
            |v: &Value<'_>| only_answers(&text) || over_all(v, columns) && begins_with_an_answer(&text);
        if let Some(answer) = text_value.filter(|v| answers(v) && !owned_or_dated(entry)) {
            self.unplaced(&text, UnplacedReason::Note, &answer.cell.at);
            return;
        }
        // A number alone, as in the rows of a template that nobody has filled in, promises nothing. Nor does "None".
        if text.trim().is_empty() || says_nothing_is_needed(&text) && !owned_or_dated(entry) {
            self.row_without_text(entry, row);
            return;
        }
        let mut activity = self.activity_of(entry, row, columns, whole);
        if let Some(answer) = answers::take_first(&mut activity.text) {
            self.unplaced(&answer, UnplacedReason::Note, &row.at);
        }
        drop_lone_bullet(&mut activity.text);
        let inherits = |v: &Value<'_>| whole.lead_goes_with_theme && v.from_above && v.cell.rows == 1;
        if entry.cells.get(&ColumnRole::Lead).is_some_and(inherits) {
            activity.doubts.push(Doubt::SharedDetails);
        }
        activity.source = text_value.map_or_else(|| row.at.clone(), |v| v.cell.at.clone());
        self.part_who_and_when(&mut activity, columns);
        self.part_start_and_end(&mut activity);
        parted::join_month_and_year(&mut activity, columns);
        parted::keep_measure(&mut activity, columns);
        self.part_glued(&mut activity, columns, whole);
        self.told_within(&mut activity, &row.at);
        if whole.leads_in_brackets {
            bracketed::take(&mut activity);
        }
        self.part_labelled(&mut activity, columns);
        self.say_struck(&mut activity, row);
        let parts = parallel::parted(entry)
            .or_else(|| parallel::by_tails(entry, &self.aliases))
            .or_else(|| parallel::by_actions(entry, columns));
        let activities = match parts {
            Some(parts) => self.part(activity, parts, &row.at),
            None => vec![activity],
        };
        let theme = self.current_theme();
        theme.activities.extend(activities);
        let at = theme.activities.len() - 1;
        before.activity = self.theme.map(|t| (t, at));
        before.text_cell = text_value.map(|v| std::ptr::from_ref(v.cell));
    }

    /// True for a row without number, lead or date whose words go on in the middle of a sentence, as where a row was parted at the
    /// end of a page, or words alone that go on below a row which says who or when.
    fn hangs_on(&self, entry: &Entry<'_>, text: &str, columns: &Columns, before: &Before) -> bool {
        let above = before
            .activity
            .and_then(|(theme, at)| self.draft.themes.get(theme).and_then(|t| t.activities.get(at)));
        let alone = entry.is_only(ColumnRole::Activity);
        let complete =
            |a: &DraftActivity| a.ref_.is_some() || alone && (a.lead.is_some() || a.target_date.is_some());
        above.is_some_and(|a| complete(a) && cut_off(text, &a.text))
            && columns.has(ColumnRole::Lead)
            && ![ColumnRole::Lead, ColumnRole::TargetDate].into_iter().any(|role| entry.own(role))
    }

    fn activity_of(
        &mut self,
        entry: &Entry<'_>,
        row: &Row,
        columns: &Columns,
        whole: &Whole,
    ) -> DraftActivity {
        let mut other = serde_json::Map::new();
        for (heading, words) in &entry.other {
            put(&mut other, heading, words);
        }
        if let (false, Some(column), Some(words)) =
            (whole.outcome_is_of_theme, columns.role(ColumnRole::Outcome), entry.text(ColumnRole::Outcome))
        {
            put(&mut other, &column.heading, &words);
        }
        for role in [ColumnRole::Heading, ColumnRole::LeadAuthority, ColumnRole::RecommendationRef] {
            if let (Some(column), Some(words)) = (columns.role(role), entry.text(role))
                && (role == ColumnRole::LeadAuthority || !columns.has(ColumnRole::Recommendation))
            {
                put(&mut other, &column.heading, &words);
            }
        }
        // An action over its deliverables stands under such a heading itself.
        let said = columns
            .role(ColumnRole::Heading)
            .is_some_and(|c| label_role(&c.heading, &self.aliases) != Some(ColumnRole::Activity));
        if let (Some(heading), false) = (&self.sub_heading, said) {
            put(&mut other, "Heading", heading);
        }
        let mut achieved = entry.text(ColumnRole::Achieved);
        // Where no column tells of progress, its status is all that is known of it.
        if let (false, Some(words)) = (columns.tells_progress(), entry.text(ColumnRole::Status)) {
            add_line(&mut achieved, &words);
        }
        for answer in answers(entry) {
            match columns.tells_progress() {
                true => self.said_again.push(answer),
                false => add_line(&mut achieved, &answer),
            }
        }
        let service = if columns.has(ColumnRole::Service) {
            entry.text(ColumnRole::Service).or_else(|| self.service.clone())
        } else {
            self.service.clone()
        };
        let own_date = entry.text(ColumnRole::TargetDate).or_else(|| quarters::ticked(row, columns));
        let mut doubts: Vec<Doubt> = (columns.any_guessed() || entry.text_guessed)
            .then_some(Doubt::GuessedColumns)
            .into_iter()
            .collect();
        doubts.extend(self.time.as_ref().filter(|_| own_date.is_none()).map(|_| Doubt::SharedDetails));
        DraftActivity {
            ref_: entry.text(ColumnRole::Ref).filter(|_| !whole.ref_is_of_theme),
            service,
            text: entry.text(ColumnRole::Activity).unwrap_or_default(),
            lead: entry.text(ColumnRole::Lead).or_else(|| columns.partners_that_lead(row)),
            target_date: own_date.or_else(|| self.time.clone()),
            achieved,
            status: self.status_of(entry, row, &mut other),
            other: columns.in_their_order(other),
            struck: entry.struck.clone(),
            dittos: entry.dittos.clone(),
            notes: entry.notes.clone(),
            sources: entry.cells.iter().map(|(role, value)| (*role, value.cell.at.clone())).collect(),
            doubts,
            answers: self.answering.names(),
            ..DraftActivity::default()
        }
    }

    /// Says, once for a document, that marks of repetition were read as what they repeat.
    pub(super) fn say_dittos(&mut self, entry: &Entry<'_>) {
        let said = self.queries.iter().any(|q| q.kind == QueryKind::Ditto);
        if let Some(first) = entry.dittos.first().filter(|_| !said) {
            self.queries.push(
                Query::new(
                    QueryKind::Ditto,
                    "Here and wherever a cell only says that it repeats the one above, the words above were read. What is written is kept with the activity.",
                    first.source.clone(),
                )
                .with_words(first.written.clone()),
            );
        }
    }

    /// Says what is struck through beside the words that stand.
    fn say_struck(&mut self, activity: &mut DraftActivity, row: &Row) {
        if row.struck {
            self.queries.push(
                Query::new(
                    QueryKind::Struck,
                    "This activity is struck through. It is kept, and proposed as stopped; leave it out if it was never part of the plan.",
                    activity.source.clone(),
                )
                .with_words(activity.text.clone()),
            );
        } else if let Some(first) = activity.struck.first() {
            let words: Vec<&str> = activity.struck.iter().map(|s| s.text.as_str()).collect();
            self.queries.push(
                Query::new(
                    QueryKind::Struck,
                    "Words are struck through here. What stands was read, and the struck words are kept as its history.",
                    first.source.clone(),
                )
                .with_words(words.join(" | ")),
            );
        }
    }

    fn text_before(&self, before: &Before) -> &str {
        before
            .activity
            .and_then(|(t, a)| self.draft.themes.get(t)?.activities.get(a))
            .map_or("", |a| a.text.as_str())
    }

    /// Adds a row to the activity it goes on with.
    fn join(
        &mut self,
        entry: &Entry<'_>,
        theme: usize,
        at: usize,
        same_cell: bool,
        row: &Row,
        columns: &Columns,
    ) {
        let mut more = serde_json::Map::new();
        let status = self.status_of(entry, row, &mut more);
        let Some(activity) = self.draft.themes.get_mut(theme).and_then(|t| t.activities.get_mut(at)) else {
            return;
        };
        let mut joined = false;
        if !same_cell && let Some(text) = entry.text(ColumnRole::Activity) {
            // A row cut by the end of a page goes on in the middle of a sentence.
            activity.text.push(if text.starts_with("- ") { '\n' } else { ' ' });
            activity.text.push_str(&text);
            joined = true;
        }
        let progress = if columns.tells_progress() { ColumnRole::Achieved } else { ColumnRole::Status };
        for role in [ColumnRole::Lead, ColumnRole::TargetDate, progress] {
            if let Some(text) = entry.text(role).filter(|_| entry.own(role)) {
                let slot = match role {
                    ColumnRole::Lead => &mut activity.lead,
                    ColumnRole::TargetDate => &mut activity.target_date,
                    _ => &mut activity.achieved,
                };
                match slot {
                    Some(above) if !same_cell && cut_off(&text, above) => {
                        above.push(' ');
                        above.push_str(&text);
                    }
                    _ => add_line(slot, &text),
                }
                joined = true;
            }
        }
        for (heading, words) in entry
            .other
            .iter()
            .map(|(h, w)| (h.as_str(), w.as_str()))
            .chain(more.iter().map(|(h, w)| (h.as_str(), w.as_str().unwrap_or_default())))
        {
            put(&mut activity.other, heading, words);
        }
        for role in [
            ColumnRole::Service,
            ColumnRole::Outcome,
            ColumnRole::Ref,
            ColumnRole::Heading,
            ColumnRole::LeadAuthority,
            ColumnRole::RecommendationRef,
        ] {
            let new = entry.text(role).filter(|t| {
                entry.own(role) && activity.service.as_ref() != Some(t) && activity.ref_.as_ref() != Some(t)
            });
            if let (Some(column), Some(text)) = (columns.role(role), new) {
                put(&mut activity.other, &column.heading, &text);
            }
        }
        activity.struck.extend(entry.struck.iter().cloned());
        activity.notes.extend(entry.notes.iter().cloned());
        activity.dittos.extend(entry.dittos.iter().cloned());
        if activity.status.is_none() {
            activity.status = status;
        }
        for (role, value) in entry.cells.iter().filter(|(_, v)| !v.from_above) {
            activity.sources.entry(*role).or_insert_with(|| value.cell.at.clone());
        }
        if joined && !same_cell {
            activity.doubts.push(Doubt::JoinedRow);
            self.queries.push(Query::new(
                QueryKind::JoinedRow,
                "This row has no activity of its own, so it was joined to the one above. Part them if it is one.",
                row.at.clone(),
            ));
        }
    }

    fn row_without_text(&mut self, entry: &Entry<'_>, row: &Row) {
        let mut words = Vec::new();
        for (role, value) in &entry.cells {
            if !value.from_above && *role != ColumnRole::Theme {
                words.push(value.cell.text());
            }
        }
        words.extend(entry.other.iter().map(|(h, t)| format!("{h}: {t}")));
        words.extend(
            entry.ticks.iter().map(|(cell, heading)| (cell.text(), heading)).filter_map(|(text, heading)| {
                (!text.trim().is_empty()).then(|| format!("{heading}: {text}"))
            }),
        );
        words.retain(|w| !w.trim().is_empty());
        if words.is_empty() {
            return;
        }
        let text = words.join(" | ");
        self.queries.push(
            Query::new(
                QueryKind::NoActivityText,
                "This row says nothing of what is to be done. Write the activity, or leave the row out.",
                row.at.clone(),
            )
            .with_words(text.clone()),
        );
        self.unplaced(&text, UnplacedReason::Unknown, &row.at);
    }
}

/// True for a cell that stands over other columns as well as its own.
fn over_all(value: &Value<'_>, columns: &Columns) -> bool {
    columns.role(ColumnRole::Activity).is_some_and(|c| value.cell.columns > c.to - c.from)
}

/// True where the row says by whom or by when.
fn owned_or_dated(entry: &Entry<'_>) -> bool {
    let says = |role| {
        entry.text(role).is_some_and(|t| t.chars().any(char::is_alphanumeric) && !says_nothing_is_needed(&t))
    };
    says(ColumnRole::Lead) || says(ColumnRole::TargetDate)
}

/// The mark before the only item of a cell parts it from nothing.
fn drop_lone_bullet(text: &mut String) {
    if !text.contains('\n')
        && let Some(item) = text.strip_prefix("- ")
    {
        *text = item.to_owned();
    }
}

/// True for words that go on in the middle of a sentence begun above a page's end.
pub(super) fn cut_off(text: &str, above: &str) -> bool {
    let open = !above.trim_end().ends_with(['.', '!', '?', ':', ';']) && !above.trim().is_empty();
    open && text.trim_start().starts_with(char::is_lowercase)
}

pub(super) fn put(other: &mut serde_json::Map<String, serde_json::Value>, heading: &str, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    match other.get_mut(heading) {
        Some(serde_json::Value::String(text)) => {
            text.push('\n');
            text.push_str(words);
        }
        _ => {
            other.insert(heading.to_owned(), words.into());
        }
    }
}
