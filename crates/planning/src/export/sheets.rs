//! A plan as a workbook, in the layout of the body's own document.

use super::{
    Imprint,
    layout::{Layout, RecommendationsStand, ThemesStand},
    rows::{Laid, Piece},
};
use crate::upload::draft::{Draft, Theme};
use plan_reader::ColumnRole;
use plan_writer::{Line, Sheet, Workbook};

/// The workbook of a plan.
#[must_use]
pub fn workbook(draft: &Draft, layout: &Layout, imprint: &Imprint) -> Workbook {
    // In a sheet a note above the table is a row like any other, so each bracket says what it holds.
    let layout = Layout { brackets_note: String::new(), ..layout.clone() };
    let laid = Laid::new(draft, &layout);
    let in_a_column = laid.layout.themes == ThemesStand::InAColumn;
    // Themes over their rows hold what is recommended with them; in a column they cannot.
    let in_a_list = !in_a_column && laid.layout.recommendations == RecommendationsStand::InAList;
    let mut sheets = Vec::new();
    let title = Line::Title(imprint.title(draft));
    let any_recommendation = draft.themes.iter().any(|it| !it.recommendations.is_empty());
    if draft.activities().next().is_some() || in_a_list {
        let mut lines = vec![title.clone()];
        lines.push(Line::Headings(laid.headings()));
        for theme in &draft.themes {
            if !in_a_column {
                lines.push(Line::Band(laid.theme_band(theme)));
                lines.extend(laid.words(theme, in_a_list).into_iter().map(Line::Words));
            }
            lines.extend(laid.activities(theme).into_iter().map(line));
        }
        sheets.push(sheet("Action plan", lines));
    }
    if any_recommendation && !in_a_list {
        let a_row_each = laid.layout.recommendations != RecommendationsStand::ARowPerTheme;
        let in_columns =
            laid.layout.recommendation_columns.iter().any(|it| it.role == Some(ColumnRole::Theme));
        let mut lines = vec![title];
        lines.push(Line::Headings(laid.recommendation_headings()));
        for theme in draft.themes.iter().filter(|it| !it.recommendations.is_empty()) {
            if !in_columns {
                lines.push(Line::Band(laid.theme_band(theme)));
            }
            lines.extend(recommendations(&laid, theme, a_row_each));
        }
        sheets.push(sheet("Recommendations", lines));
    }
    Workbook {
        title: imprint.title(draft),
        author: draft.organisation.clone(),
        written_at: imprint.written_at,
        sheets,
    }
}

fn recommendations<'l>(
    laid: &'l Laid<'_>,
    theme: &'l Theme,
    a_row_each: bool,
) -> impl Iterator<Item = Line> + use<'l> {
    laid.recommendation_rows(theme, a_row_each).into_iter().map(Line::Cells)
}

fn line(it: Piece) -> Line {
    match it {
        Piece::Service(words) => Line::SubBand(words),
        Piece::Cells(cells) => Line::Cells(cells),
    }
}

/// A sheet whose columns are as wide as their words need, within reason.
fn sheet(name: &str, lines: Vec<Line>) -> Sheet {
    let mut widths: Vec<u16> = Vec::new();
    for line in &lines {
        let (Line::Headings(cells) | Line::Cells(cells)) = line else { continue };
        for (at, words) in cells.iter().enumerate() {
            if widths.len() <= at {
                widths.push(10);
            }
            let longest = words.lines().map(|it| it.chars().count()).max().unwrap_or(0);
            let wide = u16::try_from(longest + 2).unwrap_or(u16::MAX).min(60);
            if let Some(slot) = widths.get_mut(at) {
                *slot = (*slot).max(wide);
            }
        }
    }
    Sheet { name: name.to_owned(), widths, lines }
}
