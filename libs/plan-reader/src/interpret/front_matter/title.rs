//! The title of a document: the paragraph or the row that says it.

use super::organisation_in;
use crate::aliases::Aliases;
use crate::block::{Block, Document, Manner, Paragraph, Table};
use crate::draft::Draft;
use crate::interpret::PREFACE;
use crate::interpret::columns;
use crate::interpret::preface;
use crate::interpret::stated;
use crate::interpret::words::{folded, is_theme_by_name, label_of, names_a_service, split_ref, word_list};

/// Finds the title. Returns the block it stands in, where it is a paragraph.
pub(in crate::interpret) fn title(
    document: &Document,
    blocks: &[Block],
    draft: &mut Draft,
    aliases: &Aliases,
) -> Option<usize> {
    let paragraphs = || {
        blocks.iter().enumerate().filter_map(|(i, b)| match b {
            Block::Paragraph(p) => Some((i, p)),
            Block::Table(_) => None,
        })
    };
    let first_table = blocks.iter().position(|b| matches!(b, Block::Table(_))).unwrap_or(blocks.len());
    // What may stand above a title does not take its place, and running text does not where the title says what it is.
    let first = paragraphs().find(|(_, q)| !stands_above_titles(q)).map(|(i, _)| i);
    let first_but_running =
        paragraphs().find(|(_, q)| !stands_above_titles(q) && !is_running(q)).map(|(i, _)| i);
    let says = |p: &Paragraph| names_a_plan(&p.text) || organisation_in(&p.text).is_some();
    let first_of_all = |i: usize, p: &Paragraph| {
        [first, first_but_running].contains(&Some(i))
            && Some(i) == if says(p) { first_but_running } else { first }
    };
    let styled = paragraphs().find(|(_, p)| p.manner == Manner::Title);
    let level = |n: u8| paragraphs().filter(move |(_, p)| p.manner == Manner::Heading(n));
    let top = (1..=9).find(|n| level(*n).next().is_some());
    let sole = top.and_then(|n| {
        let first = level(n).next().filter(|(i, _)| *i < first_table)?;
        let names_a_plan = names_a_plan(&first.1.text);
        let first_of_all = first_of_all(first.0, first.1);
        let more = level(n).nth(1).is_some();
        // The name of the body or of the school may stand above it.
        let names_above = || {
            paragraphs()
                .take_while(|(i, _)| *i < first.0)
                .all(|(_, q)| q.text.split_whitespace().count() <= 12)
        };
        let first_of_all = first_of_all || names_a_plan && !more && names_above();
        let beneath = (n + 1..=9).any(|m| level(m).next().is_some());
        ((!more && (beneath || first_of_all)) || (first_of_all && names_a_plan && more)).then_some(first)
    });
    let bold = || {
        paragraphs().find(|(i, p)| first_of_all(*i, p)).filter(|(i, p)| {
            *i < first_table
                && p.manner == Manner::Plain
                && p.bold
                && p.text.split_whitespace().count() <= 25
                && label_of(&p.text, true).is_none()
        })
    };
    let found = styled.or(sole).or_else(bold).map(|(i, p)| {
        // The name of the body alone is no title where another line follows it.
        let name_only = is_name_only(&p.text);
        let next = paragraphs()
            .find(|(j, _)| *j == i + 1)
            .filter(|(_, q)| q.bold || !matches!(q.manner, Manner::Plain));
        next.filter(|_| name_only).unwrap_or((i, p))
    });
    if let Some((i, p)) = found {
        draft.title = Some(p.text.split_whitespace().collect::<Vec<_>>().join(" "));
        return Some(i);
    }
    // The first row of a sheet, above its headings, where it does not name what stands on that sheet alone.
    let several = blocks.iter().filter(|b| matches!(b, Block::Table(_))).count() > 1;
    draft.title = blocks.iter().find_map(|b| match b {
        Block::Table(t) if document.is_grid => {
            preface_title(t, aliases).filter(|_| !several || !preface::is_of_sheet(t, aliases))
        }
        _ => None,
    });
    if draft.title.is_none() {
        draft.title = document.title.clone().filter(|t| !is_placeholder(t));
    }
    None
}

pub(in crate::interpret) fn names_a_plan(text: &str) -> bool {
    NAMES.iter().any(|w| word_list(text).iter().any(|x| x == w))
}

/// True for what may stand above a title: "OFFICIAL", "Appendix 2", "Agenda item 7", "From: Head of Policy".
fn stands_above_titles(p: &Paragraph) -> bool {
    const MARKS: &[&str] = &[
        "official",
        "sensitive",
        "restricted",
        "confidential",
        "private",
        "public",
        "open",
        "part",
        "draft",
        "final",
        "memo",
        "memorandum",
        "document",
        "control",
        "appendix",
        "annex",
        "annexe",
        "agenda",
        "item",
        "enclosure",
        "paper",
        "no",
        "number",
        "report",
        "for",
        "publication",
        "information",
        "decision",
        "discussion",
        "approval",
        "not",
        "protect",
        "version",
        "and",
        "attachment",
    ];
    const LABELS: &[&str] = &[
        "to",
        "from",
        "cc",
        "date",
        "subject",
        "re",
        "ref",
        "our ref",
        "your ref",
        "report to",
        "report of",
        "report by",
        "meeting",
        "meeting date",
        "date of meeting",
        "committee",
        "author",
        "report author",
        "prepared by",
        "classification",
        "status",
        "version",
        "owner",
        "document owner",
        "contact",
        "title",
    ];
    let short = |w: &String| w.len() <= 2 || w.bytes().all(|b| b.is_ascii_digit());
    let words = word_list(&p.text);
    let mark = words.len() <= 5
        && words.iter().any(|w| !short(w))
        && words.iter().all(|w| MARKS.contains(&w.as_str()) || short(w));
    let label = p.text.split_once(':').is_some_and(|(label, rest)| {
        LABELS.contains(&folded(label).as_str()) && !rest.trim().is_empty() && !names_a_plan(rest)
    });
    // "Appendix B" may bear the look of a heading, as where it stands among the papers of a meeting.
    let is_part = |w: &String| {
        matches!(w.as_str(), "appendix" | "annex" | "annexe" | "enclosure" | "item" | "attachment")
    };
    match p.manner {
        // Where the page stands on its site: "Home", "Equality".
        Manner::Bullet(_) => words.len() <= 4,
        Manner::Heading(_) => mark && words.len() <= 3 && words.iter().any(is_part),
        _ => mark || label,
    }
}

fn is_running(p: &Paragraph) -> bool {
    p.manner == Manner::Plain && !p.bold && p.text.trim_end().ends_with('.')
}

/// Words in the titles of plans.
const NAMES: &[&str] = &[
    "plan",
    "strategy",
    "programme",
    "update",
    "commitments",
    "recommendations",
    "pledge",
    "pledges",
    "promises",
    "framework",
    "roadmap",
    "report",
];

/// True for what programs write where nobody gave a title.
fn is_placeholder(title: &str) -> bool {
    let title = title.to_lowercase();
    let bare = title.trim_matches(|c: char| !c.is_alphanumeric());
    let numbered =
        |name: &str| bare.strip_prefix(name).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()));
    matches!(bare, "anonymous" | "unspecified" | "powerpoint presentation" | "word document" | "no title")
        || ["untitled", "document", "presentation", "book", "title"].iter().any(|name| numbered(name))
}

/// True for the name of a body and nothing else, perhaps all in capitals.
pub(in crate::interpret) fn is_name_only(text: &str) -> bool {
    let shouted = !text.contains(char::is_lowercase);
    let cased = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    let text = if shouted {
        text.split_whitespace().map(cased).collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    };
    organisation_in(&text).is_some_and(|o| folded(&o) == folded(&text))
}

/// The title alone in the first row of a sheet whose columns only their cells tell.
fn title_without_headings(table: &Table) -> Option<String> {
    let mut filled = table.rows.iter().find(|row| !row.is_empty())?.filled();
    let (Some(first), None) = (filled.next(), filled.next()) else { return None };
    let text = first.text();
    let named = names_a_plan(&text) && !is_theme_by_name(&text) && !text.contains('\n');
    (named && text.split_whitespace().count() <= 30 && columns::guess(table).is_some()).then_some(text)
}

/// The title in the rows above the headings of a sheet.
pub(in crate::interpret) fn preface_title(table: &Table, aliases: &Aliases) -> Option<String> {
    let Some(columns) = columns::find(table, PREFACE, aliases) else {
        return title_without_headings(table);
    };
    let above = table.rows.iter().take(columns.first).filter(|row| !row.is_empty());
    let mut lines = above.map(|row| {
        let mut filled = row.filled();
        let (first, second) = (filled.next()?, filled.next());
        let text = first.text();
        let words = text.split_whitespace().count();
        // "Theme 1: Homes" and "Service: Housing" name what stands on this sheet, not the plan.
        let of_sheet =
            is_theme_by_name(&text) && split_ref(&text).0.is_some() || names_a_service(&text).is_some();
        let of_sheet = of_sheet || stated::of_row(row).is_some_and(|said| said.is_numbered());
        (second.is_none() && (2..=30).contains(&words) && !text.contains('\n') && !of_sheet).then_some(text)
    });
    let first = lines.find_map(|line| line)?;
    // Whose plan it is may stand above what it is.
    let next = lines.next().flatten().filter(|next| {
        let named = names_a_plan(next) && !is_name_only(next);
        let body = !names_a_plan(&first)
            && first.split_whitespace().count() <= 5
            && !first.contains(|c: char| c.is_ascii_digit());
        let whole = next.split_whitespace().count() > 2 && label_of(next, true).is_none();
        !is_theme_by_name(next) && (is_name_only(&first) && whole || body && named)
    });
    Some(next.unwrap_or(first))
}
