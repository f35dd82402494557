//! Tables that are no part of a plan, whatever stands beside them: what a document says of itself, and mere figures.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::columns::{headings_in, label_role};
use super::words::{begins_with_a_verb, folded, word_list};
use super::{Interpreter, PREFACE};
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Row, Table};
use crate::draft::ColumnRole;
use crate::lead;

/// What a kind of such tables is, and the phrases over or beside its cells by how much they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Versions,
    Signatures,
    Approvals,
    Terms,
    Contacts,
    /// Who sits on a board: nothing else may stand over its columns.
    Members,
    /// What was judged, and how.
    Criteria,
    Particulars,
}

const HEADED: [Kind; 7] = [
    Kind::Versions,
    Kind::Signatures,
    Kind::Approvals,
    Kind::Terms,
    Kind::Contacts,
    Kind::Members,
    Kind::Criteria,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Enough, with any other phrase of its kind.
    Telling,
    /// Nothing without one of those.
    Beside,
}

/// Every phrase, with the kinds of tables in which it stands.
fn phrases() -> &'static HashMap<&'static str, Vec<(Kind, Says)>> {
    static PHRASES: OnceLock<HashMap<&'static str, Vec<(Kind, Says)>>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut out: HashMap<_, Vec<_>> = HashMap::new();
        let lines = include_str!("set_aside.txt").lines().filter(|l| !l.starts_with('#'));
        for (phrase, kind, says) in lines.filter_map(parsed) {
            out.entry(phrase).or_default().push((kind, says));
        }
        out
    })
}

fn parsed(line: &'static str) -> Option<(&'static str, Kind, Says)> {
    let mut parts = line.split('\t');
    let kind = match parts.next()? {
        "versions" => Kind::Versions,
        "signatures" => Kind::Signatures,
        "approvals" => Kind::Approvals,
        "terms" => Kind::Terms,
        "contacts" => Kind::Contacts,
        "members" => Kind::Members,
        "criteria" => Kind::Criteria,
        "particulars" => Kind::Particulars,
        _ => return None,
    };
    let says = match parts.next()? {
        "telling" => Says::Telling,
        "beside" => Says::Beside,
        _ => return None,
    };
    Some((parts.next()?, kind, says))
}

fn said(name: &str, kind: Kind) -> impl Iterator<Item = Says> {
    phrases().get(name).into_iter().flatten().filter(move |(k, _)| *k == kind).map(|(_, says)| *says)
}

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
                let words: Vec<String> = row.filled().map(Cell::text).collect();
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
    let heads = table.rows.iter().enumerate().take(PREFACE).find(|(_, row)| row.filled().nth(1).is_some());
    let Some((at, row)) = heads else { return false };
    // What a user says that a heading means counts before anything else.
    if row.cells.iter().any(|c| aliases.told(&c.text()).is_some()) {
        return false;
    }
    // The versions of a document may stand above the plan on one sheet.
    let alone = || !(at + 1..table.rows.len().min(PREFACE)).any(|i| headings_in(table, i, aliases).is_some());
    heads_no_plan(row, aliases) && alone()
        || lists_people(table, at)
        || holds_figures(table, at, aliases)
        || holds_judgements(table, at, aliases)
        || controls(table)
}

/// True for a row that heads what a document says of itself: "Version | Date | Author | Changes".
pub(super) fn heads_no_plan(row: &Row, aliases: &Aliases) -> bool {
    // The rows of a plan have more cells or longer ones, and need no closer look.
    let filled = row.filled().take(MOST_NAMES + 1).count();
    let long = |c: &Cell| c.paragraphs.iter().any(|p| p.text.len() > LONGEST_NAME);
    if filled > MOST_NAMES || row.cells.iter().any(long) {
        return false;
    }
    let names: Vec<String> =
        row.cells.iter().map(Cell::text).map(|t| folded(&t)).filter(|t| !t.is_empty()).collect();
    let is = |name: &str, kind, as_| said(name, kind).any(|says| says == as_);
    let whole = |kind| kind != Kind::Members || names.iter().all(|n| said(n, kind).next().is_some());
    let is_of = |kind| {
        names
            .iter()
            .position(|n| is(n, kind, Says::Telling))
            .is_some_and(|at| names.iter().enumerate().any(|(i, n)| i != at && is(n, kind, Says::Beside)))
    };
    let of_plan = |name: &String| {
        word_list(name).len() <= 4
            && matches!(label_role(name, aliases), Some(ColumnRole::Activity | ColumnRole::Recommendation))
            && !HEADED.iter().any(|kind| is(name, *kind, Says::Beside))
    };
    HEADED.into_iter().any(|kind| is_of(kind) && whole(kind)) && !names.iter().any(of_plan)
}

/// True for "Name | Role" over people, where "Name" might head tasks as well.
fn lists_people(table: &Table, heads: usize) -> bool {
    let mut rows = table.rows.iter().skip(heads).filter(|r| !r.is_empty());
    let names = |row: &Row| row.filled().all(|c| said(&folded(&c.text()), Kind::Members).next().is_some());
    let person = |row: &Row| {
        row.filled().next().is_some_and(|c| {
            let text = c.text();
            lead::looks_like_leads(&text) && !begins_with_a_verb(&text)
        })
    };
    rows.next().is_some_and(names) && rows.clone().next().is_some() && rows.all(person)
}

/// True for a box of the document's particulars: "Document owner | Head of Policy", "Review date | June 2026".
fn controls(table: &Table) -> bool {
    let mut rows = table.rows.iter().filter(|r| !r.is_empty());
    let mut telling = false;
    let all = rows.clone().all(|row| {
        let mut filled = row.filled();
        let (Some(key), _, None) = (filled.next(), filled.next(), filled.next()) else { return false };
        let name = folded(key.text().trim_end_matches(':'));
        telling |= said(&name, Kind::Particulars).any(|says| says == Says::Telling);
        said(&name, Kind::Particulars).next().is_some()
    });
    all && telling && rows.nth(1).is_some()
}

/// True where nothing but numbers stands beside the names of the rows: "Red | 2 | 20%".
fn holds_figures(table: &Table, heads: usize, aliases: &Aliases) -> bool {
    let figure = |text: &str| {
        let text = text.trim();
        !text.contains(char::is_alphabetic) && text.len() <= 14
    };
    let filled = |row: &Row| -> Vec<String> { row.filled().map(Cell::text).collect() };
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

/// True where nothing but an inspector's judgement stands beside the names of the rows: "Leadership | Requires improvement".
fn holds_judgements(table: &Table, heads: usize, aliases: &Aliases) -> bool {
    let mut rows = table.rows.iter().skip(heads).filter(|r| !r.is_empty());
    let of_plan = |c: &Cell| matches!(label_role(&c.text(), aliases), Some(ColumnRole::Activity));
    let headed = rows.next().is_some_and(|r| r.filled().count() > 1 && !r.filled().any(of_plan));
    let judged = |row: &Row| {
        let mut filled = row.filled();
        let named = filled.next().is_some_and(|c| c.text().split_whitespace().count() <= 12);
        let mut judgements = filled.map(Cell::text).peekable();
        named && judgements.peek().is_some() && judgements.all(|t| is_judgement(&t))
    };
    headed && rows.clone().nth(1).is_some() && rows.all(judged)
}

fn is_judgement(text: &str) -> bool {
    matches!(
        folded(text).as_str(),
        "outstanding"
            | "excellent"
            | "good"
            | "adequate"
            | "satisfactory"
            | "requires improvement"
            | "needs improvement"
            | "requires significant improvement"
            | "inadequate"
            | "unsatisfactory"
            | "weak"
            | "poor"
    )
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
    fn every_line_of_phrases_is_understood_and_stands_once() {
        let lines = || include_str!("set_aside.txt").lines().filter(|l| !l.starts_with('#'));
        let mut seen = std::collections::HashSet::new();
        for line in lines() {
            let (phrase, kind, _) = parsed(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(folded(phrase), phrase);
            assert!(seen.insert((phrase, format!("{kind:?}"))), "{line}");
        }
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
    fn who_sits_on_a_board_and_what_was_judged_are_no_plan() {
        check(&[&["Name", "Organisation", "Role"], &["H. Bell", "Youth Panel", "Chair"]], true);
        check(&[&["Criterion", "Met / Partly met / Not met"], &["Places are given fairly", "Met"]], true);
        check(&[&["Objective", "Organisation", "Role"], &["Open a form", "Youth Panel", "Writes it"]], false);
        check(&[&["Name", "Role"], &["Open a form", "HR"]], false);
        check(&[&["Name", "Role", "Area of responsibility"], &["H. Bell", "Member", "HR data lead"]], true);
        check(&[&["Name", "Role"], &["Farida Osei", "Chair"], &["H. Bell", "Member"]], true);
    }

    #[test]
    fn what_stands_below_the_versions_of_a_document_may_be_its_plan() {
        let above: &[&[&str]] = &[&["Version", "Date", "Author"], &["1", "3 March 2025", "H. Bell"]];
        let plan: &[&[&str]] =
            &[&["Action", "Lead", "By when"], &["Open a form for complaints", "HR", "May 2026"]];
        check(above, true);
        check(&[above, plan].concat(), false);
        for above in ["Version,Date,Author\n1,3 March 2025,H. Bell", "Name,Role\nH. Bell,Chair"] {
            let sheet = format!(
                "Plan of the parks\n\n{above}\n\nAction,Lead,By when\nOpen the gates at six,Wardens,May 2026\n"
            );
            let read = crate::read(sheet.as_bytes(), "plan.csv", &crate::Options::default(), &mut |_| {});
            let draft = read.unwrap().draft;
            let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
            assert_eq!(all.iter().map(|a| a.text.as_str()).collect::<Vec<_>>(), ["Open the gates at six"]);
        }
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
    fn judgements_beside_names_are_no_plan() {
        check(
            &[&["Area", "Judgement"], &["Leadership", "Good"], &["Homes for all", "Requires improvement"]],
            true,
        );
        check(&[&["Action", "How it went"], &["Open a form", "Good"], &["Train managers", "Poor"]], false);
        check(&[&["Area", "Note"], &["Leadership", "Good"], &["Homes", "Train managers"]], false);
    }

    #[test]
    fn figures_beside_names_are_no_plan() {
        check(&[&["RAG", "Number of actions", "%"], &["Red", "2", "20%"], &["Green", "5", "50%"]], true);
        check(&[&["Theme", "2024", "2025"], &["Fair work", "12", "15"], &["Housing", "3", "£1,200"]], true);
        check(&[&["Action", "Year"], &["Open a form", "2026"], &["Train managers", "2027"]], false);
        check(&[&["Theme", "Count"], &["Fair work", "Open a form"], &["Housing", "3"]], false);
    }
}
