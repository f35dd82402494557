//! What only whole rows tell: the same person twice, who has no answer, and totals that are not the sum of their parts.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher};

use hashbrown::HashMap;
use records::{Amount, Finding, FindingKind, Place, Reading, RowReader};

use super::told::percent;
use super::{At, Seen};
use crate::count::read;
use crate::feed::Letters;

/// The most people whose rows are kept in mind.
const MOST_PEOPLE: usize = 4_000_000;
/// The most totals that are kept in mind.
const MOST_TOTALS: usize = 200_000;
/// Fields with more members than this are not set beside who has no answer.
const MOST_MEMBERS: usize = 200;
/// The most members of a field that are kept apart; others count as one.
const MOST_KEPT: usize = 100_000;
/// How many findings of one kind are told.
const TOLD: usize = 20;
/// The fewest rows of a member that is told to have many without an answer.
const FEWEST: u64 = 20;

pub(super) struct Whole<'a> {
    reader: &'a RowReader,
    people: HashMap<u64, At, foldhash::fast::FixedState>,
    people_overflown: bool,
    twice: Vec<(String, At, At)>,
    twice_rows: Seen,
    /// For each field, its members, and the member of each text of its column.
    members: Vec<Members>,
    /// For each field and member: rows.
    rows: Vec<Vec<u64>>,
    /// For each field without an answer, and each other field and member: rows.
    without: BTreeMap<(usize, usize), Vec<u64>>,
    /// For each field that has totals, and the other labels of the row: the total and where it stands, and the parts.
    totals: HashMap<(usize, Vec<usize>), Totalled, foldhash::fast::FixedState>,
    totals_overflown: bool,
    at: Vec<usize>,
}

#[derive(Default)]
struct Members {
    readings: Vec<Reading>,
    places: HashMap<Reading, usize, foldhash::fast::FixedState>,
    texts: HashMap<(u32, u32), usize, foldhash::fast::FixedState>,
}

#[derive(Default)]
struct Totalled {
    total: Option<(i128, At)>,
    parts: i128,
    any: bool,
}

impl<'a> Whole<'a> {
    pub fn new(reader: &'a RowReader) -> Self {
        let fields = reader.dimensions.len();
        Self {
            reader,
            people: HashMap::default(),
            people_overflown: false,
            twice: Vec::new(),
            twice_rows: Seen::default(),
            members: (0..fields).map(|_| Members::default()).collect(),
            rows: vec![Vec::new(); fields],
            without: BTreeMap::new(),
            totals: HashMap::default(),
            totals_overflown: false,
            at: vec![0; fields],
        }
    }

    /// The numbers of texts begin anew.
    pub fn forget(&mut self) {
        self.members.iter_mut().for_each(|it| it.texts.clear());
    }

    pub fn row(&mut self, at: At, cells: &[&[u8]], codes: &[u32], letters: Letters) {
        let text = |place: usize| letters.text(cells.get(place).copied().unwrap_or_default()).0;
        if let Some(person) = self.reader.person {
            self.person(at, text(person).trim());
        }
        for (field, dimension) in self.reader.dimensions.iter().enumerate() {
            let code = |place: usize| codes.get(place).copied().unwrap_or(0);
            let key = (code(dimension.first), dimension.second.map_or(0, code));
            let Some(Members { readings, places, texts }) = self.members.get_mut(field) else { continue };
            let member = *texts.entry(key).or_insert_with(|| {
                let second = dimension.second.map(text).unwrap_or_default();
                let reading = read(dimension, &text(dimension.first), &second);
                if places.len() >= MOST_KEPT && !places.contains_key(&reading) {
                    return MOST_KEPT;
                }
                *places.entry(reading).or_insert_with_key(|reading| {
                    readings.push(reading.clone());
                    readings.len() - 1
                })
            });
            if let Some(to) = self.at.get_mut(field) {
                *to = member;
            }
        }
        self.answers();
        self.sums(at, cells, letters);
    }

    fn person(&mut self, at: At, id: &str) {
        if id.is_empty() {
            return;
        }
        let mut hasher = self.people.hasher().build_hasher();
        hasher.write(id.as_bytes());
        let hash = hasher.finish();
        match self.people.get(&hash) {
            Some(first) => {
                self.twice_rows.again(1, at);
                if self.twice.len() < TOLD {
                    self.twice.push((id.to_owned(), *first, at));
                }
            }
            None if self.people.len() >= MOST_PEOPLE => self.people_overflown = true,
            None => {
                self.people.insert(hash, at);
            }
        }
    }

    fn reading(&self, field: usize) -> Option<&Reading> {
        self.members.get(field).and_then(|it| it.readings.get(*self.at.get(field)?))
    }

    fn answers(&mut self) {
        for field in 0..self.at.len() {
            let member = self.at.get(field).copied().unwrap_or(0);
            if let Some(rows) = self.rows.get_mut(field) {
                raise(rows, member);
            }
            if !matches!(self.reading(field), Some(Reading::NonAnswer(_))) {
                continue;
            }
            for other in (0..self.at.len()).filter(|it| *it != field) {
                let member = self.at.get(other).copied().unwrap_or(0);
                if member < MOST_MEMBERS {
                    raise(self.without.entry((field, other)).or_default(), member);
                }
            }
        }
    }

    fn sums(&mut self, at: At, cells: &[&[u8]], letters: Letters) {
        let Some(stands) = self.reader.stands_for.filter(|_| !self.reader.totals.is_empty()) else { return };
        let cell = cells.get(stands.column).copied().unwrap_or_default();
        let Ok(count) = Amount::parse(&letters.text(cell).0) else { return };
        let named =
            |name: &records::mapping::Name| self.reader.dimensions.iter().position(|it| it.name == *name);
        // Fields derived from others say nothing new of which rows belong together.
        let plain: Vec<usize> = (0..self.at.len())
            .filter(|field| {
                let dimension = self.reader.dimensions.get(*field);
                dimension.is_some_and(|it| {
                    self.reader.dimensions.iter().position(|other| other.first == it.first) == Some(*field)
                })
            })
            .collect();
        for field in self.reader.totals.iter().filter_map(|it| named(&it.name)) {
            let others: Vec<usize> = plain
                .iter()
                .filter(|it| {
                    self.reader.dimensions.get(**it).map(|it| it.first)
                        != self.reader.dimensions.get(field).map(|it| it.first)
                })
                .map(|it| self.at.get(*it).copied().unwrap_or(0))
                .collect();
            let is_total = self.reading(field) == Some(&Reading::Total);
            if self.totals.len() >= MOST_TOTALS && !self.totals.contains_key(&(field, others.clone())) {
                self.totals_overflown = true;
                continue;
            }
            let it = self.totals.entry((field, others)).or_default();
            if is_total {
                it.total = Some((it.total.map_or(0, |it| it.0) + count.millionths(), at));
            } else {
                it.parts += count.millionths();
                it.any = true;
            }
        }
    }

    pub fn tell(&self, place: &dyn Fn(Option<At>, Option<&str>) -> Place, found: &mut Vec<Finding>) {
        let heading = |at: usize| self.reader.headings.get(at).map(String::as_str);
        if let Some(person) = self.reader.person {
            if self.twice_rows.rows > 0 {
                let said: Vec<String> = self
                    .twice
                    .iter()
                    .take(5)
                    .map(|(_, first, again)| format!("rows {} and {}", first.row, again.row))
                    .collect();
                found.push(Finding {
                    kind: FindingKind::Duplicate,
                    place: place(self.twice_rows.first, heading(person)),
                    rows: self.twice_rows.rows,
                    words: None,
                    message: format!(
                        "{} rows are about a person who stood in an earlier row ({}{}): right for events; of a list of people, mend it or count with `people = true`",
                        self.twice_rows.rows,
                        said.join(", "),
                        if self.twice.len() > 5 { ", …" } else { "" }
                    ),
                });
            }
            if self.people_overflown {
                found.push(not_checked(
                    place(None, heading(person)),
                    format!("only the first {MOST_PEOPLE} people were looked at for a second row"),
                ));
            }
        }
        self.unanswered(place, found);
        let mut broken: Vec<_> = self
            .totals
            .iter()
            .filter(|(_, it)| it.any)
            .filter_map(|(key, it)| {
                it.total.filter(|total| total.0 != it.parts).map(|(total, at)| (key, it, total, at))
            })
            .collect();
        broken.sort_by_key(|it| it.3);
        for ((field, _), it, total, at) in broken.iter().take(TOLD) {
            let column = self.reader.dimensions.get(*field).and_then(|it| heading(it.first));
            found.push(Finding {
                kind: FindingKind::BrokenTotal,
                place: place(Some(*at), column),
                rows: 1,
                words: None,
                message: format!(
                    "the total says {}, and its parts add up to {}: something is missing, counted twice or rounded",
                    Amount::from_millionths(*total),
                    Amount::from_millionths(it.parts)
                ),
            });
        }
        if broken.len() > TOLD || self.totals_overflown {
            let more = broken.len().saturating_sub(TOLD);
            found.push(not_checked(
                place(None, None),
                format!("{more} more totals are not the sum of their parts, or were not looked at"),
            ));
        }
    }

    fn unanswered(&self, place: &dyn Fn(Option<At>, Option<&str>) -> Place, found: &mut Vec<Finding>) {
        for (field, dimension) in self.reader.dimensions.iter().enumerate() {
            let (Some(members), Some(rows)) =
                (self.members.get(field).map(|it| &it.readings), self.rows.get(field))
            else {
                continue;
            };
            let all: u64 = rows.iter().sum();
            let none: u64 = members
                .iter()
                .zip(rows)
                .filter(|(it, _)| matches!(it, Reading::NonAnswer(_)))
                .map(|(_, rows)| rows)
                .sum();
            if none == 0 || all == 0 {
                continue;
            }
            let each: Vec<String> = members
                .iter()
                .zip(rows)
                .filter(|(it, _)| matches!(it, Reading::NonAnswer(_)))
                .map(|(it, rows)| format!("{rows} {}", it.label().to_lowercase()))
                .collect();
            let mut who = Vec::new();
            for (other, beside) in self.reader.dimensions.iter().enumerate() {
                let (Some(without), Some(Members { readings: members, .. }), Some(totals)) =
                    (self.without.get(&(field, other)), self.members.get(other), self.rows.get(other))
                else {
                    continue;
                };
                // Fields of the same column have no answer together, which tells nobody anything.
                if beside.first == dimension.first {
                    continue;
                }
                for ((part, of), member) in without.iter().zip(totals).zip(members) {
                    if *of >= FEWEST && part * all > 2 * none * of {
                        who.push((
                            part * 1000 / of,
                            format!("{} {}: {}", beside.title, member.label(), percent(*part, *of)),
                        ));
                    }
                }
            }
            who.sort_by_key(|it| std::cmp::Reverse(it.0));
            let who: Vec<String> = who.into_iter().take(5).map(|it| it.1).collect();
            let most = if who.is_empty() {
                String::new()
            } else {
                format!("; most often missing for {}", who.join(", "))
            };
            found.push(Finding {
                kind: FindingKind::NoAnswer,
                place: place(None, self.reader.headings.get(dimension.first).map(String::as_str)),
                rows: none,
                words: None,
                message: format!(
                    "{} of {all} rows ({}) have no answer for “{}”: {}{most}",
                    none,
                    percent(none, all),
                    dimension.title,
                    each.join(", ")
                ),
            });
        }
    }
}

fn not_checked(place: Place, message: String) -> Finding {
    Finding { kind: FindingKind::NotChecked, place, rows: 0, words: None, message }
}

fn raise(rows: &mut Vec<u64>, member: usize) {
    if rows.len() <= member {
        rows.resize(member + 1, 0);
    }
    if let Some(it) = rows.get_mut(member) {
        *it += 1;
    }
}
