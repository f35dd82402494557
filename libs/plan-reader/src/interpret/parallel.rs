//! Several activities in one row: a list of them in one cell, and as many leads or dates in the cells beside it.

use super::entry::Entry;
use super::recommendation::typed_label;
use crate::block::{Cell, Manner};
use crate::date;
use crate::draft::ColumnRole;

/// One of several activities in a row, with what is its own.
pub(super) struct Part {
    pub text: String,
    pub ref_: Option<String>,
    pub lead: Option<String>,
    pub target_date: Option<String>,
    pub achieved: Option<String>,
    /// The numbers or letters it and its lead and date are listed by.
    pub labels: Vec<String>,
}

struct Item {
    label: Option<String>,
    text: String,
    listed: bool,
}

/// The activities of a row, where the cells beside its list are as long as the list itself.
pub(super) fn parted(entry: &Entry<'_>) -> Option<Vec<Part>> {
    let value = entry.cells.get(&ColumnRole::Activity).filter(|v| !v.from_above)?;
    let items = items(value.cell);
    let n = items.len();
    if n < 2 || !items.iter().all(|i| i.listed && i.text.split_whitespace().count() >= 2) {
        return None;
    }
    let column = |role: ColumnRole| -> Option<Vec<Item>> {
        let cell = entry.cells.get(&role).filter(|v| !v.from_above)?.cell;
        Some(self::items(cell)).filter(|items| items.len() == n)
    };
    let dates = column(ColumnRole::TargetDate)
        .filter(|items| items.iter().all(|i| i.listed || date::looks_like_a_date(&i.text)));
    // Two people who share two tasks are not one each, unless they are listed like the tasks or have a date each.
    let leads = column(ColumnRole::Lead).filter(|items| dates.is_some() || items.iter().all(|i| i.listed));
    if dates.is_none() && leads.is_none() {
        return None;
    }
    let achieved = column(ColumnRole::Achieved).filter(|items| items.iter().all(|i| i.listed));
    let refs = column(ColumnRole::Ref);
    let take = |of: &Option<Vec<Item>>, i: usize| of.as_ref().and_then(|o| o.get(i)).map(|o| o.text.clone());
    let parts = items.iter().enumerate().map(|(i, item)| {
        let beside =
            [&dates, &leads, &achieved].into_iter().filter_map(|o| o.as_ref()?.get(i)?.label.clone());
        Part {
            text: item.text.clone(),
            ref_: take(&refs, i),
            lead: take(&leads, i),
            target_date: take(&dates, i),
            achieved: take(&achieved, i),
            labels: item.label.clone().into_iter().chain(beside).collect(),
        }
    });
    Some(parts.collect())
}

/// The lines of a cell, deeper ones with the line they hang on.
fn items(cell: &Cell) -> Vec<Item> {
    let base = cell
        .paragraphs
        .iter()
        .filter_map(|p| match p.manner {
            Manner::Bullet(level) | Manner::Numbered { level, .. } => Some(level),
            _ => None,
        })
        .min();
    let mut out: Vec<Item> = Vec::new();
    for p in cell.paragraphs.iter().filter(|p| !p.text.trim().is_empty()) {
        let text = p.text.trim();
        let (level, label) = match &p.manner {
            Manner::Bullet(level) => (Some(*level), None),
            Manner::Numbered { level, label } => (Some(*level), Some(label.clone())),
            _ => (None, None),
        };
        if level > base
            && let Some(above) = out.last_mut()
        {
            above.text.push_str("\n- ");
            above.text.push_str(text);
            continue;
        }
        out.push(match (level, typed_label(text)) {
            (Some(_), _) => Item { label, text: text.to_owned(), listed: true },
            (None, Some((label, rest))) => Item { label: Some(label), text: rest, listed: true },
            (None, None) => Item { label: None, text: text.to_owned(), listed: false },
        });
    }
    out
}
