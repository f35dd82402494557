//! What the texts of one column say, by their numbers.

use records::mapping::{Name, Others};
use records::reader::{Keep, Met, Value};
use records::{Amount, Reading, RowReader};

use super::Interner;

/// A column, with what each of its texts says.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// Whether anything looks at its texts; a person's id is only passed on.
    pub read: bool,
    /// Whether a condition, or a total, looks at it.
    pub judges: bool,
    pub texts: Interner,
    /// Whether the last text has not been learnt yet.
    pub fresh: bool,
    /// For each field that it makes alone, the member of each text.
    pub fields: Vec<(usize, Vec<u16>)>,
    keeps: Vec<usize>,
    totals: Vec<usize>,
    verdicts: Vec<Verdict>,
    /// For each number column that it is, the number of each text.
    numbers: Vec<(Name, Vec<Read>)>,
    stands: Option<bool>,
    standings: Vec<Standing>,
}

/// The millionths that a text says, nothing, or that it is no number.
type Read = Result<Option<i128>, ()>;

/// What a text says of its row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict {
    pub met: Met,
    pub total: bool,
}

impl Verdict {
    /// The row counts.
    pub const COUNTS: Self = Self { met: Met::Yes, total: false };

    /// Whether the row counts.
    pub fn counts(self) -> bool {
        self.met == Met::Yes && !self.total
    }
}

/// Whether a row meets two conditions.
pub(super) const fn both(one: Met, other: Met) -> Met {
    match (one, other) {
        (Met::No, _) | (_, Met::No) => Met::No,
        (Met::Unreadable, _) | (_, Met::Unreadable) => Met::Unreadable,
        (Met::Yes, Met::Yes) => Met::Yes,
    }
}

/// How many a row stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Standing {
    /// So many millionths.
    Count(i128),
    /// Less than nothing.
    Negative,
    /// Not a whole number.
    Broken,
    /// No number.
    NoCount,
}

impl Column {
    /// The columns of a reader.
    pub fn all(reader: &RowReader) -> Vec<Self> {
        let mut columns: Vec<Self> = reader.headings.iter().map(|_| Self::default()).collect();
        for (field, dimension) in reader.dimensions.iter().enumerate() {
            match dimension.second {
                None => {
                    if let Some(it) = columns.get_mut(dimension.first) {
                        it.fields.push((field, Vec::new()));
                        it.read = true;
                    }
                }
                Some(second) => {
                    for at in [dimension.first, second] {
                        if let Some(it) = columns.get_mut(at) {
                            it.read = true;
                        }
                    }
                }
            }
        }
        for (which, keep) in reader.keep.iter().enumerate() {
            if let (first, None) = keep.columns()
                && let Some(it) = columns.get_mut(first)
            {
                it.keeps.push(which);
                (it.read, it.judges) = (true, true);
            }
        }
        for (which, dimension) in reader.totals.iter().enumerate() {
            if let Some(it) = columns.get_mut(dimension.first) {
                it.totals.push(which);
                (it.read, it.judges) = (true, true);
            }
        }
        for amount in &reader.amounts {
            if let Some(it) = columns.get_mut(amount.column) {
                it.numbers.push((amount.name.clone(), Vec::new()));
                it.read = true;
            }
        }
        if let Some(stands) = reader.stands_for
            && let Some(it) = columns.get_mut(stands.column)
        {
            it.stands = Some(stands.whole);
            it.read = true;
        }
        columns
    }

    pub fn is_full(&self) -> bool {
        self.texts.is_full()
    }

    pub fn forget(&mut self) {
        self.texts.clear();
        self.fields.iter_mut().for_each(|(_, it)| it.clear());
        self.numbers.iter_mut().for_each(|(_, it)| it.clear());
        self.verdicts.clear();
        self.standings.clear();
    }

    /// Takes in the text that has just been numbered.
    pub fn learn(&mut self, reader: &RowReader, text: &str) {
        if self.judges {
            let mut met = Met::Yes;
            for keep in self.keeps.iter().filter_map(|it| reader.keep.get(*it)) {
                met = both(met, Keep::met(keep, text, ""));
            }
            let mut totals = self.totals.iter().filter_map(|it| reader.totals.get(*it));
            let total = totals.any(|it| it.read(text, "") == Reading::Total);
            self.verdicts.push(Verdict { met, total });
        }
        for (name, numbers) in &mut self.numbers {
            let rule = reader.amounts.iter().find(|it| it.name == *name).map(|it| &it.rule);
            numbers.push(rule.map_or(Ok(None), |rule| match rule.read(text) {
                Value::Is(amount) => Ok(Some(amount.millionths())),
                Value::None => Ok(None),
                Value::Wrong(_) if rule.others != Others::Refuse => Ok(None),
                Value::Wrong(_) => Err(()),
            }));
        }
        if let Some(whole) = self.stands {
            self.standings.push(match Amount::parse(text) {
                Ok(amount) if amount.is_negative() => Standing::Negative,
                Ok(amount) if whole && amount.as_whole().is_none() => Standing::Broken,
                Ok(amount) => Standing::Count(amount.millionths()),
                Err(_) => Standing::NoCount,
            });
        }
    }

    pub fn verdict(&self, code: u32) -> Verdict {
        self.verdicts.get(code as usize).copied().unwrap_or(Verdict::COUNTS)
    }

    pub fn number(&self, code: u32, name: &Name) -> Read {
        let numbers = self.numbers.iter().find(|it| it.0 == *name);
        numbers.and_then(|(_, it)| it.get(code as usize)).copied().unwrap_or(Ok(None))
    }

    pub fn standing(&self, code: u32) -> Standing {
        self.standings.get(code as usize).copied().unwrap_or(Standing::NoCount)
    }
}
