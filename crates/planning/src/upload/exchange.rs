//! Reading back what Evenhand itself wrote out as CSV or JSON: field by field, so that nothing is guessed.

use super::{
    draft::{self, Check, Draft, Loose},
    reading::Outcome,
};
use crate::activity::Status;
use serde_json::{Map, Value};

/// The headings of our CSV, in order; other columns follow.
pub const HEADINGS: [&str; 18] = [
    "Item",
    "Plan",
    "Organisation",
    "Plan date",
    "Theme ref",
    "Theme",
    "Desired outcome",
    "Theme leads",
    "Ref",
    "Sub-heading",
    "Recommendation",
    "Lead authority",
    "Service",
    "Activity",
    "Lead",
    "Target date",
    "Status",
    "Achieved",
];

/// What marks our JSON.
pub const MARK: (&str, &str) = ("evenhand", "plan");

/// What stands before a heading of another column that would be taken for one of ours.
const OTHER: &str = "Other: ";

/// Characters with which a spreadsheet begins a formula, and the one that guards against it.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Words as a cell that no spreadsheet takes for a formula.
#[must_use]
pub fn guarded(words: &str) -> String {
    if words.starts_with(FORMULA) { format!("'{words}") } else { words.to_owned() }
}

/// The words of a cell that was guarded, or was not.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|it| it.starts_with(FORMULA)).unwrap_or(cell)
}

/// A heading of another column as it stands in our CSV.
#[must_use]
pub fn other_heading(heading: &str) -> String {
    let ours = heading.is_empty() || HEADINGS.iter().any(|it| it.eq_ignore_ascii_case(heading));
    if ours || heading.starts_with(OTHER) { format!("{OTHER}{heading}") } else { heading.to_owned() }
}

/// Reads a file that Evenhand wrote. Nothing, if it did not.
#[must_use]
pub fn read(bytes: &[u8], name: &str) -> Option<Outcome> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') {
        return json(text, name);
    }
    [b',', b';', b'\t'].into_iter().find_map(|separator| csv(text, separator))
}

fn json(text: &str, name: &str) -> Option<Outcome> {
    let all: Value = match serde_json::from_str(text) {
        Ok(it) => it,
        Err(why) if name.to_lowercase().ends_with(".json") => {
            return Some(Err(format!(
                "The file is no whole JSON: {why}. Write it out again and try the new copy."
            )));
        }
        Err(_) => return None,
    };
    if all.get(MARK.0).and_then(Value::as_str) != Some(MARK.1) {
        return name.to_lowercase().ends_with(".json").then(|| {
            Err("This JSON was not written by “evenhand export”, so it cannot be read as a plan.".to_owned())
        });
    }
    let read: plan_reader::Draft = match serde_json::from_value(without_statuses(all.clone())) {
        Ok(it) => it,
        Err(why) => return Some(Err(format!("The plan in this JSON cannot be read: {why}."))),
    };
    let mut draft =
        Draft::from_reading(&plan_reader::Reading { draft: read, ..plan_reader::Reading::default() });
    for (t, theme) in draft.themes.iter_mut().enumerate() {
        for (a, activity) in theme.activities.iter_mut().enumerate() {
            let status = all.pointer(&format!("/themes/{t}/activities/{a}/status")).and_then(Value::as_str);
            activity.status = status.and_then(|it| it.parse().ok());
        }
    }
    Some(Ok((draft, Vec::new())))
}

/// The same without our statuses, which are read by themselves: a reading says more of one than its code.
fn without_statuses(mut all: Value) -> Value {
    let themes = all.get_mut("themes").and_then(Value::as_array_mut).into_iter().flatten();
    let activities = themes.filter_map(|it| it.get_mut("activities")?.as_array_mut()).flatten();
    activities.filter_map(Value::as_object_mut).for_each(|it| {
        it.remove("status");
    });
    all
}

fn csv(text: &str, separator: u8) -> Option<Outcome> {
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
        .into_records();
    let headings: Vec<String> = rows.next()?.ok()?.iter().map(|it| unguarded(it.trim()).to_owned()).collect();
    let needed = ["Item", "Theme", "Recommendation", "Activity"];
    if headings.first().is_none_or(|it| it != "Item")
        || !needed.iter().all(|it| headings.iter().any(|h| h == it))
    {
        return None;
    }
    let mut draft = Draft::default();
    let mut checks = Vec::new();
    for (number, row) in rows.enumerate() {
        let place = format!("row {}", number + 2);
        match row {
            Ok(row) => {
                let cells = row.iter().map(|it| unguarded(it).trim().replace("\r\n", "\n").replace('\0', ""));
                let row = Row { cells: headings.iter().map(String::as_str).zip(cells).collect(), place };
                row.take(&mut draft, &mut checks);
            }
            Err(why) => {
                return Some(Err(format!(
                    "The file is damaged at {place}: {why}. Save a new copy and try it."
                )));
            }
        }
    }
    Some(Ok((draft, checks)))
}

struct Row<'a> {
    cells: Vec<(&'a str, String)>,
    place: String,
}

impl Row<'_> {
    fn cell(&self, heading: &str) -> String {
        self.cells.iter().find(|(it, _)| *it == heading).map(|(_, words)| words.clone()).unwrap_or_default()
    }

    fn others(&self) -> Map<String, Value> {
        self.cells
            .iter()
            .filter(|(heading, words)| !words.is_empty() && !HEADINGS.contains(heading))
            .map(|(heading, words)| {
                (heading.strip_prefix(OTHER).unwrap_or(heading).to_owned(), Value::from(words.clone()))
            })
            .collect()
    }

    fn take(self, draft: &mut Draft, checks: &mut Vec<Check>) {
        if self.cells.iter().all(|(_, words)| words.is_empty()) {
            return;
        }
        for (slot, heading) in [
            (&mut draft.title, "Plan"),
            (&mut draft.organisation, "Organisation"),
            (&mut draft.date, "Plan date"),
        ] {
            if slot.is_empty() {
                *slot = self.cell(heading);
            }
        }
        let (activity, recommendation) = (self.cell("Activity"), self.cell("Recommendation"));
        let item = self.cell("Item").to_lowercase();
        match item.as_str() {
            "theme" => {
                self.open(draft);
            }
            "recommendation" => self.recommendation(draft, recommendation),
            "activity" => self.activity(draft, checks, activity),
            _ if !activity.is_empty() => self.activity(draft, checks, activity),
            _ if !recommendation.is_empty() => self.recommendation(draft, recommendation),
            "plan" => {}
            _ => {
                let words: Vec<_> =
                    self.cells.iter().map(|(_, it)| it.as_str()).filter(|it| !it.is_empty()).collect();
                let text = words.join(" | ");
                checks.push(Check {
                    message: "The column Item says neither Theme, Recommendation nor Activity, so the row is in no theme.".into(),
                    place: self.place.clone(),
                    words: text.clone(),
                });
                let key = draft.key();
                let reason = "No place was found for it".to_owned();
                draft.unplaced.push(Loose {
                    key,
                    text,
                    reason,
                    source: self.place,
                    only_labels: false,
                    was: None,
                });
            }
        }
    }

    fn open<'d>(&self, draft: &'d mut Draft) -> &'d mut draft::Theme {
        let key = draft.key();
        draft.themes.push(draft::Theme {
            key,
            reference: self.cell("Theme ref"),
            name: self.cell("Theme"),
            outcome: self.cell("Desired outcome"),
            leads: self.cell("Theme leads"),
            source: self.place.clone(),
            ..draft::Theme::default()
        });
        let last = draft.themes.len() - 1;
        &mut draft.themes[last]
    }

    /// The theme that the row names: the one at hand, an earlier one so called, or a new one.
    fn theme<'d>(&self, draft: &'d mut Draft) -> &'d mut draft::Theme {
        let (reference, name) = (self.cell("Theme ref"), self.cell("Theme"));
        match draft.themes.iter().rposition(|it| it.reference == reference && it.name == name) {
            Some(at) => &mut draft.themes[at],
            None => self.open(draft),
        }
    }

    fn recommendation(self, draft: &mut Draft, text: String) {
        let authority = self.cell("Lead authority");
        let it = draft::Recommendation {
            key: draft.key(),
            reference: self.cell("Ref"),
            heading: self.cell("Sub-heading"),
            text,
            authorities: authority
                .lines()
                .map(|it| it.trim().to_owned())
                .filter(|it| !it.is_empty())
                .collect(),
            source: self.place.clone(),
            ..draft::Recommendation::default()
        };
        self.theme(draft).recommendations.push(it);
    }

    fn activity(self, draft: &mut Draft, checks: &mut Vec<Check>, text: String) {
        let (mut other, words) = (self.others(), self.cell("Status"));
        let status = Status::ALL.iter().copied().find(|it| it.label().eq_ignore_ascii_case(&words));
        if status.is_none() && !words.is_empty() {
            checks.push(Check {
                message: "This status is none of Evenhand's. It is kept in a column of its own.".into(),
                place: self.place.clone(),
                words: words.clone(),
            });
            other.insert("Status".into(), words.into());
        }
        let it = draft::Activity {
            key: draft.key(),
            reference: self.cell("Ref"),
            service: self.cell("Service"),
            text,
            leads: self.cell("Lead"),
            target: self.cell("Target date"),
            achieved: self.cell("Achieved"),
            status,
            other,
            source: self.place.clone(),
            ..draft::Activity::default()
        };
        self.theme(draft).activities.push(it);
    }
}
