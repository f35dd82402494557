//! "Objective 1" on a line of its own with what it is on the next: the two are one heading.

use std::collections::HashSet;

use super::columns::label_role;
use super::prose::{announces, begins_an_entry};
use super::words::{is_theme_by_name, label_of, split_ref, word_list};
use crate::Aliases;
use crate::block::{Block, Manner, Paragraph};

/// Statements are no longer than this; longer paragraphs speak of the objective.
const LONGEST: usize = 45;

/// Joins each such name with its statement, where the document has two or more and all its names are followed by one.
pub(super) fn joined(blocks: Vec<Block>, aliases: &Aliases) -> Vec<Block> {
    let paragraph = |i: usize| match blocks.get(i) {
        Some(Block::Paragraph(p)) => Some(p),
        _ => None,
    };
    let names: HashSet<usize> =
        (0..blocks.len()).filter(|i| paragraph(*i).is_some_and(is_bare_name)).collect();
    let stated = |i: &usize| paragraph(i + 1).is_some_and(|p| is_statement(p, aliases));
    if names.len() < 2 || !names.iter().all(stated) {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().enumerate();
    while let Some((i, block)) = blocks.next() {
        match block {
            Block::Paragraph(name) if names.contains(&i) => match blocks.next() {
                Some((_, Block::Paragraph(statement))) => out.push(Block::Paragraph(one(name, statement))),
                next => {
                    out.push(Block::Paragraph(name));
                    out.extend(next.map(|(_, b)| b));
                }
            },
            other => out.push(other),
        }
    }
    out
}

/// "Objective 1", "Theme 2:" and nothing more.
fn is_bare_name(p: &Paragraph) -> bool {
    let text = p.text.trim().trim_end_matches([':', '.', '–', '-']).trim_end();
    matches!(p.manner, Manner::Plain | Manner::Heading(_))
        && (2..=3).contains(&word_list(text).len())
        && is_theme_by_name(text)
        && !begins_an_entry(text)
        && text.ends_with(|c: char| c.is_ascii_digit())
        && split_ref(text).0.is_some()
}

fn is_statement(p: &Paragraph, aliases: &Aliases) -> bool {
    let text = p.text.trim();
    let words = word_list(text);
    let speaks_of_it = words
        .first()
        .is_some_and(|w| matches!(w.as_str(), "this" | "these" | "it" | "here" | "in" | "under"));
    let labelled = text.split_once(':').is_some_and(|(l, _)| label_role(l, aliases).is_some());
    p.manner == Manner::Plain
        && (4..=LONGEST).contains(&words.len())
        && !text.ends_with([':', '?'])
        && !text.trim_end_matches('.').contains(". ")
        && !(speaks_of_it || labelled)
        && label_of(text, p.bold).is_none()
        && !announces(text, aliases)
}

fn one(name: Paragraph, statement: Paragraph) -> Paragraph {
    let own = name.text.trim().trim_end_matches([':', '.', '–', '-']).trim_end();
    // A heading ends without a full stop; with one it would pass for running text when the plan is written out and read again.
    let text = format!("{own}: {}", statement.text.trim().trim_end_matches('.'));
    let manner = match name.manner {
        Manner::Plain => Manner::Heading(PLAIN),
        heading => heading,
    };
    Paragraph {
        text,
        manner,
        struck: [name.struck, statement.struck].concat(),
        notes: [name.notes, statement.notes].concat(),
        lead_in: None,
        ..name
    }
}

/// How deep a heading stands that only its words show.
const PLAIN: u8 = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Location;

    fn texts(lines: &[&str]) -> Vec<String> {
        let block = |t: &&str| {
            Block::Paragraph(Paragraph {
                text: (*t).to_owned(),
                at: Location::default(),
                ..Paragraph::default()
            })
        };
        let out = joined(lines.iter().map(block).collect(), &Aliases::default());
        out.iter()
            .map(|b| match b {
                Block::Paragraph(p) => p.text.clone(),
                Block::Table(_) => String::new(),
            })
            .collect()
    }

    #[test]
    fn a_name_and_its_statement_are_one_heading() {
        let joined = texts(&[
            "Objective 1",
            "To teach books by many writers.",
            "Objective 2",
            "To exclude no group more.",
        ]);
        assert_eq!(
            joined,
            ["Objective 1: To teach books by many writers", "Objective 2: To exclude no group more"]
        );
    }

    #[test]
    fn what_speaks_of_an_objective_is_not_its_statement() {
        for below in
            ["This objective is about books.", "Lead: Head of English and drama", "Actions we will take:"]
        {
            assert_eq!(texts(&["Objective 1", below, "Objective 2", below]).len(), 4, "{below}");
        }
        assert_eq!(texts(&["Objective 1", "To teach books by many writers."]).len(), 2);
    }
}
