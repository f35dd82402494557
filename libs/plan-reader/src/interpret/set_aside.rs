//! Tables that are no part of a plan, whatever stands beside them: what a document says of itself, and mere figures.

use super::columns::label_role;
use super::words::{folded, word_list};
use super::{Interpreter, PREFACE};
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Row, Table};
use crate::draft::ColumnRole;

/// What tells each kind of such a table by its headings: one of the first, and one of the second under another heading.
const KINDS: &[(&[&str], &[&str])] = &[
    // The record of its versions.
    (
        &[
            "version",
            "ver",
            "versions",
            "revision",
            "rev",
            "issue no",
            "issue number",
            "version no",
            "version number",
            "draft no",
            "revision no",
            "revision number",
            "version control",
            "fersiwn",
        ],
        &[
            "date",
            "dated",
            "author",
            "authors",
            "changes",
            "change",
            "amendments",
            "amendment",
            "date issued",
            "summary of changes",
            "changes made",
            "description of change",
            "description of changes",
            "reason for change",
            "details of change",
            "editor",
            "reviewer",
            "reviewed by",
            "approved by",
            "issued by",
            "date of issue",
            "date of change",
            "revision date",
            "distribution",
            "sections affected",
            "reviewed",
            "dyddiad",
            "awdur",
        ],
    ),
    // Who agreed to it, and who signed it.
    (
        &["signature", "signed", "signed off by", "signed by", "sign off"],
        &[
            "name",
            "date",
            "role",
            "title",
            "job title",
            "position",
            "post",
            "print name",
            "on behalf of",
            "dated",
        ],
    ),
    (
        &[
            "approver",
            "approved by",
            "approval",
            "approving body",
            "approval body",
            "reviewed by",
            "reviewer",
            "consulted",
            "consultee",
            "consultees",
        ],
        &[
            "date",
            "date approved",
            "date of approval",
            "approval date",
            "version",
            "date reviewed",
            "date of review",
            "date consulted",
            "date of meeting",
        ],
    ),
    // What its words mean.
    (
        &[
            "term",
            "terms",
            "word",
            "words",
            "acronym",
            "acronyms",
            "abbreviation",
            "abbreviations",
            "phrase",
            "word or phrase",
            "jargon",
            "term or abbreviation",
        ],
        &[
            "meaning",
            "meanings",
            "definition",
            "definitions",
            "explanation",
            "what it means",
            "what this means",
            "stands for",
            "full name",
            "in full",
            "full form",
            "expansion",
            "full title",
            "what it stands for",
        ],
    ),
    // Whom to ask.
    (
        &[
            "email",
            "e mail",
            "email address",
            "telephone",
            "phone",
            "phone number",
            "telephone number",
            "contact details",
            "contact number",
            "ext",
            "extension",
        ],
        &["name", "contact", "contact name", "officer", "role", "job title", "post", "position"],
    ),
];

/// Such tables have no more columns, and their names are no longer than this, in bytes.
const MOST_NAMES: usize = 7;
const LONGEST_NAME: usize = 40;

/// Such tables, and all other blocks, which then stand as if there were none of them between.
pub(super) fn parted(blocks: Vec<Block>, aliases: &Aliases) -> (Vec<Block>, Vec<Block>) {
    blocks.into_iter().partition(|block| matches!(block, Block::Table(table) if is_one(table, aliases)))
}

impl Interpreter {
    /// Lists the words of such tables.
    pub(super) fn list_aside(&mut self, aside: &[Block]) {
        for block in aside {
            let Block::Table(table) = block else { continue };
            for row in table.rows.iter().filter(|r| !r.is_empty()) {
                let words: Vec<String> = row.cells.iter().filter(|c| !c.is_empty()).map(Cell::text).collect();
                self.explain(
                    &row.at,
                    &words.join(" | "),
                    "Left out: its table holds figures only, or tells of the document itself: its versions, its terms, whom to ask.",
                );
            }
            self.leave_out(table);
        }
    }
}

fn is_one(table: &Table, aliases: &Aliases) -> bool {
    let filled = |row: &Row| row.cells.iter().filter(|c| !c.is_empty()).count();
    let heads = table.rows.iter().enumerate().take(PREFACE).find(|(_, row)| filled(row) > 1);
    let Some((at, row)) = heads else { return false };
    // What a user says that a heading means counts before anything else.
    if row.cells.iter().any(|c| aliases.told(&c.text()).is_some()) {
        return false;
    }
    heads_no_plan(row, aliases) || holds_figures(table, at, aliases) || controls(table)
}

/// True for a row that heads what a document says of itself: "Version | Date | Author | Changes".
pub(super) fn heads_no_plan(row: &Row, aliases: &Aliases) -> bool {
    // The rows of a plan have more cells or longer ones, and need no closer look.
    let filled = row.cells.iter().filter(|c| !c.is_empty()).take(MOST_NAMES + 1).count();
    let long = |c: &Cell| c.paragraphs.iter().any(|p| p.text.len() > LONGEST_NAME);
    if filled > MOST_NAMES || row.cells.iter().any(long) {
        return false;
    }
    let names: Vec<String> =
        row.cells.iter().map(Cell::text).map(|t| folded(&t)).filter(|t| !t.is_empty()).collect();
    let tells = |list: &[&str]| names.iter().position(|n| list.contains(&n.as_str()));
    let kind = KINDS.iter().any(|(first, second)| {
        tells(first)
            .is_some_and(|at| names.iter().enumerate().any(|(i, n)| i != at && second.contains(&n.as_str())))
    });
    let of_plan = |name: &String| {
        word_list(name).len() <= 4
            && matches!(label_role(name, aliases), Some(ColumnRole::Activity | ColumnRole::Recommendation))
            && !KINDS.iter().any(|(_, second)| second.contains(&name.as_str()))
    };
    kind && !names.iter().any(of_plan)
}

/// True for a box of the document's particulars: "Document owner | Head of Policy", "Review date | June 2026".
fn controls(table: &Table) -> bool {
    const CERTAIN: &[&str] = &[
        "document owner",
        "document title",
        "document name",
        "document author",
        "document status",
        "document type",
        "document reference",
        "document number",
        "version",
        "version number",
        "version no",
        "approved by",
        "date approved",
        "approval date",
        "date of approval",
        "review date",
        "date of review",
        "next review",
        "next review date",
        "date of next review",
        "author",
        "authors",
        "prepared by",
        "report author",
        "effective date",
        "publication date",
        "date published",
        "date of publication",
        "date issued",
        "date of issue",
        "classification",
    ];
    const USUAL: &[&str] = &[
        "title",
        "name",
        "subject",
        "owner",
        "date",
        "status",
        "department",
        "directorate",
        "service",
        "team",
        "contact",
        "contact details",
        "contact officer",
        "distribution",
        "audience",
        "ref",
        "reference",
        "file",
        "filename",
        "location",
        "email",
        "telephone",
        "organisation",
        "to",
        "from",
        "last updated",
        "updated",
        "lead officer",
        "responsible officer",
        "responsible director",
        "executive lead",
        "policy lead",
        "summary",
        "purpose",
        "keywords",
    ];
    let keys: Option<Vec<String>> = table
        .rows
        .iter()
        .filter(|r| !r.is_empty())
        .map(|row| {
            let filled: Vec<&Cell> = row.cells.iter().filter(|c| !c.is_empty()).collect();
            let key = filled.first().filter(|_| filled.len() <= 2)?;
            Some(folded(key.text().trim_end_matches(':')))
        })
        .collect();
    let Some(keys) = keys else { return false };
    let of = |list: &[&str]| keys.iter().filter(|k| list.contains(&k.as_str())).count();
    let certain = of(CERTAIN);
    keys.len() > 1 && certain > 0 && certain + of(USUAL) == keys.len()
}

/// True where nothing but numbers stands beside the names of the rows: "Red | 2 | 20%".
fn holds_figures(table: &Table, heads: usize, aliases: &Aliases) -> bool {
    let figure = |text: &str| {
        let text = text.trim();
        !text.contains(char::is_alphabetic) && text.len() <= 14
    };
    let filled =
        |row: &Row| -> Vec<String> { row.cells.iter().filter(|c| !c.is_empty()).map(Cell::text).collect() };
    let mut rows = table.rows.iter().skip(heads).filter(|r| !r.is_empty());
    let Some(names) = rows.next().map(filled) else { return false };
    let of_plan = names.first().is_some_and(|n| matches!(label_role(n, aliases), Some(ColumnRole::Activity)));
    let is_counted = |row: &Row| {
        filled(row).split_first().is_some_and(|(name, others)| {
            name.contains(char::is_alphabetic)
                && word_list(name).len() <= 8
                && others.iter().all(|t| figure(t))
                && others.iter().any(|t| t.contains(|c: char| c.is_ascii_digit()))
        })
    };
    !of_plan && names.len() > 1 && rows.clone().nth(1).is_some() && rows.all(is_counted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Paragraph;

    fn table(rows: &[&[&str]]) -> Table {
        let cell = |(column, text): (usize, &&str)| Cell {
            column,
            columns: 1,
            rows: 1,
            paragraphs: vec![Paragraph { text: (*text).to_owned(), ..Paragraph::default() }],
            ..Cell::default()
        };
        let row = |r: &&[&str]| Row { cells: r.iter().enumerate().map(cell).collect(), ..Row::default() };
        Table { rows: rows.iter().map(row).collect(), ..Table::default() }
    }

    #[track_caller]
    fn check(rows: &[&[&str]], aside: bool) {
        assert_eq!(is_one(&table(rows), &Aliases::default()), aside, "{rows:?}");
    }

    #[test]
    fn what_a_document_says_of_itself_is_no_plan() {
        check(
            &[&["Version", "Date", "Author", "Changes"], &["0.1", "3 March 2025", "H. Bell", "First draft"]],
            true,
        );
        check(&[&["Term", "Meaning"], &["EIA", "Equality impact assessment"]], true);
        check(&[&["Name", "Role", "Signature", "Date"], &["H. Bell", "Chair", "", "May 2026"]], true);
        check(&[&["Approved by", "Date"], &["Cabinet", "2 May 2026"]], true);
        check(&[&["Name", "Job title", "Email"], &["H. Bell", "Head of Policy", "h.bell@e.example"]], true);
        check(
            &[
                &["Action", "Owner", "Owner email", "Approved by", "Date"],
                &["Open a form", "HR", "", "", "May"],
            ],
            false,
        );
        check(
            &[&["What we will do", "Term", "Definition of done"], &["Open a form", "Autumn", "Open"]],
            false,
        );
    }

    #[test]
    fn the_particulars_of_a_document_are_no_plan() {
        check(
            &[&["Document owner", "Head of Policy"], &["Review date", "June 2026"], &["Status", "Final"]],
            true,
        );
        check(&[&["Action", "Open a form"], &["Owner", "HR"], &["Review date", "June 2026"]], false);
        check(&[&["Owner", "HR"], &["Date", "June 2026"]], false);
    }

    #[test]
    fn figures_beside_names_are_no_plan() {
        check(&[&["RAG", "Number of actions", "%"], &["Red", "2", "20%"], &["Green", "5", "50%"]], true);
        check(&[&["Theme", "2024", "2025"], &["Fair work", "12", "15"], &["Housing", "3", "£1,200"]], true);
        check(&[&["Action", "Year"], &["Open a form", "2026"], &["Train managers", "2027"]], false);
        check(&[&["Theme", "Count"], &["Fair work", "Open a form"], &["Housing", "3"]], false);
    }
}
