//! What a column most likely is, and why.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use records::NonAnswer;
use records::date::DateOrder;
use records::label::key;

use super::look::{Look, Seen};
use crate::engine::natural;

/// A proposal for a column.
#[derive(Debug, Clone)]
pub(super) struct Proposal {
    pub heading: String,
    pub guess: Guess,
    /// Why, for the person who is asked.
    pub why: String,
    /// What stands there, for the person who is asked.
    pub seen: String,
    /// Its texts, the commonest first.
    pub texts: Vec<(String, u64)>,
    /// Whether there are more than these.
    pub more: bool,
    pub order: DateOrder,
    pub sure_of_order: bool,
}

impl Proposal {
    /// Its labels that are an answer, from the lowest to the highest. One in two spellings is written in its commonest.
    pub(super) fn labels(&self) -> Vec<&str> {
        let mut known = BTreeSet::new();
        let mut labels: Vec<&str> = self
            .texts
            .iter()
            .map(|(label, _)| label.as_str())
            .filter(|it| non_answer(it).is_none() && known.insert(key(it)))
            .collect();
        labels.sort_by(|a, b| natural(a, b));
        if self.guess == Guess::Grade {
            labels.sort_by_key(|it| standing(it));
        }
        labels
    }
}

/// Where a grade that is a word stands among those that are numbered: those who learn below, those who lead above.
fn standing(grade: &str) -> i8 {
    let key = key(grade);
    let says = |words: &[&str]| key.split(' ').any(|it| words.contains(&it));
    if says(&["apprentice", "apprentices", "trainee", "trainees", "intern", "interns", "cadet", "cadets"]) {
        -1
    } else if says(&["chief", "director", "directors", "executive", "executives", "vsm", "board"]) {
        1
    } else {
        0
    }
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    Person,
    Category,
    Grade,
    Date,
    Number,
    Pay,
    Count,
    Weight,
    Ignore,
}

impl Guess {
    const ALL: [Self; 9] = [
        Self::Person,
        Self::Category,
        Self::Grade,
        Self::Date,
        Self::Number,
        Self::Pay,
        Self::Count,
        Self::Weight,
        Self::Ignore,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Category => "category",
            Self::Grade => "grade",
            Self::Date => "date",
            Self::Number => "number",
            Self::Pay => "pay",
            Self::Count => "count",
            Self::Weight => "weight",
            Self::Ignore => "ignore",
        }
    }

    /// What a person answered, where it is one of the words.
    pub fn of_word(word: &str, _: &Proposal) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// Words in which people say that there is no answer.
const NON_ANSWERS: [(NonAnswer, &[&str]); 3] = [
    (
        NonAnswer::PreferNotToSay,
        &["prefer not to say", "prefer not to disclose", "declined to say", "not disclosed", "pnts"],
    ),
    (
        NonAnswer::NotKnown,
        &[
            "not known",
            "unknown",
            "not stated",
            "not recorded",
            "no information",
            "missing",
            "none recorded",
            "?",
            "null",
            "undefined",
            "nk",
        ],
    ),
    (NonAnswer::NotAsked, &["not asked", "not applicable", "n/a", "na", "-", "not collected"]),
];

/// Which non-answer a label is, where it is a usual word for one. "Refused" and "declined" alone are not: in a column of
/// decisions they are an outcome. Where a classification reads the column, it knows them.
pub(super) fn non_answer(label: &str) -> Option<NonAnswer> {
    let wanted = key(label);
    NON_ANSWERS.into_iter().find(|(_, words)| words.contains(&wanted.as_str())).map(|(why, _)| why)
}

/// A proposal for each column.
pub(super) fn all(look: &Look) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = look.columns.iter().map(|it| one(it, look.rows)).collect();
    // One column names the person, and one says how many a row stands for; the first likely one is taken.
    for single in [Guess::Person, Guess::Count] {
        let mut found = false;
        for it in &mut proposals {
            if it.guess == single {
                if found {
                    it.guess = if single == Guess::Count { Guess::Number } else { Guess::Ignore };
                    "another column is taken as that already".clone_into(&mut it.why);
                }
                found = true;
            }
        }
    }
    proposals
}

fn one(seen: &Seen, rows: u64) -> Proposal {
    let mut texts: Vec<(String, u64)> =
        seen.texts.iter().map(|(text, count)| (text.clone(), *count)).collect();
    texts.sort_by(|a, b| (Reverse(a.1), natural(&a.0, &b.0)).cmp(&(Reverse(b.1), std::cmp::Ordering::Equal)));
    let some: Vec<String> = texts.iter().take(5).map(|(text, _)| text.chars().take(40).collect()).collect();
    let different = if seen.more { format!("more than {}", texts.len()) } else { texts.len().to_string() };
    let empty = rows.saturating_sub(seen.filled);
    let said = format!("{different} different values, {empty} empty; {}", some.join(" · "));
    let (order, sure_of_order) = order(seen);
    let (guess, why) = guess(seen, rows);
    Proposal {
        heading: seen.heading.clone(),
        guess,
        why,
        seen: said,
        texts,
        more: seen.more,
        order,
        sure_of_order,
    }
}

/// The order that reads most dates, the British one where several do; and whether no other reads as many.
fn order(seen: &Seen) -> (DateOrder, bool) {
    let [day, month, year] = seen.dates;
    if year == seen.filled {
        (DateOrder::YearMonthDay, true)
    } else if month > day {
        (DateOrder::MonthDayYear, true)
    } else {
        (DateOrder::DayMonthYear, day > month)
    }
}

fn guess(seen: &Seen, rows: u64) -> (Guess, String) {
    let heading = key(&seen.heading);
    let words: Vec<&str> = heading.split(|it: char| !it.is_alphanumeric()).collect();
    let says = |any: &[&str]| {
        any.iter().any(|it| if it.contains(' ') { heading.contains(it) } else { words.contains(it) })
    };
    let different = u64::try_from(seen.texts.len()).unwrap_or(u64::MAX);
    if seen.filled == 0 {
        return (Guess::Ignore, "nothing stands in it".to_owned());
    }
    let dates = seen.dates.into_iter().max().unwrap_or(0);
    let most = |part: u64| part * 10 >= seen.filled * 9;
    // Somebody may stand in several rows, but most rows are about somebody else.
    let unique = seen.more || different * 2 >= seen.filled;
    let id = [
        "id",
        "number",
        "no",
        "ref",
        "reference",
        "payroll",
        "employee number",
        "staff number",
        "upn",
        "case",
    ];
    if says(&id) && unique && !most(dates) && rows > 1 && !says(&["house", "phone"]) {
        return (
            Guess::Person,
            "its heading speaks of a number or reference, and hardly two are the same".to_owned(),
        );
    }
    if most(dates) {
        return (Guess::Date, format!("{dates} of {} values are dates", seen.filled));
    }
    let graded = says(&["grade", "band", "level", "scale", "spine"]) && !says(&["age", "ages"]);
    if graded && different <= 100 && !seen.more {
        return (Guess::Grade, "its heading speaks of a grade; look at the order that is written".to_owned());
    }
    if most(seen.numbers) {
        if says(&["pay", "salary", "wage", "earnings", "remuneration", "bonus"]) {
            return (Guess::Pay, "numbers, and the heading speaks of pay".to_owned());
        }
        let counts = [
            "count",
            "headcount",
            "total",
            "number",
            "residents",
            "population",
            "people",
            "staff",
            "n",
            "frequency",
        ];
        if says(&counts) && seen.whole == seen.numbers {
            return (Guess::Count, "whole numbers, and the heading speaks of how many".to_owned());
        }
        if different > 30 || seen.more || seen.whole < seen.numbers {
            return (Guess::Number, "numbers".to_owned());
        }
    }
    let names = ["name", "surname", "forename", "email", "address", "postcode", "phone", "comments", "notes"];
    if says(&names) {
        return (Guess::Ignore, "it seems to name people; nothing is counted by it".to_owned());
    }
    if !seen.more && different <= 200 && (different * 2 <= seen.filled || different <= 20) {
        return (Guess::Category, "few different values".to_owned());
    }
    (Guess::Ignore, "too many different values for a category, and neither dates nor numbers".to_owned())
}
