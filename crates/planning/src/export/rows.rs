//! The pieces of a plan as the rows and lines of a layout: the same for a document and for a sheet.

use super::layout::{Column, Layout, RecommendationsStand, STATUS, ServicesStand, ThemesStand};
use crate::upload::{
    draft::{Activity, Draft, Recommendation, Theme},
    status,
};
use plan_reader::ColumnRole;
use std::collections::HashSet;

/// A plan with the layout in which it is written.
pub(super) struct Laid<'a> {
    pub layout: Layout,
    /// Whether the column of refs holds those of themes.
    refs_of_themes: bool,
    /// Whether the names of themes across a table must say that they are themes'.
    says_theme: bool,
    /// Names that two themes bear; only their refs tell them apart.
    twins: HashSet<&'a str>,
}

/// A row of a theme's activities.
pub(super) enum Piece {
    Service(String),
    Cells(Vec<String>),
}

impl<'a> Laid<'a> {
    pub(super) fn new(draft: &'a Draft, layout: &Layout) -> Self {
        let any = |test: fn(&Activity) -> bool| draft.activities().any(|(_, it)| test(it));
        let mut layout = layout.clone();
        if draft.activities().next().is_none() && layout.recommendations == RecommendationsStand::InAList {
            // Without a table of activities that of recommendations is the plan.
            layout.recommendations = RecommendationsStand::ARowEach;
            layout.themes = ThemesStand::InAColumn;
        }
        let mut whole = layout.clone();
        whole.keep(draft.activities().flat_map(|(_, it)| it.other.keys()));
        // Beside headings or names across the table such a column would be the themes. What leads a theme has no column.
        if whole.keeps_another(ColumnRole::Theme) && draft.themes.iter().all(fits_a_column) {
            layout.themes = ThemesStand::InAColumn;
        }
        let refs = any(|it| !it.reference.is_empty());
        if refs {
            layout.need(ColumnRole::Ref, "Ref", true);
        }
        layout.need(ColumnRole::Activity, "Activity", false);
        for (role, heading, holds) in [
            (ColumnRole::Lead, "Lead", any(|it| !it.leads.is_empty())),
            (ColumnRole::TargetDate, "Target date", any(|it| !it.target.is_empty())),
            (ColumnRole::Achieved, "What has been achieved", any(|it| !it.achieved.is_empty())),
            (
                ColumnRole::Service,
                "Service",
                layout.services == ServicesStand::InAColumn && any(|it| !it.service.is_empty()),
            ),
            (ColumnRole::Theme, "Theme", layout.themes == ThemesStand::InAColumn),
            (
                ColumnRole::Outcome,
                "Desired outcome",
                layout.themes == ThemesStand::InAColumn
                    && draft.themes.iter().any(|it| !it.outcome.is_empty() && !it.activities.is_empty()),
            ),
        ] {
            if holds {
                layout.need(role, heading, false);
            }
        }
        layout.keep(draft.activities().flat_map(|(_, it)| it.other.keys()));
        layout.settle();
        let mut names = HashSet::new();
        let twins = draft.themes.iter().map(Theme::stored_name).filter(|it| !names.insert(*it)).collect();
        let refs_of_themes = !refs && layout.has(ColumnRole::Ref);
        let mut laid = Self { layout, refs_of_themes, twins, says_theme: false };
        // A name right over rows could as well be a service's, where nothing under it shows that it is a theme's.
        laid.says_theme = draft.themes.iter().any(|it| {
            let bare = it.activities.first().is_none_or(|it| it.service.is_empty());
            bare && laid.words(it, true).is_empty()
        });
        laid
    }

    pub(super) fn headings(&self) -> Vec<String> {
        self.layout.columns.iter().map(|it| it.heading.clone()).collect()
    }

    pub(super) fn recommendation_headings(&self) -> Vec<String> {
        self.layout.recommendation_columns.iter().map(|it| it.heading.clone()).collect()
    }

    /// The name of a theme as a heading: "1. Racism has no place here".
    pub(super) fn theme_heading(it: &Theme) -> String {
        if it.reference.is_empty() {
            it.stored_name().to_owned()
        } else {
            format!("{}. {}", it.reference.trim_end_matches('.'), it.stored_name())
        }
    }

    /// The name of a theme across a table.
    pub(super) fn theme_band(&self, it: &Theme) -> String {
        match (self.says_theme, it.reference.trim_end_matches('.')) {
            (false, _) => Self::theme_heading(it),
            (true, "") => format!("Theme: {}", it.stored_name()),
            (true, reference) => format!("Theme {reference}: {}", it.stored_name()),
        }
    }

    fn theme_name(&self, it: &Theme) -> String {
        if self.twins.contains(it.stored_name()) && !self.refs_of_themes {
            Self::theme_heading(it)
        } else {
            it.stored_name().to_owned()
        }
    }

    /// The rows of a theme's activities, with the names of services over them where they stand so. What belongs to
    /// no service comes first: under a name it would be taken for that service's.
    pub(super) fn activities(&self, theme: &Theme) -> Vec<Piece> {
        if self.layout.services == ServicesStand::InAColumn {
            return theme.activities.iter().map(|it| self.cells(theme, it)).collect();
        }
        let (free, named): (Vec<_>, Vec<_>) = theme.activities.iter().partition(|it| it.service.is_empty());
        let mut pieces = Vec::new();
        let mut service = "";
        for it in free.into_iter().chain(named) {
            if it.service != service {
                pieces.push(Piece::Service(it.service.clone()));
                service = &it.service;
            }
            pieces.push(self.cells(theme, it));
        }
        pieces
    }

    fn cells(&self, theme: &Theme, it: &Activity) -> Piece {
        let columns = &self.layout.columns;
        let mut cells: Vec<String> = columns.iter().map(|column| self.cell(column, theme, it)).collect();
        if cells.iter().filter(|it| !it.is_empty()).count() == 1 && cells.len() > 1 {
            // A row of one cell reads as a name over others.
            let free = cells.iter().zip(columns).position(|(words, column)| {
                words.is_empty() && matches!(column.role, Some(ColumnRole::Lead | ColumnRole::TargetDate))
            });
            let free = free.or_else(|| cells.iter().position(String::is_empty));
            if let Some(slot) = free.and_then(|at| cells.get_mut(at)) {
                "–".clone_into(slot);
            }
        }
        Piece::Cells(cells)
    }

    fn cell(&self, column: &Column, theme: &Theme, it: &Activity) -> String {
        let other =
            || it.other.get(&column.heading).and_then(|it| it.as_str()).unwrap_or_default().to_owned();
        match column.role {
            Some(ColumnRole::Activity) => it.text.clone(),
            Some(ColumnRole::Ref) if self.refs_of_themes => theme.reference.clone(),
            Some(ColumnRole::Ref) => it.reference.clone(),
            Some(ColumnRole::Service) => it.service.clone(),
            Some(ColumnRole::Lead) => it.leads.clone(),
            Some(ColumnRole::TargetDate) => it.target.clone(),
            Some(ColumnRole::Achieved) => it.achieved.clone(),
            Some(ColumnRole::Theme) => self.theme_name(theme),
            Some(ColumnRole::Outcome) if !theme.outcome.is_empty() => theme.outcome.clone(),
            _ => self.status(column, it).unwrap_or_else(other),
        }
    }

    /// What a column of states says: what the document said, unless it goes otherwise now.
    fn status(&self, column: &Column, it: &Activity) -> Option<String> {
        let now = it.status?;
        if !status::is_heading(&column.heading) {
            return None;
        }
        let said = it.other.get(&column.heading).and_then(|it| it.as_str());
        match said {
            None => (column.heading == STATUS).then(|| now.label().to_owned()),
            Some(words) => match status::of_words(words) {
                Some(then) if then != now => Some(now.label().to_owned()),
                _ => None,
            },
        }
    }

    /// The lines under the name of a theme: its outcome, its leads, and, where they stand in a list, what is
    /// recommended.
    pub(super) fn words(&self, theme: &Theme, with_recommendations: bool) -> Vec<String> {
        let mut lines = Vec::new();
        for (label, words) in
            [(&self.layout.outcome_label, &theme.outcome), (&self.layout.leads_label, &theme.leads)]
        {
            if !words.is_empty() {
                lines.push(format!("{label} {words}"));
            }
        }
        if with_recommendations {
            // A cell of Excel has an end.
            let mut words = String::new();
            for it in &theme.recommendations {
                let item = listed(&self.recommendation(it, None));
                if words.chars().count() + item.chars().count() > MOST_LETTERS {
                    lines.push(format!("{}\n{words}", self.layout.recommendations_label));
                    words.clear();
                }
                if !words.is_empty() {
                    words.push('\n');
                }
                words.push_str(&item);
            }
            if !words.is_empty() {
                lines.push(format!("{}\n{words}", self.layout.recommendations_label));
            }
        }
        lines
    }

    /// A recommendation in a list: its ref, its sub-heading, its words, its authorities in brackets. In a cell of
    /// its theme the theme's ref need not stand before its own.
    pub(super) fn recommendation(&self, it: &Recommendation, theme: Option<&Theme>) -> String {
        let mut text = String::new();
        if !it.reference.is_empty() {
            let own = theme.filter(|it| !it.reference.is_empty()).and_then(|theme| {
                it.reference.strip_prefix(&theme.reference)?.strip_prefix('.').filter(|it| !it.is_empty())
            });
            match own {
                Some(own) => text.push_str(&format!("{own}. ")),
                None => text.push_str(&format!("{} ", it.reference)),
            }
        }
        if !it.heading.is_empty() && theme.is_none() {
            text.push_str(&format!("{}: ", it.heading));
        }
        let (first, rest) = it.text.split_once('\n').unwrap_or((&it.text, ""));
        text.push_str(first);
        if !it.authorities.is_empty() {
            let names = it.authorities.join(" / ");
            let label = if self.layout.brackets_note.is_empty() { "Lead authority: " } else { "" };
            text.push_str(&format!(" ({label}{names})"));
        }
        if !rest.is_empty() {
            text.push('\n');
            text.push_str(rest);
        }
        text
    }

    /// The rows of a table of recommendations: of one theme.
    pub(super) fn recommendation_rows(&self, theme: &Theme, a_row_each: bool) -> Vec<Vec<String>> {
        let row = |text: String, it: Option<&Recommendation>| {
            let cell = |column: &Column| match column.role {
                Some(ColumnRole::Recommendation) => text.clone(),
                Some(ColumnRole::Theme) => self.recommendation_theme(theme, it.is_none()),
                Some(ColumnRole::Ref | ColumnRole::RecommendationRef) => match it {
                    Some(it) => it.reference.clone(),
                    None => theme.reference.clone(),
                },
                Some(ColumnRole::Heading) => it.map(|it| it.heading.clone()).unwrap_or_default(),
                Some(ColumnRole::LeadAuthority) => {
                    it.map(|it| it.authorities.join(" / ")).unwrap_or_default()
                }
                Some(ColumnRole::Lead) if !theme.leads.is_empty() => theme.leads.clone(),
                Some(ColumnRole::Lead) => it.map(|it| it.authorities.join(" / ")).unwrap_or_default(),
                Some(ColumnRole::Outcome) => theme.outcome.clone(),
                _ => String::new(),
            };
            self.layout.recommendation_columns.iter().map(cell).collect::<Vec<_>>()
        };
        if a_row_each {
            return theme
                .recommendations
                .iter()
                .map(|it| row(self.recommendation_alone(it), Some(it)))
                .collect();
        }
        let mut text = String::new();
        let mut heading = "";
        for it in &theme.recommendations {
            if it.heading != heading {
                text.push_str(&format!("{}\n", it.heading));
                heading = &it.heading;
            }
            text.push_str(&self.recommendation(it, Some(theme)));
            text.push('\n');
        }
        if text.is_empty() { Vec::new() } else { vec![row(text, None)] }
    }

    /// A recommendation in a row of its own: what other columns say is not said again.
    fn recommendation_alone(&self, it: &Recommendation) -> String {
        let has = |role| self.layout.recommendation_columns.iter().any(|it| it.role == Some(role));
        let named = has(ColumnRole::LeadAuthority) || has(ColumnRole::Lead);
        let bare = Recommendation {
            reference: if has(ColumnRole::Ref) || has(ColumnRole::RecommendationRef) {
                String::new()
            } else {
                it.reference.clone()
            },
            heading: if has(ColumnRole::Heading) { String::new() } else { it.heading.clone() },
            authorities: if named { Vec::new() } else { it.authorities.clone() },
            ..it.clone()
        };
        self.recommendation(&bare, None)
    }

    fn recommendation_theme(&self, theme: &Theme, refs_of_themes: bool) -> String {
        if self.twins.contains(theme.stored_name()) && !refs_of_themes {
            Self::theme_heading(theme)
        } else {
            theme.stored_name().to_owned()
        }
    }
}

/// True for a theme of which nothing would be left out where its name stands beside each of its activities.
fn fits_a_column(it: &Theme) -> bool {
    let beside = !it.activities.is_empty() || !it.recommendations.is_empty();
    it.leads.is_empty() && beside && (it.outcome.is_empty() || !it.activities.is_empty())
}

/// The most letters of a list that stands in one cell.
const MOST_LETTERS: usize = 30_000;

/// Words as an item of a list in a cell: bullets of its own stand deeper, and other lines go on in the line above,
/// since a line of its own would be an item of its own.
fn listed(text: &str) -> String {
    let mut out = String::from("- ");
    for (at, line) in text.lines().filter(|it| !it.trim().is_empty()).enumerate() {
        let bullet = line.trim_start().starts_with("- ");
        if at > 0 {
            out.push_str(if bullet { "\n  " } else { " " });
        }
        out.push_str(if at > 0 && !bullet { line.trim() } else { line });
    }
    out
}
