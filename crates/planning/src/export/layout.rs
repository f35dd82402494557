//! How a body's own document is laid out: which columns its tables have, where its themes, services and
//! recommendations stand, and what its labels say. An export is written in it.

use plan_reader::{ColumnRole, FoundColumn, FoundColumns, Location, UnplacedReason, profile::DateSettings};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading, as written.
    pub heading: String,
    /// What it holds; nothing where its words are kept under its heading.
    pub role: Option<ColumnRole>,
}

/// Where themes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemesStand {
    /// As headings, each with a table of its own.
    #[default]
    AsHeadings,
    /// As names across one table.
    AsBands,
    /// In a column.
    InAColumn,
}

/// Where services stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServicesStand {
    /// As names across the table.
    #[default]
    AsBands,
    /// As headings, each with a table of its own.
    AsHeadings,
    /// In a column.
    InAColumn,
}

/// Where recommendations stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecommendationsStand {
    /// In a list under their theme.
    #[default]
    InAList,
    /// In a table, a row each.
    ARowEach,
    /// In a table, all of a theme in one cell.
    ARowPerTheme,
}

/// The layout of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The columns of the table of activities.
    pub columns: Vec<Column>,
    /// The columns of the table of recommendations, where they stand in one.
    pub recommendation_columns: Vec<Column>,
    /// Where themes stand.
    pub themes: ThemesStand,
    /// Where services stand.
    pub services: ServicesStand,
    /// Where recommendations stand.
    pub recommendations: RecommendationsStand,
    /// What stands before a desired outcome.
    pub outcome_label: String,
    /// What stands before the lead officers of a theme.
    pub leads_label: String,
    /// What stands over a list of recommendations.
    pub recommendations_label: String,
    /// The line that says what brackets after a recommendation hold; "" where the document has none.
    pub brackets_note: String,
    /// How its dates are written.
    #[serde(default)]
    pub dates: DateSettings,
}

fn column(heading: &str, role: ColumnRole) -> Column {
    Column { heading: heading.to_owned(), role: Some(role) }
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            columns: vec![
                column("Activity", ColumnRole::Activity),
                column("Lead", ColumnRole::Lead),
                column("Target date", ColumnRole::TargetDate),
                Column { heading: STATUS.to_owned(), role: None },
                column("What has been achieved", ColumnRole::Achieved),
            ],
            recommendation_columns: recommendation_columns(),
            themes: ThemesStand::default(),
            services: ServicesStand::default(),
            recommendations: RecommendationsStand::default(),
            outcome_label: "Desired outcome:".to_owned(),
            leads_label: "Lead officers:".to_owned(),
            recommendations_label: "Recommendations".to_owned(),
            brackets_note: String::new(),
            dates: DateSettings::default(),
        }
    }
}

/// The heading of the column that says how an activity is going, where the layout is our own.
pub const STATUS: &str = "Status";

fn recommendation_columns() -> Vec<Column> {
    vec![
        column("Ref", ColumnRole::Ref),
        column("Theme", ColumnRole::Theme),
        column("Sub-heading", ColumnRole::Heading),
        column("Recommendation", ColumnRole::Recommendation),
        column("Lead authority", ColumnRole::LeadAuthority),
    ]
}

impl Layout {
    /// The layout of a document as it was read. Nothing, if no headings of columns were found in it.
    #[must_use]
    pub fn of(read: &plan_reader::Draft) -> Option<Self> {
        let columns = columns_of(&read.columns, |has| has(ColumnRole::Activity));
        let of_recommendations =
            columns_of(&read.columns, |has| has(ColumnRole::Recommendation) && !has(ColumnRole::Activity));
        if columns.is_empty() && of_recommendations.is_empty() {
            return None;
        }
        let mut layout = Self::default();
        let in_a_column = |role| columns.iter().chain(&of_recommendations).any(|it| it.role == Some(role));
        layout.themes = if in_a_column(ColumnRole::Theme) {
            ThemesStand::InAColumn
        } else if read.themes.iter().any(|it| it.name.is_some() && in_a_table(&it.source)) {
            ThemesStand::AsBands
        } else {
            ThemesStand::AsHeadings
        };
        layout.services = if in_a_column(ColumnRole::Service) {
            ServicesStand::InAColumn
        } else if a_table_a_service(read) {
            ServicesStand::AsHeadings
        } else {
            ServicesStand::AsBands
        };
        layout.recommendations = recommendations_stand(read, !of_recommendations.is_empty());
        if !columns.is_empty() {
            layout.columns = columns.into_iter().filter(|it| !of_a_recommendation(it)).collect();
        }
        if !of_recommendations.is_empty() {
            layout.recommendation_columns = of_recommendations;
        }
        layout.take_labels(read);
        Some(layout)
    }

    fn take_labels(&mut self, read: &plan_reader::Draft) {
        // The rest of a sentence, or of two labels, is none.
        let is_label = |text: &str| text.matches(':').count() <= 1 && text.split_whitespace().count() <= 8;
        let labels =
            read.unplaced.iter().filter(|it| it.reason == UnplacedReason::Label && is_label(&it.text));
        let (mut outcome, mut leads, mut recommendations) = (None, None, None);
        for it in labels {
            let words = it.text.to_lowercase();
            let says = |all: &[&str]| all.iter().any(|one| words.contains(one));
            let slot = if says(&["recommendation"]) {
                &mut recommendations
            } else if says(&[
                "outcome",
                "objective",
                "aim",
                "ambition",
                "goal",
                "vision",
                "success",
                "achieve",
            ]) {
                &mut outcome
            } else if says(&["lead", "led", "owner", "sponsor", "sro", "officer", "champion"]) {
                &mut leads
            } else {
                continue;
            };
            slot.get_or_insert_with(|| it.text.trim().to_owned());
        }
        // A label without a mark after it would run into the words beside it.
        let marked = |it: String| if it.ends_with([':', '–', '-']) { it } else { format!("{it}:") };
        if let Some(words) = outcome {
            self.outcome_label = marked(words);
        }
        if let Some(words) = leads {
            self.leads_label = marked(words);
        }
        if let Some(words) = recommendations {
            self.recommendations_label = words.trim_end_matches(':').to_owned();
        }
        let note = read.unplaced.iter().map(|it| it.text.trim()).find(|it| {
            let words = it.to_lowercase();
            words.contains("bracket") && it.split_whitespace().count() <= 25
        });
        self.brackets_note = note.unwrap_or_default().to_owned();
    }

    /// Whether a column of this role is among those of activities.
    #[must_use]
    pub fn has(&self, role: ColumnRole) -> bool {
        self.columns.iter().any(|it| it.role == Some(role))
    }

    /// Whether a column with this heading is among those of activities.
    #[must_use]
    pub fn has_heading(&self, heading: &str) -> bool {
        self.columns.iter().any(|it| it.heading == heading)
    }

    /// Adds the headings that words are kept under, those that it lacks.
    pub(super) fn keep<'h>(&mut self, headings: impl Iterator<Item = &'h String>) {
        for heading in headings {
            if !self.has_heading(heading) {
                self.columns.push(Column { heading: heading.clone(), role: None });
            }
        }
    }

    /// Whether a heading that is only kept, as "Focus area", would be given this role when the table is read again.
    pub(super) fn keeps_another(&self, role: ColumnRole) -> bool {
        let headings: Vec<String> = self.columns.iter().map(|it| it.heading.clone()).collect();
        let told = plan_reader::heading_roles(&headings);
        self.columns.iter().zip(told).any(|(it, told)| it.role.is_none() && told == Some(role))
    }

    /// Calls columns by our own names where a heading that is only kept would take their place.
    pub(super) fn settle(&mut self) {
        // A commentary on the figures would be taken for progress where no column is for that.
        if self.keeps_another(ColumnRole::Achieved) {
            self.need(ColumnRole::Achieved, "What has been achieved", false);
        }
        for (role, heading) in [(ColumnRole::Theme, "Theme"), (ColumnRole::Activity, "Activity")] {
            if self.keeps_another(role)
                && let Some(it) = self.columns.iter_mut().find(|it| it.role == Some(role))
            {
                heading.clone_into(&mut it.heading);
            }
        }
    }

    /// The same with a column for a role that it lacks, where it would be looked for.
    pub(super) fn need(&mut self, role: ColumnRole, heading: &str, first: bool) {
        if !self.has(role) {
            let at = if first { 0 } else { self.columns.len() };
            self.columns.insert(at, column(heading, role));
        }
    }
}

fn of_a_recommendation(it: &Column) -> bool {
    matches!(it.role, Some(ColumnRole::Recommendation | ColumnRole::RecommendationRef))
}

fn in_a_table(at: &Location) -> bool {
    at.table.is_some() || at.sheet.is_some()
}

/// A column of statuses holds what has been achieved where no other does; beside one it stands under its own heading.
fn role_of(read_as: Option<ColumnRole>, table: &FoundColumns) -> Option<ColumnRole> {
    let times = |role| table.headings.iter().filter(|it| it.read_as == Some(role)).count();
    match read_as {
        Some(ColumnRole::Status) if times(ColumnRole::Achieved) == 0 && times(ColumnRole::Status) == 1 => {
            Some(ColumnRole::Achieved)
        }
        Some(ColumnRole::Status) => None,
        role => role,
    }
}

/// The headings that most tables of a sort have, and after them those that only others have.
fn columns_of(found: &[FoundColumns], wanted: impl Fn(&dyn Fn(ColumnRole) -> bool) -> bool) -> Vec<Column> {
    let mut tables: Vec<(Vec<Column>, usize)> = Vec::new();
    for table in found {
        let mut columns: Vec<Column> = Vec::new();
        for it in &table.headings {
            let one = Column { heading: called(it, table), role: role_of(it.read_as, table) };
            // What stood under the same heading twice is kept under it once.
            if one.role.is_some() || !columns.contains(&one) {
                columns.push(one);
            }
        }
        if !wanted(&|role| columns.iter().any(|it| it.role == Some(role))) {
            continue;
        }
        match tables.iter_mut().find(|(known, _)| *known == columns) {
            Some((_, count)) => *count += 1,
            None => tables.push((columns, 1)),
        }
    }
    // The first of those that stand most often.
    let most = tables.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let Some(at) = tables.iter().position(|(_, count)| *count == most) else { return Vec::new() };
    let (mut all, _) = tables.swap_remove(at);
    for (columns, _) in tables {
        for it in columns {
            let known =
                all.iter().any(|one| one.heading == it.heading || it.role.is_some() && one.role == it.role);
            if !known {
                all.push(it);
                call_by_what_it_holds(&mut all);
            }
        }
    }
    // Where nothing else tells of progress, the words of states are what was achieved.
    if !all.iter().any(|it| it.role == Some(ColumnRole::Achieved))
        && let Some(it) = all.iter_mut().find(|it| it.role == Some(ColumnRole::Status))
    {
        it.role = Some(ColumnRole::Achieved);
    }
    all
}

/// The last column came from another table. "Reasons" told there of progress, beside "Actions not met"; here it would tell of nothing.
fn call_by_what_it_holds(all: &mut [Column]) {
    let headings: Vec<String> = all.iter().map(|it| it.heading.clone()).collect();
    let told = plan_reader::heading_roles(&headings).pop().flatten();
    if let Some(it) = all.last_mut()
        && it.role == Some(ColumnRole::Achieved)
        && told != it.role
    {
        "What has been achieved".clone_into(&mut it.heading);
    }
}

/// What a column is called: as its document does, but for a number that shares a heading with the text beside it, and for
/// activities and progress that stand under no heading. With these alone nobody could tell what they hold.
fn called(it: &FoundColumn, table: &FoundColumns) -> String {
    let shared = || table.headings.iter().filter(|one| one.heading == it.heading).count() > 1;
    let numbered = || it.heading.strip_prefix("Column ").is_some_and(|n| n.parse::<u32>().is_ok());
    match it.read_as {
        Some(ColumnRole::Ref) if shared() || numbered() => "Ref".to_owned(),
        Some(ColumnRole::Activity) if numbered() => "Activity".to_owned(),
        Some(ColumnRole::Achieved) if numbered() => "What has been achieved".to_owned(),
        _ => it.heading.clone(),
    }
}

/// True where each service has a table of its own, so that its name stands over the table.
fn a_table_a_service(read: &plan_reader::Draft) -> bool {
    let mut services: HashMap<(Option<u32>, usize), HashSet<&str>> = HashMap::new();
    let mut tables = 0;
    for (theme, it) in
        read.themes.iter().enumerate().flat_map(|(at, it)| it.activities.iter().map(move |a| (at, a)))
    {
        if it.source.sheet.is_some() {
            return false;
        }
        let known = services.entry((it.source.table, theme)).or_insert_with(|| {
            tables += 1;
            HashSet::new()
        });
        known.extend(it.service.as_deref());
    }
    let themes = read.themes.iter().filter(|it| !it.activities.is_empty()).count();
    tables > themes && services.values().all(|it| it.len() == 1)
}

fn recommendations_stand(read: &plan_reader::Draft, has_table: bool) -> RecommendationsStand {
    if !has_table {
        return RecommendationsStand::InAList;
    }
    let mut rows: HashMap<_, usize> = HashMap::new();
    for it in read.themes.iter().flat_map(|it| &it.recommendations).filter(|it| in_a_table(&it.source)) {
        *rows.entry((it.source.sheet.as_deref(), it.source.table, it.source.row)).or_default() += 1;
    }
    if rows.values().any(|it| *it > 1) {
        RecommendationsStand::ARowPerTheme
    } else {
        RecommendationsStand::ARowEach
    }
}
