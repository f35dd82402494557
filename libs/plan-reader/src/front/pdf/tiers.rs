//! Headings on two levels over columns without rules: the upper one runs over the white between those beneath it, or stands over
//! the first of them with none beside it.

use super::text::Line;
use super::unruled::{Gap, crosses, split};
use crate::aliases::Aliases;
use crate::interpret::columns::are_headings;

/// A heading of the upper level.
pub(super) struct Upper {
    pub column: usize,
    /// How many columns it stands over.
    pub columns: usize,
    pub lines: Vec<Line>,
}

/// The upper headings of a table whose first two rows are headings on two levels, else nothing. What stands beneath a heading of
/// one column is the rest of it.
pub(super) fn upper(groups: &[Vec<Line>], gaps: &[Gap]) -> Option<Vec<Upper>> {
    let [above, below, _, ..] = groups else { return None };
    if below.iter().any(|row| crosses(row, gaps)) {
        return None;
    }
    let mut under: Vec<Option<String>> = vec![None; gaps.len() + 1];
    for (column, line) in below.iter().flat_map(|row| split(row, gaps)) {
        if let Some(text) = under.get_mut(column) {
            let above = text.take().map(|above| above + " ");
            *text = Some(above.unwrap_or_default() + &line.text());
        }
    }
    let has_under = |columns: std::ops::Range<usize>| {
        !columns.is_empty() && columns.into_iter().all(|i| under.get(i).is_some_and(Option::is_some))
    };
    // The columns between the white that no line of the upper headings runs over.
    let open: Vec<usize> = (0..gaps.len())
        .filter(|i| {
            gaps.get(*i).is_some_and(|gap| !above.iter().any(|row| crosses(row, std::slice::from_ref(gap))))
        })
        .collect();
    let kept: Vec<Gap> = open.iter().filter_map(|i| gaps.get(*i).copied()).collect();
    let mut parts: Vec<Upper> = Vec::new();
    for at in 0..=kept.len() {
        let from = at.checked_sub(1).and_then(|i| open.get(i)).map_or(0, |i| i + 1);
        let to = open.get(at).map_or(gaps.len() + 1, |i| i + 1);
        let lines: Vec<Line> = above
            .iter()
            .flat_map(|row| split(row, &kept))
            .filter(|(column, _)| *column == at)
            .map(|(_, line)| line)
            .collect();
        match parts.last_mut() {
            Some(last)
                if lines.is_empty() && has_under(from..to) && has_under(last.column..last.column + 1) =>
            {
                last.columns = to - last.column;
            }
            _ => parts.push(Upper { column: from, columns: to - from, lines }),
        }
    }
    parts.retain(|part| !part.lines.is_empty());
    let whole = |part: &Upper| part.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ");
    let wide = parts.iter().filter(|p| p.columns > 1);
    let over_others =
        wide.clone().count() > 0 && wide.clone().all(|p| has_under(p.column..p.column + p.columns));
    let also_below = parts.iter().filter(|p| p.columns == 1 && has_under(p.column..p.column + 1)).count();
    let both: Vec<String> = (0..=gaps.len())
        .filter_map(|column| {
            let over = parts.iter().find(|p| (p.column..p.column + p.columns).contains(&column)).map(whole);
            let own = under.get(column).cloned().flatten();
            (over.is_some() || own.is_some())
                .then(|| over.into_iter().chain(own).collect::<Vec<_>>().join(" "))
        })
        .collect();
    let single: Vec<String> = parts.iter().map(whole).collect();
    let known = || are_headings(&both, &Aliases::default()) || are_headings(&single, &Aliases::default());
    // Two headings over all columns tell less than those beneath them, which are the headings of the plan.
    let bold = above.iter().flat_map(|row| &row.words).all(|w| w.bold);
    let two = parts.len() == 2 && bold && also_below == 0 && {
        let own: Vec<String> = under.iter().flatten().cloned().collect();
        own.len() > gaps.len() && are_headings(&own, &Aliases::default())
    };
    (over_others && (two || parts.len() > 2 && also_below < 2 && known())).then_some(())?;
    for part in parts.iter_mut().filter(|part| part.columns == 1) {
        let rest = below.iter().flat_map(|row| split(row, gaps)).filter(|(column, _)| *column == part.column);
        part.lines.extend(rest.map(|(_, line)| line));
    }
    Some(parts)
}

/// True where the first heading stands over two columns of words: the second has none, though most rows fill it.
pub(super) fn over_two(groups: &[Vec<Line>], gaps: &[Gap]) -> bool {
    let Some((head, rows)) = groups.split_first() else { return false };
    if gaps.len() < 3 || rows.len() < 2 || head.iter().any(|row| crosses(row, gaps)) {
        return false;
    }
    let filled = |group: &[Line], column: usize| {
        group.iter().flat_map(|row| split(row, gaps)).any(|(at, _)| at == column)
    };
    let both = |group: &&Vec<Line>| filled(group, 0) && filled(group, 1);
    let own = rows.iter().filter(|group| !group.iter().any(|row| crosses(row, gaps)));
    let words: Vec<String> = (0..=gaps.len())
        .map(|column| {
            let lines = head.iter().flat_map(|row| split(row, gaps)).filter(|(at, _)| *at == column);
            lines.map(|(_, line)| line.text()).collect::<Vec<_>>().join(" ")
        })
        .collect();
    let one_missing = words.iter().enumerate().all(|(at, text)| text.is_empty() == (at == 1));
    let most = own.clone().filter(both).count() * 2 > own.count();
    let known: Vec<String> = words.into_iter().filter(|text| !text.is_empty()).collect();
    one_missing && most && are_headings(&known, &Aliases::default())
}
