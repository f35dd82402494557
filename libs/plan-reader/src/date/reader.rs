//! From the times and phrases of a text to what its target date means.

use time::{Date, Duration};

use super::moment::{Finder, Part, Token, tokens};
use super::phrases::{as_things_happen, puts_off};
use super::{DateOptions, Inferred, Precision, StatusHint, TargetKind, TargetReading};

/// A moment with its year, or without where none could be known.
pub(super) struct Placed {
    pub(super) from: usize,
    pub(super) bounds: Option<(Date, Date)>,
    pub(super) precision: Precision,
    pub(super) part: Option<Part>,
}

pub(super) struct Reader<'o> {
    pub(super) tokens: Vec<Token>,
    /// The words between single spaces, for phrases, and where each begins.
    pub(super) phrase: String,
    begins: Vec<usize>,
    pub(super) options: &'o DateOptions,
    pub(super) inferred: Vec<Inferred>,
    /// Something was put off to a later time.
    pub(super) puts_off: bool,
}

impl<'o> Reader<'o> {
    pub(super) fn new(text: &str, options: &'o DateOptions) -> Self {
        let tokens = tokens(text);
        let mut phrase = String::from(" ");
        let mut begins = Vec::with_capacity(tokens.len());
        for token in &tokens {
            let at = phrase.len();
            match token {
                Token::Word(word) => phrase.push_str(word),
                Token::Number { value, .. } => phrase.push_str(&value.to_string()),
                Token::Mark('-' | '\'') => continue,
                Token::Mark(mark) => phrase.push(*mark),
            }
            phrase.push(' ');
            begins.push(at);
        }
        let puts_off = puts_off(&phrase);
        Self { tokens, phrase, begins, options, inferred: Vec::new(), puts_off }
    }

    pub(super) fn says(&self, phrases: &[&str]) -> bool {
        let stands = |at: &usize, wanted: &str| {
            let rest = self.phrase.get(*at..).and_then(|words| words.strip_prefix(wanted));
            rest.is_some_and(|after| after.starts_with(' '))
        };
        phrases.iter().any(|wanted| self.begins.iter().any(|at| stands(at, wanted)))
    }

    fn not_begun(&self) -> bool {
        self.says(&[
            "not started",
            "not yet started",
            "yet to start",
            "not begun",
            "yet to begin",
            "not yet begun",
        ])
    }

    pub(super) fn read(mut self) -> TargetReading {
        let moments = self.standing(Finder::new(&self.tokens, self.options).all());
        let future = self.says(&[
            "will",
            "to be",
            "shall",
            "going to",
            "next",
            "plan to",
            "planned",
            "due",
            "aim to",
            "expected",
            "expect",
            "anticipated",
            "estimated",
        ]);
        let ongoing = self.says(&[
            "ongoing",
            "on going",
            "continuous",
            "continuously",
            "continuing",
            "continual",
            "continues",
            "continue",
            "business as usual",
            "bau",
            "throughout",
            "rolling",
            "rolling programme",
            "permanent",
            "always",
            "open ended",
            "continued",
            "life of the plan",
            "life of plan",
            "lifetime of the plan",
            "duration of the plan",
            "life of this plan",
            "life of the strategy",
            "lifetime of the strategy",
            "duration of the strategy",
            "life of the programme",
        ]);
        let recurrence = self.recurrence(&moments);
        let done = self.done(future, &moments);
        let begun = self.says(&[
            "underway",
            "under way",
            "in progress",
            "in development",
            "started",
            "begun",
            "commenced",
            "is being",
            "are being",
            "partially",
            "partly",
            "in train",
            "we are",
            "on track",
            "progressing",
        ]);
        let under_way = begun && !self.not_begun();
        let tbc = self.says(&[
            "tbc",
            "tbd",
            "tba",
            "to be confirmed",
            "to be determined",
            "to be decided",
            "to be agreed",
            "to be set",
            "to be arranged",
            "to be scheduled",
            "not yet agreed",
            "not yet set",
            "not known",
            "n / k",
            "nk",
            "date to follow",
            "to be announced",
            "to be established",
            "unknown",
        ]);
        let relative = self.relative();
        let placed = self.place(&moments, done && !future);
        let mut reading = if let Some((kind, start, end, precision)) =
            relative.filter(|_| placed.is_empty() && recurrence.is_none())
        {
            if kind != TargetKind::Conditional {
                self.inferred.push(Inferred::Anchor);
            }
            self.reading(kind, start, end, precision)
        } else if placed.is_empty() {
            self.without_moment(ongoing, done, tbc, recurrence.is_some(), under_way)
        } else {
            self.with_moments(&placed, ongoing, done, recurrence.is_some())
        };
        reading.status_hint = self.status(&reading, done, under_way, ongoing || recurrence.is_some(), tbc);
        reading.recurrence = recurrence;
        self.inferred.sort();
        self.inferred.dedup();
        reading.inferred = self.inferred;
        reading
    }

    pub(super) fn reading(
        &self,
        kind: TargetKind,
        start: Option<Date>,
        end: Option<Date>,
        precision: Option<Precision>,
    ) -> TargetReading {
        TargetReading {
            kind,
            start,
            end,
            precision,
            status_hint: None,
            inferred: Vec::new(),
            recurrence: None,
        }
    }

    fn with_moments(&mut self, placed: &[Placed], ongoing: bool, done: bool, recurs: bool) -> TargetReading {
        let Some(first) = placed.first() else { return self.reading(TargetKind::None, None, None, None) };
        let last = placed.last().unwrap_or(first);
        let coarse = placed.iter().map(|p| p.precision).max();
        let before = self.before(first.from);
        let near = |list: &[&str]| before.first().is_some_and(|w| list.contains(w));
        let by = near(&["by", "erbyn", "until", "till", "before", "ends", "ending", "deadline", "than"])
            || before.get(..2).is_some_and(|w| w == ["for", "ready"]);
        // "End of Q2" and "Q2 end".
        let end_of = first.part == Some(Part::End)
            || first.precision == Precision::Quarter && placed.len() == 1 && self.phrase.ends_with(" end ");
        // "Before the end of March" still has its last days.
        let strictly_before = near(&["before"]) && before.get(1) != Some(&"or") && !end_of;
        let (mut start, mut end) = (first.bounds.map(|b| b.0), last.bounds.map(|b| b.1));
        if strictly_before {
            end = first.bounds.map(|b| b.0 - Duration::days(1));
        }
        if start > end && placed.len() > 1 && end.is_some() {
            // Written out of order: the outer bounds all the same.
            start = placed.iter().filter_map(|p| p.bounds).map(|b| b.0).min();
            end = placed.iter().filter_map(|p| p.bounds).map(|b| b.1).max();
        }
        if let Some(week) = self.week(first) {
            return week;
        }
        if ongoing || recurs {
            let until = near(&["ends", "ending", "until", "till", "to", "by", "end"])
                && placed.len() == 1
                && !self.says(&["then", "thereafter", "after that"]);
            let reviewed = self.says(&["review", "reviewed", "reviews"]) && !near(&["from", "since"]);
            let rhythm = recurs
                && !near(&["from", "since", "starting", "beginning", "commencing", "until", "till"])
                && !ongoing
                && !self.says(&["thereafter"])
                && before.first().is_none_or(|w| matches!(*w, "in" | "every" | "each"));
            return if rhythm || reviewed && placed.len() == 1 {
                self.reading(TargetKind::Ongoing, None, None, None)
            } else if until || (near(&["to"]) && placed.len() == 1) {
                self.reading(TargetKind::Ongoing, None, end, coarse)
            } else if placed.len() > 1 {
                self.reading(TargetKind::Ongoing, start, end, coarse)
            } else {
                self.reading(TargetKind::Ongoing, start, None, coarse)
            };
        }
        if done {
            return self.reading(TargetKind::Completed, start, end, coarse);
        }
        if placed.len() > 1 {
            if by {
                return self.reading(TargetKind::By, None, end, coarse);
            }
            return self.reading(TargetKind::Range, start, end, coarse);
        }
        if by || end_of {
            return self.reading(TargetKind::By, None, end, coarse);
        }
        if near(&["from", "since", "onwards"]) || self.says(&["onwards", "onward"]) {
            return self.reading(TargetKind::Ongoing, start, None, coarse);
        }
        let whole_span = matches!(first.precision, Precision::Quarter | Precision::Season)
            || first.precision == Precision::Year
                && (self.inferred.contains(&Inferred::FinancialYear)
                    || self.inferred.contains(&Inferred::SchoolYear))
            || first.precision == Precision::Year && first.bounds.is_some_and(|(s, e)| s.year() != e.year())
            || near(&["during", "throughout", "over", "through"]) && first.precision != Precision::Day;
        self.reading(if whole_span { TargetKind::Range } else { TargetKind::Date }, start, end, coarse)
    }

    /// "w/b 16 November", "week commencing", "week ending".
    fn week(&self, moment: &Placed) -> Option<TargetReading> {
        let (day, _) = moment.bounds.filter(|_| moment.precision == Precision::Day)?;
        let words: Vec<String> = self
            .tokens
            .get(moment.from.saturating_sub(5)..moment.from)?
            .iter()
            .map(|t| match t {
                Token::Word(word) => word.clone(),
                Token::Mark(mark) => mark.to_string(),
                Token::Number { value, .. } => value.to_string(),
            })
            .collect();
        let near = format!(" {} ", words.join(" "));
        let begins = [
            " w / b ",
            " w / c ",
            " wb ",
            " wc ",
            " week beginning ",
            " week commencing ",
            " week of ",
            " week starting ",
            " wk beg ",
            " wk beginning ",
            " wk commencing ",
            " week comm ",
            " wk comm ",
        ]
        .iter()
        .any(|p| near.contains(p));
        let ends = [" w / e ", " week ending "].iter().any(|p| near.contains(p));
        if begins {
            return Some(self.reading(
                TargetKind::Range,
                Some(day),
                Some(day + Duration::days(4)),
                Some(Precision::Day),
            ));
        }
        ends.then(|| {
            self.reading(TargetKind::Range, Some(day - Duration::days(4)), Some(day), Some(Precision::Day))
        })
    }

    fn without_moment(
        &self,
        ongoing: bool,
        done: bool,
        tbc: bool,
        recurs: bool,
        under_way: bool,
    ) -> TargetReading {
        let depends = as_things_happen(&self.phrase)
            || self.says(&[
                "linked to",
                "dependent on",
                "dependent upon",
                "depends on",
                "depending on",
                "subject to",
                "pending",
                "following",
                "once",
                "after",
                "contingent",
                "tied to",
                "in line with",
                "as and when",
                "as required",
                "when required",
                "as needed",
                "upon",
                "awaiting",
                "when funding",
                "if",
                "on completion of",
                "on appointment",
                "on approval",
                "on adoption",
                "on publication",
                "on receipt",
                "on recruitment",
                "when",
                "arise",
                "arises",
                "occur",
                "become available",
                "becomes available",
                // Whose day is not written.
                "next agm",
                "next meeting",
                "next board",
                "next cabinet",
                "next review",
                "next survey",
            ]);
        let kind = if ongoing || recurs {
            TargetKind::Ongoing
        } else if done {
            TargetKind::Completed
        } else if tbc {
            TargetKind::Tbc
        } else if depends {
            TargetKind::Conditional
        } else if under_way {
            // Begun, and no end is named.
            TargetKind::Ongoing
        } else {
            TargetKind::None
        };
        self.reading(kind, None, None, None)
    }

    fn status(
        &self,
        reading: &TargetReading,
        done: bool,
        under_way: bool,
        ongoing: bool,
        tbc: bool,
    ) -> Option<StatusHint> {
        Some(match reading.kind {
            TargetKind::Completed => StatusHint::Completed,
            TargetKind::Ongoing if done => StatusHint::Completed,
            TargetKind::Ongoing if reading.start.is_some() && reading.end.is_none() => {
                StatusHint::PlannedThenOngoing
            }
            TargetKind::Ongoing if under_way && !ongoing => StatusHint::InProgress,
            TargetKind::Ongoing => StatusHint::Ongoing,
            TargetKind::Tbc | TargetKind::Conditional => StatusHint::NotScheduled,
            TargetKind::None if tbc || self.not_begun() => StatusHint::NotScheduled,
            TargetKind::None => return None,
            _ if under_way || self.says_completed() => StatusHint::InProgress,
            _ => StatusHint::Planned,
        })
    }
}
