//! A table file: a row for each combination with its count, or for each person with an amount.

use super::{Rejected, Row, Source, claims, labels::Labels, told_apart};
use crate::{
    bounded,
    project::{DataSpec, Parts, Project},
};
use std::{collections::HashMap, path::Path};

/// The largest table file that is read, in bytes. More than that is records, which are counted by mapping.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The largest count of one row: more people than there are.
const MOST_COUNTED: u64 = 10_000_000_000;

/// A part, and a label of each dimension.
type Combination = (Option<usize>, Vec<(usize, String)>);

/// Where in the file what stands.
struct Columns {
    dimensions: Vec<(usize, usize)>,
    part: Option<usize>,
    value: usize,
}

/// Reads a file whose column `value` holds counts, or amounts where the data hold those.
pub(super) fn read(
    project: &Project,
    data: &DataSpec,
    folder: &Path,
    (file, value): (&Path, &str),
) -> Result<Source, Rejected> {
    let name = file.display().to_string();
    let text = text(&folder.join(file), &name)?;
    let mut reader =
        ::csv::ReaderBuilder::new().trim(::csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let headings = match reader.headers() {
        Ok(it) => it.clone(),
        Err(why) => return Err(Rejected::one(&name, None, format!("It cannot be read as CSV: {why}."))),
    };
    let columns = columns(project, data, &headings, value, &name)?;
    let mut rows = Rows {
        data,
        name: &name,
        columns,
        width: headings.len(),
        labels: Labels::new(project),
        rejected: Rejected::default(),
    };
    let mut lines = Lines { bytes: text.as_bytes(), at: 0, line: 1 };
    let mut source = Source { rows: Vec::new(), found: HashMap::new(), amounts: Vec::new() };
    let mut claims = Vec::new();
    let mut seen: HashMap<Combination, u64> = HashMap::new();
    for record in reader.records() {
        let record = match record {
            Ok(it) => it,
            Err(why) => {
                rows.rejected.add(
                    &name,
                    why.position().map(::csv::Position::line),
                    format!("It cannot be read as CSV: {why}."),
                );
                break;
            }
        };
        let line = record.position().map_or(0, |it| lines.of(it.byte()));
        if record.iter().all(str::is_empty) {
            continue;
        }
        match rows.row(&record, line) {
            Some(Read::Row(row, amount)) => {
                if amount.is_none()
                    && let Some(before) = seen.insert((row.part, row.labels.clone()), line)
                {
                    let words = format!(
                        "The same combination stands in line {before} already. Add the two up, or take one out."
                    );
                    rows.rejected.add(&name, Some(line), words);
                }
                source.amounts.extend(amount);
                source.rows.push(row);
            }
            Some(Read::Claim(row)) => claims.push((row, line)),
            None if rows.labels.is_full() => break,
            None => {}
        }
    }
    if text.bytes().filter(|it| *it == b'"').count() % 2 == 1 {
        let words = "A quotation mark opens here or above and never closes. Is the row unfinished?";
        rows.reject(lines.line, words);
    }
    let mut rejected = rows.rejected;
    source.found = rows.labels.found();
    claims::check(project, &source, &claims, &name, &mut rejected);
    if rejected.is_empty() && source.rows.is_empty() {
        rejected.add(&name, None, "It has headings and no rows.");
    }
    if rejected.is_empty() { Ok(source) } else { Err(rejected) }
}

/// The lines of a text, counted once from its beginning to its end.
struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line in which a record begins that is read from this byte. The reader's own count stops before empty lines.
    fn of(&mut self, byte: u64) -> u64 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX).clamp(self.at, self.bytes.len());
        let begins = self.bytes[from..]
            .iter()
            .position(|it| !matches!(it, b'\r' | b'\n'))
            .map_or(from, |it| from + it);
        self.line += self.bytes[self.at..begins].iter().filter(|it| **it == b'\n').count() as u64;
        self.at = begins;
        self.line
    }
}

fn text(path: &Path, name: &str) -> Result<String, Rejected> {
    let bytes = bounded::bytes(path, MAX_BYTES).map_err(|why| {
        let large = std::fs::metadata(path).is_ok_and(|it| it.len() > MAX_BYTES);
        let hint = if large { " More than that is records: count them with a mapping." } else { "" };
        Rejected::one(name, None, format!("{why}{hint}"))
    })?;
    let text = String::from_utf8(bytes).map_err(|why| {
        let line = why.as_bytes()[..why.utf8_error().valid_up_to()].iter().filter(|it| **it == b'\n').count()
            as u64
            + 1;
        Rejected::one(name, Some(line), "It is not UTF-8 text here. Save it as “CSV UTF-8”.")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

fn columns(
    project: &Project,
    data: &DataSpec,
    headings: &::csv::StringRecord,
    value: &str,
    name: &str,
) -> Result<Columns, Rejected> {
    if let Some(words) = no_table(headings) {
        return Err(Rejected::one(name, Some(1), words));
    }
    let mut rejected = Rejected::default();
    let mut find = |column: &str| {
        let mut found = headings.iter().enumerate().filter(|it| it.1 == column).map(|it| it.0);
        let first = found.next();
        if first.is_none() {
            let names = headings.iter().collect::<Vec<_>>().join(", ");
            rejected.add(name, Some(1), format!("There is no column “{column}”. There is: {names}."));
        } else if found.next().is_some() {
            let words =
                format!("The column “{column}” stands there twice. Rename or take out one of the two.");
            rejected.add(name, Some(1), words);
        }
        first.unwrap_or(0)
    };
    let columns = Columns {
        dimensions: data.columns.iter().map(|(dimension, column)| (*dimension, find(column))).collect(),
        part: data.parts.as_ref().and_then(Parts::column).map(&mut find),
        value: find(value),
    };
    debug_assert!(told_apart(data).all(|it| it < project.dimensions.len()));
    if rejected.is_empty() { Ok(columns) } else { Err(rejected) }
}

/// What is wrong with a first line that holds no headings parted by commas.
fn no_table(headings: &::csv::StringRecord) -> Option<String> {
    let first = headings.get(0).unwrap_or_default();
    if headings.len() > 1 {
        return None;
    }
    if first.is_empty() {
        return Some("It is empty: the first line names the columns.".to_owned());
    }
    let other =
        [(';', "semicolons"), ('\t', "tabs"), ('|', "bars")].into_iter().find(|it| first.contains(it.0))?;
    Some(format!(
        "Its columns are parted by {}. Save it with commas: “CSV UTF-8 (Comma delimited)”.",
        other.1
    ))
}

enum Read {
    /// A row of the finest members, with an amount where it is of pay.
    Row(Row, Option<f64>),
    /// A row that says what a total or a group is.
    Claim(Row),
}

struct Rows<'a> {
    data: &'a DataSpec,
    name: &'a str,
    columns: Columns,
    width: usize,
    labels: Labels<'a>,
    rejected: Rejected,
}

impl Rows<'_> {
    fn row(&mut self, record: &::csv::StringRecord, line: u64) -> Option<Read> {
        if record.len() != self.width {
            let words = format!(
                "This row has {} cells, and the headings {}. Is it unfinished?",
                record.len(),
                self.width
            );
            self.rejected.add(self.name, Some(line), words);
            return None;
        }
        let part = match (&self.data.parts, self.columns.part) {
            (Some(parts), Some(column)) => {
                let label = record.get(column).unwrap_or_default();
                let found = parts.names.iter().position(|it| it == label);
                if found.is_none() {
                    let names = parts.names.join(", ");
                    self.reject(line, format!("“{label}” is no part. `parts` names: {names}."));
                    return None;
                }
                found
            }
            _ => None,
        };
        let mut labels = Vec::new();
        let mut claim = false;
        let mut whole = true;
        for at in 0..self.columns.dimensions.len() {
            let (dimension, column) = self.columns.dimensions[at];
            match self.labels.read(dimension, record.get(column).unwrap_or_default()) {
                Ok((label, group)) => {
                    claim |= group;
                    labels.push((dimension, label));
                }
                Err(words) => {
                    self.reject(line, words);
                    whole = false;
                }
            }
        }
        labels.sort();
        let value = record.get(self.columns.value).unwrap_or_default().to_owned();
        if self.data.kind.holds_amounts() {
            let amount = self.amount(&value, line)?;
            if claim {
                self.reject(line, "A person stands in a group that others stand in. Use its members.");
            }
            return (whole && !claim).then_some(Read::Row(Row { part, labels, count: 1 }, Some(amount)));
        }
        let count = self.count(&value, line)?;
        let row = Row { part, labels, count };
        whole.then_some(if claim { Read::Claim(row) } else { Read::Row(row, None) })
    }

    fn count(&mut self, written: &str, line: u64) -> Option<u64> {
        if let Ok(count) = written.parse::<u64>() {
            if count <= MOST_COUNTED {
                return Some(count);
            }
            self.reject(
                line,
                format!("The count {written} is larger than can be: there are not so many people."),
            );
            return None;
        }
        let plain: String =
            written.chars().filter(|it| !matches!(it, ',' | '\'' | '’') && !it.is_whitespace()).collect();
        let words = if written.starts_with('-') && written.len() > 1 {
            format!("The count {written} is below 0. Nobody can be counted so.")
        } else if written.starts_with('[') || ["*", "<5", "c", "-", "..", ":"].contains(&written) {
            format!(
                "The count is hidden already (“{written}”). Give the full counts: what must be hidden is found here."
            )
        } else if plain != written && plain.parse::<u64>().is_ok() {
            format!("“{written}” is not a plain number. Write it without separators: {plain}.")
        } else {
            format!("“{written}” is not a whole number.")
        };
        self.reject(line, words);
        None
    }

    fn amount(&mut self, written: &str, line: u64) -> Option<f64> {
        match written.parse::<f64>() {
            Ok(amount) if amount.is_finite() && amount > 0.0 => Some(amount),
            _ => {
                self.reject(
                    line,
                    format!("“{written}” is no amount of pay. Write a number above 0, such as 14.52."),
                );
                None
            }
        }
    }

    fn reject(&mut self, line: u64, words: impl Into<String>) {
        self.rejected.add(self.name, Some(line), words);
    }
}
