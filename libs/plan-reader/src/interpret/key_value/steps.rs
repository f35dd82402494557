//! Forms whose labels stand down the side, and whose steps stand together in one cell across the table, beneath words that say
//! what they are: "Steps to be taken" over "1. Measure the door …".

use super::{filled, label, place};
use crate::aliases::Aliases;
use crate::block::{Cell, Paragraph, Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns::{assign_knowing, label_role};
use crate::interpret::recommendation::typed_label;

/// A form has no more labels, and no more steps.
const MOST_LABELS: usize = 20;
const MOST_STEPS: usize = 60;
/// What stands over the steps takes no more words.
const MOST_WORDS: usize = 16;
/// A step has more words than this.
const LEAST_WORDS: usize = 3;

/// The same form with its labels along the top and a row to each step; nothing where it is no such form.
pub(super) fn in_rows(table: &Table, aliases: &Aliases) -> Option<Table> {
    let rows: Vec<&Row> = table.rows.iter().filter(|row| !row.is_empty()).collect();
    let names = |row: &&Row| across(row).is_some_and(|cell| names_steps(cell, aliases));
    let at = rows.iter().position(names)?;
    let (over, beneath) = (across(rows.get(at)?)?, across(rows.get(at + 1)?)?);
    // A name may stand across the top.
    let named = rows.get(..at)?.iter().take_while(|row| across(row).is_some()).count();
    let others = || rows.iter().enumerate().filter(|(n, _)| *n >= named && *n != at && *n != at + 1);
    let steps = || beneath.paragraphs.iter().filter(|p| !p.text.trim().is_empty());
    let count = steps().count();
    let short = |p: &&Paragraph| p.text.split_whitespace().count() <= LEAST_WORDS;
    if !(1..=MOST_STEPS).contains(&count) || steps().filter(short).count() * 2 > count {
        return None;
    }
    let facts: Vec<(&Cell, Option<&Cell>)> = others().map(|(_, row)| beside(row)).collect::<Option<_>>()?;
    let mut labels: Vec<String> = facts.iter().map(|(key, _)| label(key)).collect();
    let roles = assign_knowing(&labels, aliases, &[]);
    let has = |role| roles.contains(&Some(role));
    let says_what = has(ColumnRole::Activity)
        || labels.iter().any(|label| label_role(label, aliases) == Some(ColumnRole::Activity));
    labels.sort();
    labels.dedup();
    let tells = has(ColumnRole::Lead) || has(ColumnRole::TargetDate);
    if !tells || says_what || facts.len() > MOST_LABELS || labels.len() < facts.len() {
        return None;
    }
    let numbers = numbers(steps());
    let mut heads = Row { headings: true, at: table.at.clone(), ..Row::default() };
    let before = usize::from(numbers.is_some());
    let last = facts.len() + before;
    if numbers.is_some() {
        let heading = Paragraph { text: "Ref".into(), ..Paragraph::default() };
        place(&mut heads, 0, Some(over), vec![heading]);
    }
    for (at, (key, _)) in (before..).zip(&facts) {
        place(&mut heads, at, Some(key), key.paragraphs.clone());
    }
    place(&mut heads, last, Some(over), over.paragraphs.clone());
    let mut out = Table { at: table.at.clone(), sheet: table.sheet.clone(), ..Table::default() };
    out.rows.extend(rows.iter().take(named).map(|row| (*row).clone()));
    out.rows.push(heads);
    for (n, step) in steps().enumerate() {
        let mut row = Row { at: step.at.clone(), ..Row::default() };
        let number = numbers.as_ref().and_then(|it| it.get(n)).cloned();
        let text = number.as_ref().map_or_else(|| step.text.clone(), |(_, rest)| rest.clone());
        if let Some((number, _)) = number {
            let own = Paragraph { text: number, at: step.at.clone(), ..Paragraph::default() };
            place(&mut row, 0, Some(beneath), vec![own]);
        }
        // What is said once holds for all steps.
        for (at, (_, value)) in (before..).zip(&facts).filter(|_| n == 0) {
            if let Some(value) = value {
                place(&mut row, at, Some(value), value.paragraphs.clone());
                row.cells.iter_mut().filter(|cell| cell.column == at).for_each(|cell| cell.rows = count);
            }
        }
        place(&mut row, last, Some(beneath), vec![Paragraph { text, ..step.clone() }]);
        out.rows.push(row);
    }
    Some(out)
}

/// The typed numbers of steps that are counted from one, and the words behind them.
fn numbers<'t>(steps: impl Iterator<Item = &'t Paragraph>) -> Option<Vec<(String, String)>> {
    let found: Vec<(String, String)> = steps.map(|p| typed_label(&p.text)).collect::<Option<_>>()?;
    found.iter().zip(1..).all(|((number, _), n)| number.parse() == Ok(n)).then_some(found)
}

/// What stands alone in a row and runs across the table.
fn across(row: &Row) -> Option<&Cell> {
    match filled(row).as_slice() {
        [one] if one.column == 0 && (one.columns > 1 || row.cells.len() == 1) => Some(*one),
        _ => None,
    }
}

/// A label and its value, which nobody may have written yet.
fn beside(row: &Row) -> Option<(&Cell, Option<&Cell>)> {
    match filled(row).as_slice() {
        [key, value] if key.column == 0 => Some((*key, Some(*value))),
        [key] if key.column == 0 && key.columns == 1 && row.cells.len() > 1 => Some((*key, None)),
        _ => None,
    }
}

/// "Steps to reach solutions, begin date, and expected completion date".
fn names_steps(cell: &Cell, aliases: &Aliases) -> bool {
    let text = cell.text();
    let name = text.split([',', ':', '(', '/', ';']).next().unwrap_or_default();
    !text.contains('\n')
        && text.split_whitespace().count() <= MOST_WORDS
        && assign_knowing(&[name.trim().to_owned()], aliases, &[]) == [Some(ColumnRole::Activity)]
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn steps_in_one_cell_beneath_the_labels_of_a_form_are_activities() {
        let html = "<h1>Access action plan</h1><table>\
            <tr><td>What gets in the way<td>The step is high</tr>\
            <tr><td>Person responsible<td>Track Gang</tr>\
            <tr><td colspan=2>Actions to be taken, start and finish</tr>\
            <tr><td colspan=2><p>1. Measure the step and draw a ramp. Starts: April 2027. To be done by: May 2027.</p>\
            <p>2. Paint all the edges yellow. Starts: May 2027. To be done by: June 2027.</p></tr>\
            <tr><td>Money<td>None</tr></table>";
        let reading = crate::read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap();
        let all: Vec<_> = reading.draft.themes.into_iter().flat_map(|t| t.activities).collect();
        let told: Vec<_> = all
            .iter()
            .map(|a| (a.ref_.as_deref(), a.text.as_str(), a.lead.as_deref(), a.target_date.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                (Some("1"), "Measure the step and draw a ramp.", Some("Track Gang"), Some("May 2027")),
                (Some("2"), "Paint all the edges yellow.", Some("Track Gang"), Some("June 2027")),
            ]
        );
        assert!(all.iter().all(|a| a.other["Money"] == "None"));
    }
}
