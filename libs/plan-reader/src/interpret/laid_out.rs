//! Tables that stand within others: a page laid out by a table, with a table of the plan in each of its cells.

use super::words::label_of;
use super::{PREFACE, columns, key_value};
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Manner, Paragraph, Table};

/// Takes the tables of a plan out of one that only lays out the page. Those within a cell of the plan itself are read
/// as its lines.
pub(super) fn unfold(block: Block, aliases: &Aliases) -> Vec<Block> {
    let Block::Table(mut table) = block else { return vec![block] };
    if !cells(&table).any(|c| !c.inner.is_empty()) {
        return vec![Block::Table(table)];
    }
    let is_plan = |table: &Table| columns::find(table, PREFACE, aliases).is_some();
    let of_plan = |table: &Table| is_plan(table) || key_value::tells_facts(table, aliases);
    let lays_out =
        !is_plan(&table) && cells(&table).any(|c| c.inner.iter().any(|i| holds(&i.table, &of_plan)));
    if !lays_out {
        table.rows.iter_mut().flat_map(|r| &mut r.cells).for_each(Cell::flatten);
        return vec![Block::Table(table)];
    }
    let mut out: Vec<Block> = Vec::new();
    for mut cell in table.rows.into_iter().flat_map(|r| r.cells) {
        let inner = std::mem::take(&mut cell.inner);
        let mut taken = 0;
        let mut paragraphs = cell.paragraphs.into_iter();
        for it in inner {
            out.extend(paragraphs.by_ref().take(it.before - taken).map(Block::Paragraph));
            taken = it.before;
            if is_plan(&it.table)
                && let Some(Block::Paragraph(above)) = out.last_mut()
                && names_what_follows(above)
            {
                above.bold = true;
            }
            out.extend(unfold(Block::Table(it.table), aliases));
        }
        out.extend(paragraphs.map(Block::Paragraph));
    }
    out
}

/// True for a short line right over a table of the plan, which stands there as a heading does.
fn names_what_follows(p: &Paragraph) -> bool {
    p.manner == Manner::Plain
        && (1..=12).contains(&p.text.split_whitespace().count())
        && !p.text.contains(':')
        && !p.text.trim_end().ends_with(['.', ';', '?', '!'])
        && label_of(&p.text, false).is_none()
}

fn cells(table: &Table) -> impl Iterator<Item = &Cell> {
    table.rows.iter().flat_map(|r| &r.cells)
}

/// True where the table, or one within it, is of a plan.
fn holds(table: &Table, is_plan: &dyn Fn(&Table) -> bool) -> bool {
    is_plan(table) || cells(table).any(|c| c.inner.iter().any(|i| holds(&i.table, is_plan)))
}
