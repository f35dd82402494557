//! Plans that stand in no table: lists under headings, forms of label and value, parallel lists, running text.
//!
//! Recognition looks at the whole document and says for each paragraph what it is ([`Piece`]); only then are the
//! pieces put into the draft, in the order of the document. What no rule claims is left to the reading of paragraphs
//! around tables. Where the document has tables of a plan, only lists and forms that name leads or dates are claimed, so
//! that no foreword turns into a plan.

mod accounts;
mod aimed;
mod answers;
mod asked;
mod at_sign;
mod background;
mod badged;
mod charged;
mod continued;
mod counted;
mod details;
mod double_labels;
mod ended;
mod entries;
mod everything;
mod footers;
mod forms;
mod headed;
mod item_labels;
mod learnt;
mod line;
mod lists;
mod named_below;
mod narrative;
mod numbered;
mod numbered_statuses;
mod objectives;
mod of_number;
mod openers;
mod opening;
mod paragraph;
mod parallel;
mod place;
mod progress_page;
mod progress_words;
mod said;
mod said_above;
mod settled;
mod spans;
mod start;
mod stated;
mod told;
mod told_of;
mod walker;
mod when;
mod who_and_when;

use std::collections::{HashMap, HashSet};
use walker::Walker;

use super::words::word_list;
use crate::Location;
use crate::aliases::Aliases;
use crate::block::Block;
use crate::confidence::{Doubt, FoundBy};
use crate::draft::{ColumnRole, DraftKind, DraftUpdate, UnplacedReason};
use crate::query::Query;
use background::is_background;
pub(super) use details::lead_then_date;
pub(super) use line::item_label;
pub(super) use progress_words::reports;
use start::start_of_entry;
pub(super) use who_and_when::{is_done, who_and_when};

/// Takes lead and date off the end of a text: "Publish it (HR, by June 2026)".
pub(super) fn tail_of(text: &str, aliases: &Aliases) -> details::Tail {
    details::tail(text, false, aliases)
}

/// The labels and values of words that begin with a label: "Start date: May 2027 Completion date: June 2028".
pub(super) fn labelled_values(text: &str, aliases: &Aliases) -> Vec<(String, String)> {
    let parts = details::labelled(text, &|_| false, aliases).unwrap_or_default();
    parts.into_iter().map(|part| (part.label, part.value)).collect()
}

/// True for "Head of HR to circulate the figures".
pub(super) fn is_charge(text: &str) -> bool {
    said::charge(text).is_some()
}

/// Splits "Commitment 3: Publish pay gaps" into its name, its reference and its text.
pub(crate) fn start_of_form(text: &str) -> Option<(String, String, String)> {
    start_of_entry(text).filter(|s| !s.rest.is_empty()).map(|s| (s.own, s.ref_, s.rest))
}

/// The same for "Objective 2: …" as well, whatever a plan numbers through instead of actions.
pub(super) fn named_start(text: &str) -> Option<(String, String, String)> {
    start::start_of_named(text).filter(|s| !s.rest.is_empty()).map(|s| (s.own, s.ref_, s.rest))
}

/// The label, the number and the words of "Recommendation 3: Schools should hear of a move".
pub(super) fn recommended_start(text: &str) -> Option<(String, String, String)> {
    let start =
        start_of_entry(text).filter(|s| s.recommends && !s.rest.trim().is_empty() && !s.ref_.is_empty())?;
    Some((start.own, start.ref_, start.rest.trim().to_owned()))
}

/// The number of "Pledge 3", which names an entry and says nothing else.
pub(super) fn number_alone(text: &str) -> Option<String> {
    start_of_entry(text).filter(|s| s.rest.is_empty() && !s.recommends).map(|s| s.ref_)
}

/// True for a line that says what the lines below it are: "Actions we will take:".
pub(super) fn announces(text: &str, aliases: &Aliases) -> bool {
    opening::opening(text, true, aliases).is_some()
}

/// True for "What we will do next" over what will be done.
pub(super) fn announces_actions(text: &str, aliases: &Aliases) -> bool {
    opening::opening(text, true, aliases) == Some(opening::Opening::Activities)
}

/// True for "What we did in 2025-26" over what has been done.
pub(super) fn announces_what_was_done(text: &str, aliases: &Aliases) -> bool {
    word_list(text).len() > 2 && opening::opening(text, true, aliases) == Some(opening::Opening::Done)
}

/// True for a line that begins with the name and number of an activity or a recommendation: "Commitment 3".
pub(super) fn begins_an_entry(text: &str) -> bool {
    start_of_entry(text).is_some()
}

/// What one paragraph gives to the draft.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// An activity or recommendation begins here.
    Entry(usize),
    /// Its words stand with an entry that began above.
    Joined(&'static str),
    /// Words that only say what follows, or say nothing of the plan.
    Words {
        text: String,
        reason: UnplacedReason,
        why: &'static str,
    },
    Theme(String),
    ThemeLead(String),
    ThemeOutcome(String),
    /// When all that stands under the heading at hand is due.
    Time(String),
    Update(Box<DraftUpdate>),
}

/// An activity or a recommendation as recognition gathers it.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub recommends: bool,
    pub ref_: Option<String>,
    pub service: Option<String>,
    pub heading: Option<String>,
    pub text: String,
    pub lead: Option<String>,
    pub date: Option<String>,
    pub achieved: Option<String>,
    pub other: Vec<(String, String)>,
    pub found_by: FoundBy,
    pub doubts: Vec<Doubt>,
    pub at: Location,
    pub why: &'static str,
    /// The blocks whose words it holds.
    pub blocks: Vec<usize>,
    /// The mark in the box before it, which says that it is done.
    tick: Option<char>,
    /// Its form began with another label, so that what is done stands further down.
    awaits_text: bool,
    /// Its account of what has been done may go on in the next lines.
    open_account: bool,
    /// Which label filled which role, so that the same label again adds to it.
    filled: Vec<(ColumnRole, String)>,
}

/// What recognition found.
#[derive(Debug, Default)]
pub(super) struct Prose {
    pub at: HashMap<usize, Vec<Piece>>,
    pub entries: Vec<Entry>,
    /// Headings that only their place shows, with their depth.
    pub headings: HashMap<usize, u8>,
    /// Lines that name themes by what is aimed at.
    pub aims: HashSet<usize>,
    pub kind: Option<DraftKind>,
    pub queries: Vec<Query>,
}

impl Prose {
    /// True where a part of the plan stands in this block.
    pub(super) fn holds(&self, block: usize) -> bool {
        self.at.get(&block).is_some_and(|pieces| {
            pieces.iter().any(|p| matches!(p, Piece::Entry(_) | Piece::ThemeLead(_) | Piece::ThemeOutcome(_)))
        })
    }

    /// How many activities and recommendations begin in these blocks.
    pub(super) fn entries_within(&self, blocks: std::ops::Range<usize>) -> usize {
        let pieces = blocks.filter_map(|i| self.at.get(&i)).flatten();
        pieces.filter(|p| matches!(p, Piece::Entry(_))).count()
    }

    /// True where a block says what a theme is to achieve, and nothing of how.
    pub(super) fn only_names_outcome(&self, block: usize) -> bool {
        self.at.get(&block).is_some_and(|pieces| {
            pieces.iter().any(|p| matches!(p, Piece::ThemeOutcome(_)))
                && !pieces.iter().any(|p| matches!(p, Piece::Entry(_) | Piece::ThemeLead(_)))
        })
    }

    pub(super) fn claims(&self, block: usize) -> bool {
        self.at.contains_key(&block)
    }
}

/// Looks for a plan outside the tables of a document.
pub(super) fn recognise(
    blocks: &[Block],
    title_at: Option<usize>,
    contents: &HashSet<String>,
    has_plan_tables: bool,
    brackets: bool,
    aliases: &Aliases,
) -> Prose {
    let mut lines = line::lines(blocks, title_at, contents, aliases);
    let numbered = if has_plan_tables { HashSet::new() } else { numbered::settle(&mut lines) };
    let answers = if has_plan_tables { HashMap::new() } else { answers::found(&lines) };
    if !has_plan_tables && answers.is_empty() && progress_words::is_one(&lines, aliases) {
        return progress_page::read(&lines, aliases);
    }
    let aims = if has_plan_tables { HashSet::new() } else { aimed::settle(&mut lines, aliases) };
    let mut walker = Walker::new(&lines, has_plan_tables, brackets, aliases);
    (walker.numbered, walker.answers, walker.out.aims) = (numbered, answers, aims);
    walker.walk();
    walker.settle();
    if !has_plan_tables && walker.out.entries.is_empty() {
        let mut again = Walker::new(&lines, false, brackets, aliases);
        if again.learn_footers() {
            again.walk();
            walker = again;
        } else if !walker.take_ended() && !walker.take_objectives() {
            walker.take_sentences();
        }
    }
    if !has_plan_tables {
        walker.keep_headings();
    }
    walker.out
}

/// Takes all that is listed, or else every paragraph, in a document that nothing calls a plan.
pub(super) fn everything(
    blocks: &[Block],
    title_at: Option<usize>,
    contents: &HashSet<String>,
    aliases: &Aliases,
) -> Prose {
    let lines = line::lines(blocks, title_at, contents, aliases);
    let mut walker = Walker::new(&lines, false, false, aliases);
    walker.take_everything();
    walker.keep_headings();
    walker.out
}
