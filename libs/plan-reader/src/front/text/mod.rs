//! Plain text: files, and what people paste. The form is decided from what stands there, stretch by stretch.
//!
//! A table may be drawn with rules or bars, parted by tabs, set in columns with spaces, or come one cell a line;
//! everything else is running text. Each recogniser looks at the lines from one place on and takes what is its own.

mod aligned;
mod barred;
mod blocks;
mod broken;
mod cards;
mod cell_bars;
mod channel;
mod chat;
mod dated_lines;
mod feet;
mod fenced;
mod forms;
mod grid;
mod likeness;
mod lines;
mod listed;
mod lost;
mod mail;
mod marked;
mod pages;
mod printed;
mod prose;
mod quoted;
mod rounds;
mod rows;
mod ruled;
mod shifted;
mod split_labels;
mod stacked;
mod tabbed;
mod vocabulary;
mod website;

use std::collections::{HashMap, HashSet};

use crate::UnplacedReason;
use crate::block::{Block, Budget, Document, Manner, Margin, Table};
use crate::interpret::columns;
use crate::interpret::words::is_name_like;
use crate::{Aliases, Location, Refusal};
use forms::Forms;
use lines::Line;
use rows::{Built, TableText};

pub(super) use rows::RowText;
pub(super) use vocabulary::Vocabulary;

/// More filled lines than this are no plan: a book of a thousand pages has fewer.
const MOST_LINES: usize = 50_000;

pub(crate) fn read(bytes: &[u8], aliases: &Aliases) -> Result<Document, Refusal> {
    let mut document = Document::default();
    let text = super::csv::decode(bytes, &mut document);
    super::csv::check_lines(&text)?;
    if let Some(table) = separated(&text, aliases)? {
        document.blocks.push(Block::Table(table));
        return Ok(document);
    }
    let text = split_labels::joined(&text, aliases);
    let mut lines = lines::split(&text);
    if lines.iter().filter(|l| !l.is_blank()).count() > MOST_LINES {
        return Err(Refusal::too_large("it has more than 50,000 lines of text"));
    }
    let filled = |line: &Line<'_>| line.text.split('\t').filter(|cell| !cell.trim().is_empty()).count();
    Budget::check_pieces(lines.iter().map(filled).sum())?;
    if text.contains('\u{c}') {
        drop_running_lines(&mut lines, &mut document);
    } else {
        feet::drop(&mut lines, &mut document);
    }
    website::drop_frame(&mut lines, &mut document);
    quoted::drop_marks(&mut lines);
    fenced::drop_marks(&mut lines);
    chat::drop_stamps(&mut lines, &mut document);
    channel::drop_senders(&mut lines, &mut document);
    let subject = mail::drop_heads(&mut lines, &mut document);
    let mut built = Built::new(&lines, document);
    if let Some(subject) = subject.filter(|s| !s.words.is_empty()) {
        built.paragraph(subject.words, Manner::Title, false, subject.line)?;
    }
    let mut prose: Vec<Line<'_>> = Vec::new();
    let mut waiting: Option<TableText> = None;
    let mut seen = Seen::default();
    if text.contains('\u{c}') {
        (seen.paged, seen.blocks) = (true, blocks::Blocks::of(&lines, aliases));
    }
    built.forms = Forms::of(&lines, aliases);
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|r| !r.is_empty()) {
        let apart = rest.first().and_then(|l| built.forms.apart(l)).unwrap_or(rest.len());
        match rest.get(..apart).and_then(|rest| table_at(rest, aliases, &mut seen)) {
            Some((mut table, taken)) if taken > 0 => {
                let apart = prose.iter().any(|l| !l.is_blank());
                if let Some(mut before) = waiting.take() {
                    if !apart {
                        pages::go_on(&mut before.rows, &mut table.rows);
                    }
                    if table.rows.is_empty() {
                        (waiting, prose) = (Some(before), Vec::new());
                        at += taken;
                        continue;
                    }
                    built.table(before)?;
                }
                for part in around_the_name(&prose, table.printed, at > prose.len()) {
                    prose::add(&mut built, part)?;
                }
                prose.clear();
                waiting = Some(table);
                at += taken;
            }
            _ => {
                // What stands below a table comes after it.
                if rest.first().is_some_and(|l| !l.is_blank())
                    && let Some(before) = waiting.take()
                {
                    built.table(before)?;
                }
                if let Some(line) =
                    rest.first().filter(|l| !built.said_lost() && lost::is_row_of_headings(l.text, aliases))
                {
                    built.say_lost_columns(line.number);
                }
                prose.extend(rest.first().copied());
                at += 1;
            }
        }
    }
    if let Some(before) = waiting.take() {
        built.table(before)?;
    }
    prose::add(&mut built, &prose)?;
    Ok(built.done())
}

/// Takes the running headers and footers out of a text in pages: lines that come again with another number.
fn drop_running_lines(lines: &mut [Line<'_>], document: &mut Document) {
    let folded = |text: &str| -> Option<String> {
        let text = text.trim();
        let numbered = text.contains(|c: char| c.is_ascii_digit()) && text.contains(char::is_alphabetic);
        let short = text.split_whitespace().count() <= 16;
        (numbered && short).then(|| text.chars().filter(|c| !c.is_ascii_digit()).collect())
    };
    let mut times: HashMap<String, HashSet<&str>> = HashMap::new();
    for line in lines.iter() {
        if let Some(key) = folded(line.text) {
            times.entry(key).or_default().insert(line.text.trim());
        }
    }
    for line in lines {
        let page = |t: &str| t.to_lowercase().contains("page") || t.contains('|');
        let again = folded(line.text).and_then(|k| times.get(&k)).is_some_and(|seen| seen.len() > 2);
        if again && page(line.text) {
            let at = Location { line: Some(line.number), ..Location::part("page footer", 1) };
            let text = line.text.trim().to_owned();
            document.margins.push(Margin { text, reason: UnplacedReason::Margin, at });
            line.text = "";
            line.foot = !line.page;
            line.page = true;
        }
    }
}

/// The text over a table, with its name apart: with no blank lines left, that looks like more of what is around it.
fn around_the_name<'p, 't>(prose: &'p [Line<'t>], printed: bool, after_another: bool) -> [&'p [Line<'t>]; 3] {
    let filled: Vec<usize> =
        (0..prose.len()).filter(|i| prose.get(*i).is_some_and(|l| !l.is_blank())).collect();
    let names = |at: &usize| prose.get(*at).is_some_and(names_a_table);
    let tells = |at: &usize| prose.get(*at).is_some_and(|l| listed::tells_of_a_table(l.text));
    let ends_a_sentence = |at: &usize| prose.get(*at).is_some_and(|l| l.text.trim_end().ends_with('.'));
    let name = match filled.as_slice() {
        [.., name] if printed && names(name) => Some(*name),
        // Between two tables stand a name and what tells of the next.
        [name, told] if after_another && names(name) && tells(told) => Some(*name),
        [.., above, name, told] if ends_a_sentence(above) && names(name) && tells(told) => Some(*name),
        _ => None,
    };
    let at = name.unwrap_or(prose.len());
    let (before, rest) = prose.split_at(at);
    let (name, after) = rest.split_at(usize::from(name.is_some()));
    [before, name, after]
}

/// True for a line that can be the name of a table below it.
fn names_a_table(line: &Line<'_>) -> bool {
    let words = line.text.split_whitespace().count();
    (1..=10).contains(&words)
        && !line.text.contains(',')
        && is_name_like(line.text.trim())
        && line.text.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// What the tables of a text teach of each other.
#[derive(Debug, Default)]
struct Seen {
    /// It stands in pages.
    paged: bool,
    blocks: blocks::Blocks,
    lists: listed::Lists,
    prints: printed::Prints,
    /// How many lines could have begun a table whose cells end in a bar each, since the last that did.
    tries: usize,
    /// How many tables between marks were sought over several lines in vain.
    torn: usize,
}

/// The rows of the table that begins at the first of these lines, and how many lines it takes.
fn table_at(lines: &[Line<'_>], aliases: &Aliases, seen: &mut Seen) -> Option<(TableText, usize)> {
    let first = lines.first()?;
    if first.is_blank() {
        return None;
    }
    let put_back = |(mut rows, taken): (Vec<RowText>, usize)| {
        shifted::put_back(&mut rows, aliases);
        (rows, taken)
    };
    let parted = fenced::take(lines)
        .or_else(|| grid::take(lines))
        .or_else(|| ruled::take(lines))
        .or_else(|| tabbed::take(lines, aliases))
        .or_else(|| cell_bars::take(lines, aliases, &mut seen.tries))
        .or_else(|| broken::take(lines, aliases))
        .or_else(|| barred::take(lines).map(put_back))
        .or_else(|| cards::take(lines, aliases))
        .or_else(|| marked::take(lines, aliases, &mut seen.torn))
        .or_else(|| aligned::take(lines, aliases))
        .or_else(|| rounds::take(lines, aliases))
        .or_else(|| dated_lines::take(lines, aliases));
    let listed = parted.is_none().then(|| {
        stacked::take(lines, aliases)
            .or_else(|| blocks::take(lines, &mut seen.blocks, aliases, &mut seen.lists))
            .or_else(|| listed::take(lines, aliases, &mut seen.lists))
    });
    let listed = listed.flatten();
    // Cells below each other in a text with pages are those of a PDF, which a program set down one after the other.
    let printed = parted.is_none() && (listed.is_none() || seen.paged);
    let (rows, taken) = parted.or(listed).or_else(|| printed::take(lines, aliases, &mut seen.prints))?;
    Some((TableText { rows, printed }, taken))
}

/// The tables drawn with rules among lines of another format, for Markdown, which some programs draw them in.
pub(super) fn drawn_tables(text: &str) -> Vec<(usize, usize, Vec<RowText>)> {
    let lines = lines::split(text);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|r| !r.is_empty()) {
        match grid::take(rest).or_else(|| ruled::take(rest)) {
            Some((rows, taken)) if taken > 0 => {
                out.push((at, at + taken, rows));
                at += taken;
            }
            _ => at += 1,
        }
    }
    out
}

/// The words of a text, to mend those that a narrow column broke.
pub(super) fn vocabulary(text: &str) -> Vocabulary {
    Vocabulary::of(&lines::split(text))
}

/// Text separated by commas or semicolons throughout, under headings of a plan.
fn separated(text: &str, aliases: &Aliases) -> Result<Option<Table>, Refusal> {
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    if first.contains('\t') || first.contains('|') || !first.contains([',', ';']) {
        return Ok(None);
    }
    let Some(table) = super::csv::table(text, "")? else { return Ok(None) };
    let Some(found) = columns::find(&table, 1, aliases).filter(|c| c.all.len() >= 3) else {
        return Ok(None);
    };
    let reach = |r: &crate::block::Row| r.cells.iter().map(|c| c.column + 1).max().unwrap_or(0);
    // The last cells of a row may be empty; words with commas in them make rows too long.
    let even = table.rows.iter().filter(|r| (2..=found.all.len()).contains(&reach(r))).count();
    Ok((even * 3 >= table.rows.len() * 2).then_some(Table { at: Location::table(1), ..table }))
}
