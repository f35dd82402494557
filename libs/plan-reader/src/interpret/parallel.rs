//! Several activities in one row: a list of them in one cell, and as many leads or dates in the cells beside it.

use super::begins_with_a_verb;
use super::columns::Columns;
use super::entry::Entry;
use super::prose;
use super::recommendation::typed_label;
use crate::aliases::Aliases;
use crate::block::{Cell, Manner};
use crate::date;
use crate::draft::ColumnRole;

/// One of several activities in a row, with what is its own.
#[derive(Default)]
pub(super) struct Part {
    pub text: String,
    pub ref_: Option<String>,
    pub lead: Option<String>,
    pub target_date: Option<String>,
    /// How it goes, where the row tells so of each; nothing for one of which it tells nothing.
    pub achieved: Option<Option<String>>,
    /// What columns that are none of ours say of this one alone, by their headings.
    pub other: Vec<(String, Option<String>)>,
    /// The numbers or letters it and its lead and date are listed by.
    pub labels: Vec<String>,
    /// What else says only what the words beside it are.
    pub said: Vec<String>,
}

/// The activities of a row that says nowhere else who leads and by when: each item of its list names its own.
pub(super) fn by_tails(entry: &Entry<'_>, aliases: &Aliases) -> Option<Vec<Part>> {
    let value = entry.cells.get(&ColumnRole::Activity).filter(|v| !v.from_above)?;
    if entry.cells.contains_key(&ColumnRole::Lead) || entry.cells.contains_key(&ColumnRole::TargetDate) {
        return None;
    }
    let items = items(value.cell);
    if items.len() < 2 || !items.iter().all(|i| i.listed) {
        return None;
    }
    let parts: Vec<Part> = items
        .into_iter()
        .map(|item| {
            let tail = prose::tail_of(&item.text, aliases);
            Part {
                text: tail.text,
                lead: tail.lead,
                target_date: tail.date,
                achieved: tail.achieved.map(Some),
                labels: item.label.into_iter().collect(),
                said: tail.left,
                ..Part::default()
            }
        })
        .collect();
    let told = parts.iter().all(|p| p.lead.is_some() || p.target_date.is_some());
    told.then_some(parts)
}

/// The activities of a row of a table that names neither leads nor dates: each item of its list, or each of its paragraphs,
/// says what is to be done.
pub(super) fn by_actions(entry: &Entry<'_>, columns: &Columns) -> Option<Vec<Part>> {
    let value = entry.cells.get(&ColumnRole::Activity).filter(|v| !v.from_above)?;
    let told = [ColumnRole::Lead, ColumnRole::LeadAuthority, ColumnRole::TargetDate, ColumnRole::Ref];
    let tells = [ColumnRole::Achieved, ColumnRole::Status].into_iter().any(|role| entry.text(role).is_some());
    if tells || told.into_iter().any(|role| columns.has(role)) {
        return None;
    }
    let items = items(value.cell);
    let listed = items.iter().all(|i| i.listed);
    let whole = |i: &Item| i.text.split_whitespace().count() >= 3 && !i.text.ends_with(':');
    let acts = items.iter().filter(|i| begins_with_a_verb(&i.text)).count();
    let ended = items.iter().all(|i| i.text.ends_with('.'));
    let enough = if listed {
        acts * 5 >= items.len() * 3
    } else {
        acts * 3 >= items.len() * if ended { 2 } else { 3 }
    };
    (items.len() > 1 && enough && items.iter().all(whole)).then(|| {
        let labelled =
            |i: Item| Part { text: i.text, labels: i.label.into_iter().collect(), ..Part::default() };
        items.into_iter().map(labelled).collect()
    })
}

struct Item {
    label: Option<String>,
    text: String,
    listed: bool,
}

/// The activities of a row, where the cells beside its list are as long as the list itself.
pub(super) fn parted(entry: &Entry<'_>) -> Option<Vec<Part>> {
    let value = entry.cells.get(&ColumnRole::Activity).filter(|v| !v.from_above)?;
    let mut items = items(value.cell);
    if items.len() > 1 && !items.iter().any(|i| i.listed) {
        items = beside_each(items, entry)?;
    } else if !items.iter().all(|i| i.listed) {
        return None;
    }
    let n = items.len();
    if n == 0 || items.iter().any(|i| i.text.split_whitespace().count() < 2) {
        return None;
    }
    // "1.1 Set up a group" alone is in parts with "1.1 Head of Inclusion" beside it.
    let own = items.first().and_then(|i| i.label.clone());
    let beside = [ColumnRole::Lead, ColumnRole::TargetDate].into_iter().filter_map(|role| entry.text(role));
    let alike = beside.filter_map(|text| typed_label(&text)).any(|(label, _)| Some(&label) == own.as_ref());
    if n == 1 && !alike {
        return None;
    }
    let column = |role: ColumnRole| -> Option<Vec<Item>> {
        let cell = entry.cells.get(&role).filter(|v| !v.from_above)?.cell;
        Some(self::items(cell)).filter(|items| items.len() == n)
    };
    let dates = column(ColumnRole::TargetDate)
        .filter(|items| items.iter().all(|i| i.listed || date::looks_like_a_date(&i.text)));
    // Two people who share two tasks are not one each, unless they are listed like the tasks or stand like a date each.
    let unlisted = |items: &Vec<Item>| items.iter().any(|i| !i.listed);
    let leads =
        column(ColumnRole::Lead).filter(|items| !unlisted(items) || dates.as_ref().is_some_and(unlisted));
    if dates.is_none() && leads.is_none() {
        return None;
    }
    let achieved = column(ColumnRole::Achieved).filter(|items| items.iter().all(|i| i.listed));
    let labels: Vec<Option<String>> = items.iter().map(|i| i.label.clone()).collect();
    // "1.2 Met twice" says of the second action alone how it goes, though nothing is said of the first.
    let told = entry.text(ColumnRole::Achieved).and_then(|text| by_labels(&text, &labels));
    let others: Vec<(&String, Vec<Option<String>>)> =
        entry.other.iter().filter_map(|(heading, text)| Some((heading, by_labels(text, &labels)?))).collect();
    let refs = column(ColumnRole::Ref);
    let take = |of: &Option<Vec<Item>>, i: usize| of.as_ref().and_then(|o| o.get(i)).map(|o| o.text.clone());
    let parts = items.iter().enumerate().map(|(i, item)| {
        let beside =
            [&dates, &leads, &achieved].into_iter().filter_map(|o| o.as_ref()?.get(i)?.label.clone());
        let cells = told.iter().filter(|_| achieved.is_none()).chain(others.iter().map(|(_, texts)| texts));
        let numbered = cells.filter(|texts| texts.get(i).is_some_and(Option::is_some)).count();
        let again = item.label.iter().flat_map(|label| std::iter::repeat_n(label.clone(), numbered));
        Part {
            text: item.text.clone(),
            ref_: take(&refs, i),
            lead: take(&leads, i),
            target_date: take(&dates, i),
            achieved: match &told {
                Some(told) => Some(told.get(i).cloned().flatten()),
                None => take(&achieved, i).map(Some),
            },
            other: others
                .iter()
                .map(|(heading, texts)| ((*heading).clone(), texts.get(i).cloned().flatten()))
                .collect(),
            labels: item.label.clone().into_iter().chain(beside).chain(again).collect(),
            ..Part::default()
        }
    });
    Some(parts.collect())
}

/// The paragraphs of a cell that is no list, where as many leads and as many dates stand beside them: each is an action. One
/// more paragraph than these is the name over them, if it is short.
fn beside_each(mut items: Vec<Item>, entry: &Entry<'_>) -> Option<Vec<Item>> {
    let beside = |role| Some(self::items(entry.cells.get(&role).filter(|v| !v.from_above)?.cell));
    let dates = beside(ColumnRole::TargetDate)?;
    let leads = beside(ColumnRole::Lead).unwrap_or_default();
    let n = dates.len();
    // One lead, or none, is that of all where each paragraph says what is to be done.
    let acts = |item: &Item| begins_with_a_verb(&item.text) || prose::is_charge(&item.text);
    let shared = leads.len() < 2 && items.len() == n && items.iter().all(acts);
    let is_date = |text: &str| {
        date::looks_like_a_date(text)
            || date::read(text, &date::DateOptions::default()).kind != date::TargetKind::None
    };
    // The rest of a line that a narrow column broke begins with a small letter.
    let begins = |item: &Item| item.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let whole = items.iter().chain(&leads).all(begins);
    if n < 2 || leads.len() != n && !shared || !whole || !dates.iter().all(|d| is_date(&d.text)) {
        return None;
    }
    if items.len() == n + 1 && items.first().is_some_and(|name| name.text.split_whitespace().count() <= 6) {
        let name = items.remove(0);
        items.first_mut()?.text.insert_str(0, &format!("{}\n", name.text));
    }
    (items.len() == n).then_some(items)
}

/// The lines of a text by the labels they begin with, which are those of the actions beside it; nothing where a line has none
/// of them, or one that stood before.
fn by_labels(text: &str, labels: &[Option<String>]) -> Option<Vec<Option<String>>> {
    let mut out: Vec<Option<String>> = vec![None; labels.len()];
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let (label, words) = typed_label(line)?;
        let at = labels.iter().position(|l| l.as_ref() == Some(&label))?;
        let slot = out.get_mut(at).filter(|slot| slot.is_none())?;
        *slot = Some(words);
    }
    out.iter().any(Option::is_some).then_some(out)
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
    if let [only] = cell.paragraphs.as_slice()
        && let Some(items) = on_one_line(&only.text)
    {
        return items;
    }
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

/// The items of "a) Governance Officer; b) Principal", labelled one after another.
fn on_one_line(text: &str) -> Option<Vec<Item>> {
    let text = text.trim();
    let opened = if text.starts_with('(') { "(" } else { "" };
    let first = text.get(opened.len()..)?.chars().next().filter(|c| matches!(c, 'a' | 'A' | '1'))?;
    let close = text.get(opened.len() + 1..)?.chars().next().filter(|c| matches!(c, ')' | '.' | ':'))?;
    // "A. Rao, B. Holt" are names.
    if first != '1' && close == '.' {
        return None;
    }
    let mut out = Vec::new();
    let mut rest = text;
    for n in 0u8..26 {
        let label = |n: u8| match first {
            '1' => (n + 1).to_string(),
            letter => char::from(u8::try_from(letter).unwrap_or(b'a') + n).to_string(),
        };
        let words = rest.strip_prefix(&format!("{opened}{}{close}", label(n)))?;
        let next = format!("{opened}{}{close}", label(n + 1));
        let at = words.match_indices(&next).map(|(at, _)| at).find(|at| {
            let parted = words.get(..*at).is_some_and(|before| before.ends_with([' ', ';', ',', '\u{a0}']));
            parted && words.get(at + next.len()..).is_some_and(|after| after.starts_with([' ', '\u{a0}']))
        });
        let item = words.get(..at.unwrap_or(words.len()))?;
        let text = item.trim().trim_end_matches([';', ',']).trim_end().to_owned();
        out.push(Item { label: Some(label(n)), text, listed: true });
        match at {
            Some(at) => rest = words.get(at..)?,
            None => break,
        }
    }
    (out.len() > 1 && out.iter().all(|i| !i.text.is_empty())).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn what_is_labelled_on_one_line_is_a_list() {
        let texts =
            |text: &str| on_one_line(text).map(|items| items.into_iter().map(|i| i.text).collect::<Vec<_>>());
        assert_eq!(texts("a) HR; b) the Deans").unwrap(), ["HR", "the Deans"]);
        assert_eq!(
            texts("1. May 2026 2. June 2026, 3. Ongoing").unwrap(),
            ["May 2026", "June 2026", "Ongoing"]
        );
        assert_eq!(texts("(a) Principal (b) Chair").unwrap(), ["Principal", "Chair"]);
        assert_eq!(texts("1. May 2026"), None);
        assert_eq!(texts("12.05.2026"), None);
        assert_eq!(texts("A. Rao, B. Holt"), None);
    }
}
