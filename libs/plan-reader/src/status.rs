//! How an activity is going, as a document says it: in words, by a tick, by a colour, in a date cell, by a strike.

mod phrases;

use serde::{Deserialize, Serialize};

use crate::Location;
use crate::colour::Hue;

/// What a document says of how an activity is going.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftStatus {
    /// The words that say it, as written: those of the cell, of the heading over a tick, of a legend, or the name of a
    /// colour where no words stand.
    pub words: String,
    /// What stands in the cell where that is only a mark: "✓", "x", "Y".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// The status the words are proposed to mean; nothing where they leave it open.
    pub proposed: Option<ProposedStatus>,
    /// What told it.
    pub from: StatusFrom,
    /// Where it stands.
    #[serde(default)]
    pub source: Location,
}

/// The statuses an activity can be proposed to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProposedStatus {
    /// Nothing has been done yet.
    NotStarted,
    /// It will be done in time.
    OnTrack,
    /// It may not be done in time.
    AtRisk,
    /// It will not be done in time.
    Delayed,
    /// Done.
    Complete,
    /// Kept up without an end.
    Ongoing,
    /// Given up.
    Stopped,
}

/// What told a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatusFrom {
    /// The words of a status cell.
    Words,
    /// The column in which a tick stands.
    Tick,
    /// The colour behind a cell.
    Colour,
    /// The cell of the target date: "Completed June 2020".
    TargetDate,
    /// The activity is struck through.
    Strike,
}

/// What a colour means where no legend says otherwise.
pub(crate) fn of_hue(hue: Hue) -> Option<(&'static str, ProposedStatus)> {
    Some(match hue {
        Hue::Red => ("Red", ProposedStatus::Delayed),
        Hue::Amber => ("Amber", ProposedStatus::AtRisk),
        Hue::Green => ("Green", ProposedStatus::OnTrack),
        Hue::Blue => ("Blue", ProposedStatus::Complete),
        Hue::Grey => ("Grey", ProposedStatus::NotStarted),
        Hue::Purple | Hue::Black | Hue::White => return None,
    })
}

/// The colour that a word names.
pub(crate) fn hue_named(word: &str) -> Option<Hue> {
    Some(match word {
        "red" | "coch" => Hue::Red,
        "amber" | "yellow" | "orange" | "ambr" | "melyn" | "oren" => Hue::Amber,
        "green" | "gwyrdd" => Hue::Green,
        "blue" | "glas" => Hue::Blue,
        "purple" => Hue::Purple,
        "grey" | "gray" | "llwyd" => Hue::Grey,
        "black" => Hue::Black,
        "white" => Hue::White,
        _ => return None,
    })
}

/// The colour that a single letter stands for in a column of colours.
pub(crate) fn hue_lettered(word: &str) -> Option<Hue> {
    Some(match word {
        "r" => Hue::Red,
        "a" | "y" => Hue::Amber,
        "g" => Hue::Green,
        "b" => Hue::Blue,
        _ => return None,
    })
}

/// The status that the words of a status cell are proposed to mean: words, the name of a colour or its letter.
///
/// ```
/// use plan_reader::{ProposedStatus, status};
///
/// assert_eq!(status::read("On hold – no funding yet"), Some(ProposedStatus::Delayed));
/// assert_eq!(status::read("G"), Some(ProposedStatus::OnTrack));
/// assert_eq!(status::read("See the annex"), None);
/// ```
pub fn read(words: &str) -> Option<ProposedStatus> {
    read_by(words, |hue| of_hue(hue).map(|(_, status)| status))
}

/// The same where a document says itself what its colours mean.
pub(crate) fn read_by(words: &str, of_hue: impl Fn(Hue) -> Option<ProposedStatus>) -> Option<ProposedStatus> {
    let list = crate::interpret::word_list(words);
    let name = list.join(" ");
    if let Some(hue) = hue_named(&name).or_else(|| hue_lettered(&name)) {
        return of_hue(hue);
    }
    // "Amber – two posts vacant" begins with a colour, and "Assigned; in progress" says it second.
    of_words(words).or_else(|| of_hue(hue_named(list.first()?)?)).or_else(|| {
        words
            .split([';', ',', '/', '–', '('])
            .skip(1)
            .find_map(|part| of_words(part).filter(|_| is_only_status(part)))
    })
}

/// What words of a status cell mean, from their beginning: "In progress – two of three done" is in progress.
pub(crate) fn of_words(text: &str) -> Option<ProposedStatus> {
    match percent(text) {
        Some(0) => Some(ProposedStatus::NotStarted),
        Some(100) => Some(ProposedStatus::Complete),
        Some(_) => Some(ProposedStatus::OnTrack),
        None => of_folded(&crate::interpret::folded(text)),
    }
}

/// The same of words that are folded.
pub(crate) fn of_folded(words: &str) -> Option<ProposedStatus> {
    let first = words.split(' ').next().unwrap_or_default();
    let said = |phrase: &str| words.strip_prefix(phrase).is_some_and(|r| r.is_empty() || r.starts_with(' '));
    phrases::beginning(first).iter().find(|(phrase, _)| said(phrase)).map(|(_, status)| *status)
}

/// True where the words are a status and hardly more: a heading over ticks, an entry of a legend.
pub(crate) fn is_only_status(text: &str) -> bool {
    let few = crate::interpret::words_of(text).take(6).count();
    (1..=5).contains(&few) && of_words(text).is_some() && !describes_a_thing(text)
}

/// Words that are a status alone, and before a noun say of what kind a thing is.
const OF_THINGS: &[&str] =
    &["open", "new", "active", "future", "late", "planned", "planning", "proposed", "closed", "pending"];

/// True for "Open hiring" and "Future leaders", but not for "Open – hiring", "Planned for May" and "Closed 2026".
fn describes_a_thing(text: &str) -> bool {
    let text = text.trim();
    let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = text.get(first.len()..).unwrap_or_default();
    let Some(next) =
        rest.strip_prefix(' ').map(|r| r.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
    else {
        return false;
    };
    let goes_on = next.is_empty()
        || crate::date::is_month(next)
        || matches!(
            next.to_lowercase().as_str(),
            "and"
                | "or"
                | "but"
                | "for"
                | "in"
                | "on"
                | "by"
                | "to"
                | "at"
                | "from"
                | "since"
                | "until"
                | "till"
                | "with"
                | "as"
                | "due"
                | "q"
                | "fy"
                | "not"
                | "now"
                | "this"
                | "next"
                | "last"
                | "subject"
        );
    OF_THINGS.contains(&first.to_lowercase().as_str()) && !goes_on && of_words(text) == of_words(first)
}

fn percent(text: &str) -> Option<u32> {
    let text = text.trim().strip_suffix('%')?.trim();
    text.parse::<u32>().ok().filter(|n| *n <= 100)
}

#[cfg(test)]
mod tests {
    use super::{ProposedStatus as P, is_only_status, of_words};

    #[test]
    fn statuses_are_known_by_how_people_write_them() {
        for (words, status) in [
            ("Not started", Some(P::NotStarted)),
            ("In progress – two of three done", Some(P::OnTrack)),
            ("Completed", Some(P::Complete)),
            ("Not yet complete", Some(P::OnTrack)),
            ("ON HOLD", Some(P::Delayed)),
            ("At risk: no funding", Some(P::AtRisk)),
            ("Ongoing", Some(P::Ongoing)),
            ("No longer required", Some(P::Stopped)),
            ("Closed – not pursued", Some(P::Stopped)),
            ("100%", Some(P::Complete)),
            ("40 %", Some(P::OnTrack)),
            ("Wedi'i gwblhau", Some(P::Complete)),
            ("Two pilots were held in May", None),
            ("", None),
        ] {
            assert_eq!(of_words(words), status, "{words}");
        }
    }

    #[test]
    fn what_describes_a_thing_is_no_status() {
        for words in ["Open hiring", "New posts", "Active travel", "Future leaders", "Late payments"] {
            assert!(!is_only_status(words), "{words}");
        }
        for words in [
            "Open",
            "Open – hiring",
            "Closed 2026",
            "Planned for May",
            "Completed June 2020",
            "Closed – not pursued",
        ] {
            assert!(is_only_status(words), "{words}");
        }
    }

    #[test]
    fn an_account_of_progress_is_no_heading_over_ticks() {
        assert!(is_only_status("In progress"));
        assert!(!is_only_status("Completed with the help of all four staff networks"));
        assert!(!is_only_status("Lead"));
    }
}
