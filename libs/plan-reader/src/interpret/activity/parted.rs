//! What stands in one cell or row of an activity and is parted: who and when, a reference before the words, several activities.

use super::put;
use crate::Location;
use crate::confidence::Doubt;
use crate::date;
use crate::draft::{ColumnRole, DraftActivity, UnplacedReason};
use crate::interpret::columns::{Columns, label_role};
use crate::interpret::table::Whole;
use crate::interpret::words::{folded, word_list};
use crate::interpret::{Interpreter, glued, parallel, prose, recommendation};
use crate::query::{Query, QueryKind};

/// "May" under "Month" beside "2026" under "Year" is one date.
pub(super) fn join_month_and_year(activity: &mut DraftActivity, columns: &Columns) {
    let under_year = columns.role(ColumnRole::TargetDate).is_some_and(|c| folded(c.name()) == "year");
    let year = activity.target_date.as_deref().filter(|_| under_year);
    let Some(year) = year.filter(|y| y.trim().bytes().all(|b| b.is_ascii_digit())) else { return };
    let month = activity.other.iter().find(|(heading, _)| folded(heading) == "month");
    let Some((heading, month)) =
        month.and_then(|(h, words)| Some((h.clone(), words.as_str()?.trim().to_owned())))
    else {
        return;
    };
    if date::is_month(&month.to_lowercase()) {
        activity.target_date = Some(format!("{month} {}", year.trim()));
        activity.other.remove(&heading);
    }
}

/// Under "Success measures / timescales" a cell that says nothing of when is a measure alone, kept under its heading.
pub(super) fn keep_measure(activity: &mut DraftActivity, columns: &Columns) {
    const MEASURES: &[&str] = &[
        "measure", "measures", "success", "outcome", "outcomes", "output", "outputs", "criteria", "evidence",
    ];
    let column = columns.role(ColumnRole::TargetDate);
    let both = column.filter(|c| word_list(c.name()).iter().any(|w| MEASURES.contains(&w.as_str())));
    let says_when = |words: &str| {
        date::looks_like_a_date(words)
            || date::read(words, &date::DateOptions::default()).kind != date::TargetKind::None
    };
    if let Some(column) = both
        && let Some(words) = activity.target_date.take_if(|words| !says_when(words))
    {
        put(&mut activity.other, &column.heading, &words);
        activity.sources.remove(&ColumnRole::TargetDate);
    }
}

impl Interpreter {
    /// Parts the words of a column that gives who leads and by when.
    pub(super) fn part_who_and_when(&self, activity: &mut DraftActivity, columns: &Columns) {
        let both = columns.role(ColumnRole::Lead).filter(|c| c.also.contains(&ColumnRole::TargetDate));
        if let (Some(_), Some(words), None) = (both, &activity.lead, &activity.target_date) {
            (activity.lead, activity.target_date) = prose::who_and_when(words, &self.aliases);
            // "Completed" below a name says how far it has come, and nothing of when.
            let done = |words: &mut String| prose::is_done(words);
            let mut role = ColumnRole::TargetDate;
            if activity.achieved.is_none() {
                activity.achieved = activity.target_date.take_if(done);
                role = if activity.achieved.is_some() { ColumnRole::Achieved } else { role };
            }
            if let Some(at) = activity.sources.get(&ColumnRole::Lead).cloned() {
                activity.sources.insert(role, at);
            }
        }
    }

    /// Parts "Start date: May 2027 Completion date: June 2028" in one cell: the end is the target, and the start is kept under its label.
    pub(super) fn part_start_and_end(&mut self, activity: &mut DraftActivity) {
        let Some(words) = activity.target_date.as_deref().filter(|words| words.contains(':')) else { return };
        let values = prose::labelled_values(words, &self.aliases);
        let [(first, start), (second, end)] = values.as_slice() else { return };
        let begins =
            |label: &str| word_list(label).iter().any(|w| matches!(w.as_str(), "start" | "begin" | "from"));
        let of_dates = [first, second]
            .into_iter()
            .all(|label| label_role(label, &self.aliases) == Some(ColumnRole::TargetDate));
        if of_dates && begins(first) && !begins(second) && !end.is_empty() && !start.is_empty() {
            put(&mut activity.other, first, start);
            for label in [first, second] {
                self.unplaced(label, UnplacedReason::Label, &activity.source);
            }
            activity.target_date = Some(end.clone());
        }
    }

    pub(super) fn part_glued(&mut self, activity: &mut DraftActivity, columns: &Columns, whole: &Whole) {
        if let Some(how) = whole.label_in_text
            && (activity.ref_.is_none() || how == glued::Label::Lettered)
            && let Some((label, rest)) = glued::label(&activity.text, how)
        {
            if how == glued::Label::Named
                && let Some((own, ..)) = prose::named_start(&activity.text)
            {
                self.unplaced(&own, UnplacedReason::Label, &activity.source);
            }
            activity.text = rest;
            // "1.2" beside "a) Publish" is the reference of the objective, whose first step this is.
            activity.ref_ = Some(match activity.ref_.take() {
                Some(over) => recommendation::full_ref(Some(over.trim_end_matches('.')), &label),
                None => label,
            });
            if let Some(at) = activity.sources.get(&ColumnRole::Activity).cloned() {
                activity.sources.insert(ColumnRole::Ref, at);
            }
            if how == glued::Label::Glued {
                self.parted(activity);
            }
        }
        if let Some(column) = columns.role(ColumnRole::Ref)
            && let Some(whole) = activity.ref_.clone()
            && let Some((own, rest)) = glued::part_of(&whole, &activity.text)
        {
            (activity.ref_, activity.text) = (Some(own), rest);
            put(&mut activity.other, &column.heading, &whole);
        }
        if glued::lead_and_status(activity, columns) {
            self.parted(activity);
        }
    }

    /// Takes who leads and by when out of the words of an activity, where labels there say so and no column does: "Lead: Head of
    /// History" in a line beneath what is done.
    pub(super) fn part_labelled(&mut self, activity: &mut DraftActivity, columns: &Columns) {
        let told = [ColumnRole::Lead, ColumnRole::LeadAuthority];
        if told.into_iter().any(|role| columns.has(role)) || activity.lead.is_some() {
            return;
        }
        let found = prose::tail_of(&activity.text, &self.aliases);
        let one_line = |it: &Option<String>| it.as_ref().is_none_or(|words| !words.contains('\n'));
        // What a column says of when stands.
        let dated = columns.has(ColumnRole::TargetDate);
        if dated && (found.date.is_some() || found.lead.is_none()) {
            return;
        }
        if found.left.is_empty() || !one_line(&found.lead) || !one_line(&found.date) {
            return;
        }
        for label in &found.left {
            self.unplaced(label, UnplacedReason::Label, &activity.source);
        }
        activity.doubts.extend(found.lead.is_some().then_some(Doubt::LeadInText));
        activity.doubts.extend(found.date.is_some().then_some(Doubt::DateInText));
        activity.text = found.text;
        activity.lead = found.lead;
        activity.target_date = found.date.or(activity.target_date.take());
        activity.achieved = match (activity.achieved.take(), found.achieved) {
            (Some(own), Some(more)) => Some(format!("{own}\n{more}")),
            (own, more) => own.or(more),
        };
    }

    fn parted(&mut self, activity: &mut DraftActivity) {
        activity.doubts.push(Doubt::SplitCell);
        self.queries.push(
            Query::new(
                QueryKind::PartedWords,
                "Words stood glued together in a cell of this row and were parted. Check where.",
                activity.source.clone(),
            )
            .with_words(
                [activity.ref_.as_deref(), Some(activity.text.as_str()), activity.lead.as_deref()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" | "),
            ),
        );
    }

    /// Makes the activities that stand in one row, each with its own lead and date.
    pub(super) fn part(
        &mut self,
        activity: DraftActivity,
        parts: Vec<parallel::Part>,
        at: &Location,
    ) -> Vec<DraftActivity> {
        let several = parts.len() > 1;
        let said = several.then(|| {
            Query::new(
                QueryKind::SeveralInOne,
                "Several activities stand in this row, with as many leads or dates, so each was read as an activity of its own. What the row says once was given to all of them. Join them if they are one.",
                at.clone(),
            )
            .with_words(activity.text.clone())
        });
        self.queries.extend(said);
        let mut out = Vec::new();
        for (i, part) in parts.into_iter().enumerate() {
            let mut one = activity.clone();
            // What hangs on the whole row is told once.
            if i > 0 {
                one.struck.clear();
                one.notes.clear();
                one.dittos.clear();
            }
            self.said_again.extend(part.labels.iter().cloned());
            self.said_again.extend(part.said);
            one.ref_ = match (one.ref_, part.labels.first()) {
                _ if part.ref_.is_some() => part.ref_,
                (Some(whole), Some(label)) => Some(recommendation::full_ref(Some(&whole), label)),
                (None, Some(label)) => Some(label.trim_matches(['(', ')', '.']).to_owned()),
                (whole, None) => whole,
            };
            one.text = part.text;
            one.lead = part.lead.or(one.lead);
            one.target_date = part.target_date.or(one.target_date);
            one.achieved = part.achieved.unwrap_or(one.achieved);
            for (heading, words) in part.other {
                one.other.remove(&heading);
                put(&mut one.other, &heading, words.as_deref().unwrap_or_default());
            }
            one.doubts.extend(several.then_some(Doubt::SplitCell));
            out.push(one);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn a_measure_without_a_time_is_no_date() {
        let csv = "Action,Success measures / timescales,Progress\nPublish the rota,Seen in each yard by May 2027,\n\
                   Mend the lift,Lift inspected and passed,Begun\n";
        let draft = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap().draft;
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        assert_eq!(all[0].target_date.as_deref(), Some("Seen in each yard by May 2027"));
        assert_eq!(all[1].target_date, None);
        assert_eq!(all[1].other["Success measures / timescales"], "Lift inspected and passed");
    }

    #[test]
    fn of_a_start_and_an_end_in_one_cell_the_end_is_the_target() {
        let csv = "Action,Lead,Planned dates\nPublish the pay gap,HR,Start date: May 2027 Completion date: June 2028\nTrain every panel,HR,July 2027\n";
        let read = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
        let first = &read.draft.themes[0].activities[0];
        assert_eq!(first.target_date.as_deref(), Some("June 2028"));
        assert_eq!(first.other["Start date"], "May 2027");
    }
}
