//! Two columns that both say what is done: an action, and the steps or deliverables it is made of.

use std::collections::HashSet;

use super::content::is_rival;
use super::group::explains;
use super::role::fit_of;
use super::{Column, Columns, below};
use crate::aliases::{Aliases, heading_words};
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::words::folded;

/// Where an action stands over several sub-actions, these are what somebody does, each with its own lead and date. The action is kept
/// with each of them.
pub(in crate::interpret) fn prefer_parts(all: &mut [Column], table: &Table, after: usize, aliases: &Aliases) {
    let Some(whole) = all.iter().position(|c| c.role == Some(ColumnRole::Activity)) else { return };
    let Some(over) = all.get(whole).filter(|c| aliases.told(c.name()).is_none()) else { return };
    let said = texts(over, table, after);
    let wholes: HashSet<&String> = said.iter().collect();
    let merged = wholes.len() < said.len() || below(over, table, after).any(|c| !c.is_empty() && c.rows > 1);
    let part = all.iter().position(|c| {
        let each = merged && each_is_due(c, all, table, after);
        // "Core activities | Local proposals | By when": what has a date of its own in every row is done, whatever it is called.
        let proposed = c.role == Some(ColumnRole::Recommendation)
            && each
            && c.from > over.from
            && aliases.told(c.name()).is_none()
            && !all.iter().any(|c| c.role == Some(ColumnRole::RecommendationRef));
        let free = (c.role.is_none() || proposed) && !c.kept;
        // "Action | Deliverable": where the action stands over several rows, each row is one of its deliverables.
        let named = is_of_parts(c.name()) || merged && c.from > over.from && is_rival(c, aliases) || each;
        free && named && texts(c, table, after).len() > wholes.len()
    });
    let Some(part) = part else { return };
    let headed = all.iter().any(|c| c.role == Some(ColumnRole::Heading));
    if let Some(column) = all.get_mut(whole) {
        column.role = (!headed).then_some(ColumnRole::Heading);
    }
    if let Some(column) = all.get_mut(part) {
        (column.role, column.guessed) = (Some(ColumnRole::Activity), true);
    }
}

/// Reads "Planned actions" before what each of them delivers, where every row has one of its own: "A checklist will be sent to all
/// managers" beside "Checklist".
pub(in crate::interpret) fn prefer_planned(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) {
    let delivers = |c: &Column| {
        c.role == Some(ColumnRole::Activity)
            && aliases.told(c.name()).is_none()
            && matches!(heading_words(c.name()).as_slice(), [w] if matches!(w.as_str(), "deliverable" | "output"))
    };
    let Some((holder, delivered)) = all.iter().enumerate().find(|(_, c)| delivers(c)) else { return };
    let own = |c: &Column| -> Vec<(Option<u32>, usize)> {
        let cells = below(c, table, after).filter(|cell| !cell.is_empty() && cell.rows == 1);
        cells.map(|cell| (cell.at.row, cell.text().split_whitespace().count())).collect()
    };
    let outputs = own(delivered);
    let words = |of: &[(Option<u32>, usize)]| of.iter().map(|(_, words)| words).sum::<usize>();
    let planned = all.iter().position(|c| {
        let named = heading_words(c.name()).iter().any(|w| w == "action");
        named && c.role.is_none() && !c.kept && c.to <= delivered.from && {
            let rows = own(c);
            let beside: Vec<_> =
                rows.iter().filter(|(row, _)| outputs.iter().any(|(one, _)| one == row)).copied().collect();
            outputs.len() > 1 && beside.len() * 5 >= outputs.len() * 4 && words(&beside) > words(&outputs) * 2
        }
    });
    let Some(planned) = planned else { return };
    for (at, role) in [(holder, None), (planned, Some(ColumnRole::Activity))] {
        if let Some(column) = all.get_mut(at) {
            column.role = role;
        }
    }
}

impl Columns {
    /// Reads actions that stand over their deliverables as themes, where nothing else names any.
    pub(in crate::interpret) fn with_spanning_theme(&mut self, table: &Table, aliases: &Aliases) {
        if self.has(ColumnRole::Theme) || !self.has(ColumnRole::Activity) {
            return;
        }
        let spans = |c: &Column| {
            let acts = fit_of(ColumnRole::Activity, &heading_words(c.name()), aliases) > 0;
            let said: HashSet<String> = texts(c, table, self.after).into_iter().collect();
            let rows = table.rows.iter().skip(self.after).filter(|r| r.filled().count() > 1).count();
            // "1." names nothing.
            let named = said.len() > 1
                && said.iter().all(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 2);
            c.role == Some(ColumnRole::Heading) && acts && named && said.len() * 3 <= rows * 2
        };
        if let Some(at) = self.all.iter().position(spans)
            && let Some(column) = self.all.get_mut(at)
        {
            column.role = Some(ColumnRole::Theme);
        }
    }
}

/// True for a column that says something else in every row, each by a date of its own: "Desired results" under an action that
/// stands over several rows.
fn each_is_due(column: &Column, all: &[Column], table: &Table, after: usize) -> bool {
    let Some(due) = all.iter().find(|c| c.role == Some(ColumnRole::TargetDate)) else { return false };
    let figures = heading_words(column.name()).iter().any(|w| matches!(w.as_str(), "target" | "baseline"));
    let said = texts(column, table, after);
    let words: usize = said.iter().map(|t| t.split(' ').count()).sum();
    let distinct: HashSet<&String> = said.iter().collect();
    !figures
        && !explains(column.name())
        && distinct.len() == said.len()
        && words > said.len() * 3
        && below(due, table, after).filter(|c| !c.is_empty() && c.rows == 1).count() >= said.len()
}

fn texts(column: &Column, table: &Table, after: usize) -> Vec<String> {
    below(column, table, after).map(|c: &Cell| folded(&c.text())).filter(|t| !t.is_empty()).collect()
}

/// True for a heading that calls what is beneath it parts of an action.
fn is_of_parts(name: &str) -> bool {
    let words = heading_words(name);
    let parts = ["subaction", "subtask", "subactivity", "milestone", "milestones"];
    words.iter().any(|w| parts.contains(&w.as_str()))
        || words.windows(2).any(|pair| match pair {
            [sub, what] => sub == "sub" && matches!(what.as_str(), "action" | "task" | "activity" | "step"),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn actions_over_their_deliverables_are_themes_where_nothing_else_names_any() {
        let read = |above: &str| {
            let rows = "<tr><td rowspan=2>1. Keep a group that steers this plan.<td>Invite members of three groups.<td>May 2027<td>Clerk</tr>\
                        <tr><td>Write down what it may decide.<td>June 2027<td>Clerk</tr>\
                        <tr><td rowspan=2>2. Pay for what was promised.<td>Name what each branch can spend.<td>July 2027<td>Treasurer</tr>\
                        <tr><td>Publish what was spent.<td>August 2027<td>Treasurer</tr>";
            let html = format!(
                "<h1>Fair libraries</h1>{above}<table><tr><th>Action<th>Deliverable<th>Timeline<th>Responsibility</tr>{rows}</table>"
            );
            crate::read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap().draft.themes
        };
        let themes = read("");
        assert_eq!(themes[1].name.as_deref(), Some("Pay for what was promised."));
        assert_eq!(themes[1].activities[1].text, "Publish what was spent.");
        let themes = read("<h2>Governance</h2>");
        assert_eq!(themes[0].name.as_deref(), Some("Governance"));
        assert_eq!(themes[0].activities[2].other["Action"], "2. Pay for what was promised.");
    }

    #[test]
    fn proposals_with_dates_of_their_own_are_done_and_what_they_are_of_is_not() {
        let read = |dates: [&str; 2]| {
            let html = format!(
                "<h1>Fair parks action plan</h1><table><tr><th>Core tasks<th>Proposals<th>By when<th>By whom</tr>\
                 <tr><td rowspan=2>Open the gates<td>Oil the hinges of every gate<td>{}<td>Wardens</tr>\
                 <tr><td>Print the hours in four languages<td>{}<td>Signs</tr>\
                 <tr><td>Plant shade<td>Ask the school where to plant<td>July 2027<td>Gardeners</tr></table>",
                dates[0], dates[1]
            );
            let reading =
                crate::read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap();
            reading.draft.themes.into_iter().flat_map(|t| t.activities).map(|a| a.text).collect::<Vec<_>>()
        };
        let each = read(["May 2027", "June 2027"]);
        assert_eq!(each.len(), 3);
        assert_eq!(each[1], "Print the hours in four languages");
        assert_eq!(read(["May 2027", ""])[0], "Open the gates");
    }
}
