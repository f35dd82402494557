//! A plan as a Word document, in the layout of the body's own.

use super::{
    Imprint,
    layout::{Layout, RecommendationsStand, ServicesStand, ThemesStand},
    rows::{Laid, Piece},
};
use crate::upload::draft::{Draft, Recommendation, Theme};
use plan_reader::ColumnRole;
use plan_writer::{Block, Document, Item, Row, Table};

/// The document of a plan.
#[must_use]
pub fn document(draft: &Draft, layout: &Layout, imprint: &Imprint) -> Document {
    let laid = Laid::new(draft, layout);
    let mut blocks = vec![Block::Title(imprint.title(draft))];
    if !draft.organisation.is_empty() {
        blocks.push(Block::Subtitle(draft.organisation.clone()));
    }
    if let Some(dated) = imprint.dated(draft) {
        blocks.push(Block::Paragraph(dated));
    }
    blocks.extend(
        imprint.introduction.lines().filter(|it| !it.trim().is_empty()).map(|it| Block::Paragraph(it.into())),
    );
    if !laid.layout.brackets_note.is_empty() {
        blocks.push(Block::Paragraph(laid.layout.brackets_note.clone()));
    }
    match laid.layout.themes {
        ThemesStand::AsHeadings => draft.themes.iter().for_each(|it| section(&laid, it, &mut blocks)),
        ThemesStand::AsBands => {
            let in_a_table = laid.layout.recommendations != RecommendationsStand::InAList;
            recommendations(&laid, &draft.themes, &mut blocks);
            let rows = draft.themes.iter().flat_map(|theme| {
                std::iter::once(Row::Band(laid.theme_band(theme)))
                    .chain(laid.words(theme, !in_a_table).into_iter().map(Row::Words))
                    .chain(laid.activities(theme).into_iter().map(row))
                    .collect::<Vec<_>>()
            });
            blocks.push(Block::Table(Table { headings: laid.headings(), rows: rows.collect() }));
        }
        ThemesStand::InAColumn => {
            recommendations(&laid, &draft.themes, &mut blocks);
            let rows: Vec<Row> = draft.themes.iter().flat_map(|it| laid.activities(it)).map(row).collect();
            if !rows.is_empty() {
                blocks.push(Block::Table(Table { headings: laid.headings(), rows }));
            }
        }
    }
    Document {
        title: imprint.title(draft),
        author: draft.organisation.clone(),
        language: String::new(),
        written_at: imprint.written_at,
        footer: imprint.footer(draft),
        blocks,
    }
}

fn row(it: Piece) -> Row {
    match it {
        Piece::Service(words) => Row::SubBand(words),
        Piece::Cells(cells) => Row::Cells(cells),
    }
}

/// A theme under its own heading.
fn section(laid: &Laid<'_>, theme: &Theme, blocks: &mut Vec<Block>) {
    let layout = &laid.layout;
    blocks.push(Block::Heading(1, Laid::theme_heading(theme)));
    for (label, words) in [(&layout.outcome_label, &theme.outcome), (&layout.leads_label, &theme.leads)] {
        if !words.is_empty() {
            blocks.push(Block::Labelled(label.clone(), words.clone()));
        }
    }
    recommendations(laid, std::slice::from_ref(theme), blocks);
    let pieces = laid.activities(theme);
    if layout.services == ServicesStand::AsHeadings {
        let mut rows = Vec::new();
        let close = |rows: &mut Vec<Row>, blocks: &mut Vec<Block>| {
            if !rows.is_empty() {
                blocks.push(Block::Table(Table { headings: laid.headings(), rows: std::mem::take(rows) }));
            }
        };
        for it in pieces {
            if let Piece::Service(name) = it {
                close(&mut rows, blocks);
                blocks.push(Block::Heading(2, name));
            } else {
                rows.push(row(it));
            }
        }
        close(&mut rows, blocks);
    } else if !pieces.is_empty() {
        let rows = pieces.into_iter().map(row).collect();
        blocks.push(Block::Table(Table { headings: laid.headings(), rows }));
    }
}

/// What is recommended in these themes: a list under its label, or a table.
fn recommendations(laid: &Laid<'_>, themes: &[Theme], blocks: &mut Vec<Block>) {
    let layout = &laid.layout;
    if themes.iter().all(|it| it.recommendations.is_empty()) {
        return;
    }
    let in_a_list = layout.recommendations == RecommendationsStand::InAList;
    let in_columns = layout.recommendation_columns.iter().any(|it| it.role == Some(ColumnRole::Theme));
    match (layout.themes, in_a_list) {
        (ThemesStand::AsHeadings, true) => {
            blocks.push(Block::Heading(2, layout.recommendations_label.clone()));
            for theme in themes {
                let items = theme.recommendations.iter().flat_map(|it| items(laid, it)).collect();
                blocks.push(Block::List(items));
            }
        }
        (ThemesStand::AsBands, true) => {}
        (ThemesStand::InAColumn, _) | (_, false) => {
            let a_row_each = layout.recommendations != RecommendationsStand::ARowPerTheme;
            let mut rows = Vec::new();
            for theme in themes.iter().filter(|it| !it.recommendations.is_empty()) {
                if !in_columns && layout.themes != ThemesStand::AsHeadings {
                    rows.push(Row::Band(laid.theme_band(theme)));
                }
                rows.extend(laid.recommendation_rows(theme, a_row_each).into_iter().map(Row::Cells));
            }
            blocks.push(Block::Table(Table { headings: laid.recommendation_headings(), rows }));
        }
    }
}

/// A recommendation as items of a list: its own bullets stand deeper.
fn items(laid: &Laid<'_>, it: &Recommendation) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for line in laid.recommendation(it, None).lines().filter(|it| !it.trim().is_empty()) {
        let bullet = line.trim_start().strip_prefix("- ");
        match (bullet, items.last_mut()) {
            (Some(words), Some(_)) => {
                let depth = (line.len() - line.trim_start().len()) / 2;
                items.push(Item {
                    level: u8::try_from(depth.min(4)).unwrap_or(4) + 1,
                    text: words.trim().into(),
                });
            }
            (None, Some(last)) => {
                last.text.push('\n');
                last.text.push_str(line.trim());
            }
            (_, None) => items.push(Item { level: 0, text: line.trim().into() }),
        }
    }
    items
}
