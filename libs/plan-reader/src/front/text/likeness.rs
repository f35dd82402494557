//! What a line on its own looks like: a date, a lead, something to do, a name over rows.

mod done;

use crate::date::{self, DateOptions, TargetKind};
use crate::draft::ColumnRole;
use crate::interpret::words::{
    begins_with_a_verb, is_name_like, is_service_by_name, is_theme_by_name, is_year, label_of, word_list,
};
use crate::lead::looks_like_leads;
use crate::status;

/// What can be seen of a line, looked at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    words: usize,
    letters: usize,
    digit: bool,
    dated: bool,
    tells_a_date: bool,
    leads: bool,
    name: bool,
    /// A name whose longer words all have capitals.
    proper: bool,
    several: bool,
    service: bool,
    theme: bool,
    label: bool,
    /// It begins with what somebody does.
    acts: bool,
    /// It begins with what somebody is doing: "Improving …".
    gerund: bool,
    sentence: bool,
    /// It begins by telling what was done.
    tells: bool,
    /// It says early on that something was done: "Two sessions were held".
    past: bool,
    /// It begins with a capital or a figure and ends without a mark.
    titled: bool,
    /// A status and nothing else.
    status: bool,
    year: bool,
    /// It begins with a small letter.
    small: bool,
    /// It says how what stands above it goes: "Update: forty have been trained".
    update: bool,
}

/// What a line is like, told roughly enough to be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Date,
    Status,
    Label,
    Leads,
    Name,
    Doing,
    Done,
    Sentence,
    Small,
    Other,
}

/// How many kinds there are.
pub(super) const KINDS: usize = Kind::Other as usize + 1;

/// True for "Improving health", which no post, team or service is called.
fn begins_with_a_gerund(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let Some(stem) = first.strip_suffix("ing").filter(|s| s.len() > 2) else { return false };
    let doubled = stem.get(..stem.len() - 1).unwrap_or_default();
    [stem, doubled, &format!("{stem}e")].iter().any(|s| begins_with_a_verb(s))
}

/// True for the label of a row that tells of the one above it.
fn is_of_progress(label: &str) -> bool {
    let words = word_list(label);
    words.len() <= 3
        && words.iter().any(|w| matches!(w.as_str(), "update" | "progress" | "comment" | "comments"))
}

/// True for "May", "months" and the like.
fn is_of_time(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    date::is_month(word) || matches!(one, "month" | "year" | "week" | "term" | "quarter" | "day")
}

impl Look {
    pub(super) fn at(text: &str) -> Self {
        let name = is_name_like(text);
        let digit = text.contains(|c: char| c.is_ascii_digit());
        let listed = word_list(text);
        let verb = begins_with_a_verb(text);
        let tells = done::we_tell(&listed, verb);
        let acts = !tells && verb;
        let words = text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
        // A long sentence without a time in it tells what was done rather than when.
        let timed = words <= 8 || digit || listed.iter().any(|w| is_of_time(w));
        let brief = date::may_be_a_date(text);
        let when = (brief || timed).then(|| date::read(text, &DateOptions::default()).kind);
        let capitals = |w: &str| w.len() <= 3 || w.starts_with(|c: char| !c.is_lowercase());
        Self {
            words,
            letters: text.chars().count(),
            digit,
            // "Set up a network" is something to do, though "set up" alone says that it is done.
            dated: brief && when.is_some_and(date::is_dated) && (digit || !acts),
            tells_a_date: timed && when.is_some_and(|kind| kind != TargetKind::None),
            leads: looks_like_leads(text),
            name,
            proper: name && text.split_whitespace().all(capitals),
            several: text.contains(['/', ',', ';']),
            service: is_service_by_name(text),
            theme: is_theme_by_name(text),
            label: label_of(text, false).is_some(),
            acts,
            gerund: begins_with_a_gerund(text),
            sentence: text.trim_end().ends_with('.') && words > 2,
            tells,
            past: done::is_told(&listed, verb),
            titled: text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && !text.ends_with(['.', ',', ';', ':']),
            status: status::is_only_status(text),
            update: text.split_once(':').is_some_and(|(label, _)| is_of_progress(label)),
            small: text.starts_with(char::is_lowercase),
            year: is_year(text),
        }
    }

    /// How well the line fits under a heading. Only how the figures compare matters.
    pub(super) fn fits(&self, role: Option<ColumnRole>) -> f32 {
        match role {
            Some(ColumnRole::Theme) | None => {}
            // "Theme 2: Homes" stands over rows.
            Some(_) if self.theme => return -2.5,
            Some(_) => {}
        }
        match role {
            Some(ColumnRole::TargetDate) => match self.words {
                // "A session was held on 12 May" says when something was, not when it is due.
                5.. if (self.tells || self.past) && (self.sentence || !self.dated) => -3.0,
                _ if self.dated && (self.sentence && self.words > 3 || self.words > 8) => 1.2,
                5.. if self.dated => 2.2,
                _ if self.dated => 3.0,
                2..=12 if self.tells_a_date => 1.2,
                ..=30 if self.tells_a_date => 0.8,
                0..=4 => -0.8,
                5..=9 => -1.5,
                _ => -3.5,
            },
            Some(ColumnRole::Ref | ColumnRole::RecommendationRef) => {
                let short = self.letters <= 8 && self.words == 1 && !self.year;
                if short && (self.digit || self.letters <= 2) { 3.0 } else { -4.0 }
            }
            Some(ColumnRole::Lead | ColumnRole::LeadAuthority) => match self.words {
                _ if self.dated => -3.0,
                15.. => -3.0,
                _ if self.leads && self.name => 1.6,
                _ if self.leads => 0.4,
                0..=6 if self.name => 0.8,
                _ => -0.6,
            },
            Some(ColumnRole::Activity | ColumnRole::Recommendation) => match self.words {
                0..=5 if self.dated => -4.0,
                0..=1 => -1.0,
                2..=3 if self.leads && self.name => -0.6,
                2..=3 => 0.3,
                _ if self.tells => -0.5,
                4..=5 if self.leads && self.name => -0.2,
                _ if self.leads && self.several && !self.acts => 0.0,
                _ if self.acts => 2.2,
                _ => 1.6,
            },
            Some(ColumnRole::Theme | ColumnRole::Service | ColumnRole::Heading) => match self.words {
                _ if self.dated => -3.0,
                0..=9 if self.proper => 0.8,
                _ if self.sentence => -1.5,
                0..=9 => 0.0,
                _ => -1.5,
            },
            Some(ColumnRole::Status) if self.status => 2.5,
            Some(ColumnRole::Achieved) if self.status => 1.0,
            Some(ColumnRole::Achieved) if self.tells => 1.5,
            Some(ColumnRole::Achieved) if self.past => 1.0,
            Some(ColumnRole::Achieved | ColumnRole::Status | ColumnRole::Outcome) | None => {
                match self.words {
                    0..=3 if self.dated && !self.status => -0.9,
                    2..=7 if self.proper => -0.6,
                    _ if self.sentence && role == Some(ColumnRole::Achieved) => 0.7,
                    _ => 0.3,
                }
            }
        }
    }

    /// True for a line that calls itself a theme.
    pub(super) fn is_theme(&self) -> bool {
        self.theme
    }

    /// True for a line that says how what stands above it goes.
    pub(super) fn is_update(&self) -> bool {
        self.update
    }

    /// What the line is like.
    pub(super) fn kind(&self) -> Kind {
        match () {
            () if self.dated => Kind::Date,
            () if self.status => Kind::Status,
            () if self.gerund => Kind::Doing,
            () if self.letters <= 8 && self.words == 1 && self.digit => Kind::Label,
            () if self.leads && self.name => Kind::Leads,
            () if self.proper => Kind::Name,
            () if self.small => Kind::Small,
            () if self.tells || self.past => Kind::Done,
            () if self.acts => Kind::Doing,
            () if self.sentence => Kind::Sentence,
            () => Kind::Other,
        }
    }

    /// True for a sentence that begins by telling what was done.
    pub(super) fn tells(&self) -> bool {
        self.tells
    }

    /// True for words that name a person, a post or a team, and no date.
    pub(super) fn names_leads(&self) -> bool {
        self.leads && !self.dated
    }

    /// True for few words.
    pub(super) fn is_short(&self) -> bool {
        self.words <= 5
    }

    /// The same, in words of which there are several.
    pub(super) fn names_several_words(&self) -> bool {
        self.names_leads() && self.words > 1 && !self.status
    }

    /// True for a line that can only be the name of what stands below it.
    pub(super) fn names_what_follows(&self) -> bool {
        self.theme || self.proper && self.words > 1 && !self.leads && !self.dated && !self.status
    }

    /// True for a line that may be what a statement below it is of, such as the outcome that is desired.
    pub(super) fn may_head_a_statement(&self) -> bool {
        self.titled && self.words <= 10 && !self.dated && !self.status
    }

    /// How well the line fits as a name or a note across the rows.
    pub(super) fn across(&self) -> f32 {
        match () {
            () if self.label => 2.5,
            () if self.update => 1.5,
            () if self.theme && self.titled => 2.5,
            () if !self.proper || !self.titled || self.dated => -3.0,
            () if self.several => -1.5,
            () if self.service => 1.2,
            () if !self.leads => 0.6,
            () => 0.2,
        }
    }
}
