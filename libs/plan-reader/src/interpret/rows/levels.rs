//! Which bands of a table begin a theme and which name a service.

use std::collections::{HashMap, HashSet};

use super::{Level, RowIs};
use crate::block::Table;
use crate::date;
use crate::draft::ColumnRole;
use crate::interpret::columns::Columns;
use crate::interpret::quarters::is_time;
use crate::interpret::words::{
    folded, is_generic, is_numbered_name, is_service_by_name, is_theme_by_name, is_year, split_ref, word_list,
};

/// Tells bands that begin a theme from bands that name a service.
pub(super) fn settle(
    table: &Table,
    rows: &mut [(usize, RowIs)],
    columns: &Columns,
    theme_above: bool,
    service_above: bool,
    contents: &HashSet<String>,
) {
    struct Band {
        slot: usize,
        look: (u64, bool, usize),
        text: String,
        evidence: bool,
        /// The headings are said again below it.
        again: bool,
    }
    let mut bands: Vec<Band> = Vec::new();
    for slot in 0..rows.len() {
        let Some((index, RowIs::Band(_))) = rows.get(slot) else { continue };
        let Some(cell) = table.rows.get(*index).and_then(|r| r.cells.iter().find(|c| !c.is_empty())) else {
            continue;
        };
        let next = rows.iter().skip(slot + 1).map(|r| &r.1).find(|r| !matches!(r, RowIs::Empty));
        let again = matches!(next, Some(RowIs::Repeated));
        let over = matches!(
            next,
            Some(RowIs::Labelled(..) | RowIs::Repeated | RowIs::Headings(_) | RowIs::Note | RowIs::Band(_))
        );
        let text = cell.text();
        let numbered = is_numbered_name(&text) && text.contains('\n');
        let evidence = over || numbered || is_theme_by_name(&text) || contents.contains(&folded(&text));
        bands.push(Band { slot, look: (cell.look, cell.is_bold(), cell.columns), text, evidence, again });
    }
    // "Action plan" over the headings names nothing.
    bands.retain(|band| {
        let generic = band.again && is_generic(&band.text);
        if let Some((_, is)) = rows.get_mut(band.slot).filter(|_| generic) {
            *is = RowIs::Note;
        }
        !generic
    });
    // A sentence between a name and the headings says what the name is about.
    for at in 1..bands.len() {
        let Some([name, told]) = bands.get(at - 1..=at) else { continue };
        let sentence = told.text.trim_end().ends_with('.') && told.text.split_whitespace().count() > 4;
        let below =
            told.slot == name.slot + 1 && told.look != name.look && !name.text.trim_end().ends_with('.');
        let heads = matches!(rows.get(told.slot + 1), Some((_, RowIs::Repeated | RowIs::Headings(_))));
        if sentence
            && below
            && heads
            && let Some((_, is)) = rows.get_mut(told.slot)
        {
            *is = RowIs::Note;
        }
    }
    bands.retain(|band| !matches!(rows.get(band.slot), Some((_, RowIs::Note))));
    // The first name stands beneath the headings, where those like it stand above them as they are said again.
    if let Some((first, rest)) = bands.split_first_mut() {
        let like = |band: &Band| band.again && band.look == first.look && !is_theme_by_name(&band.text);
        let named = !theme_above && !is_service_by_name(&first.text) && rest.iter().any(like);
        first.evidence |= named;
    }
    let has_service = columns.has(ColumnRole::Service) || service_above;
    let has_theme = columns.has(ColumnRole::Theme);
    let looks: HashSet<_> = bands.iter().map(|b| b.look).collect();
    let theme_looks: HashSet<_> = bands.iter().filter(|b| b.evidence).map(|b| b.look).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for band in &bands {
        *times.entry(folded(&band.text)).or_default() += 1;
    }
    let any_evidence = bands.iter().any(|b| b.evidence);
    let repeats = times.values().any(|n| *n > 1);
    let service_words = bands.iter().filter(|b| is_service_by_name(&b.text)).count() * 2 > bands.len();
    for band in &bands {
        let named_often = times.get(&folded(&band.text)).is_some_and(|n| *n > 1);
        let level = if has_theme {
            Level::Service
        } else if is_theme_by_name(&band.text) {
            Level::Theme
        } else if theme_above && !(any_evidence && has_service) {
            Level::Service
        } else if any_evidence {
            let by_look = looks.len() > 1 && theme_looks.len() < looks.len();
            let is_theme = if by_look { theme_looks.contains(&band.look) } else { band.evidence };
            if is_theme && (band.evidence || !named_often) || has_service {
                Level::Theme
            } else {
                Level::Service
            }
        } else if has_service {
            Level::Theme
        } else if repeats || service_words {
            Level::Service
        } else {
            Level::Theme
        };
        // "Week of 7 August" over rows says when they are, and names no service.
        let of_time = level == Level::Service && (date::looks_like_a_date(&band.text) || is_time(&band.text));
        // Where rows have dates of their own, "May 2027" over some of them is when the meeting was that asked for them.
        let of_meeting = level == Level::Theme
            && !band.evidence
            && columns.has(ColumnRole::TargetDate)
            && is_month_of_year(&band.text);
        let level = match (of_time || of_meeting, has_theme || theme_above || of_meeting) {
            (false, _) => level,
            (true, true) => Level::Between,
            (true, false) => Level::Theme,
        };
        // A service bears no letter before its name.
        let counted = split_ref(&band.text).0.is_some() && !is_service_by_name(&band.text);
        let level = if level == Level::Service && counted && !named_often { Level::Between } else { level };
        if let Some(row) = rows.get_mut(band.slot) {
            row.1 = RowIs::Band(level);
        }
    }
}

fn is_month_of_year(text: &str) -> bool {
    let words = word_list(text);
    matches!(words.as_slice(), [month, of] if date::is_month(month) && is_year(of))
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn a_month_over_rows_with_dates_of_their_own_names_no_theme() {
        let read = |band: &str| {
            let csv = format!(
                "No,Action,Lead,Target date\n{band},,,\n1,Publish the pay gap by grade,HR,May 2027\n2,Train every panel,HR,June 2027\n"
            );
            let read = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
            read.draft.themes.into_iter().next().and_then(|t| t.name)
        };
        assert_eq!(read("April 2027"), None);
        assert_eq!(read("Fair work").as_deref(), Some("Fair work"));
    }
}
