//! What a draft shows of itself once all is read: signs that an activity was read wrongly, though nothing told so on the way.
//!
//! They are those by which the wrong activities of first readings could have been known (`tests/first-readings`).

use std::collections::{HashMap, HashSet};

use super::{Doubt, FoundBy};
use crate::aliases::Aliases;
use crate::date::{self, TargetKind};
use crate::draft::{ColumnRole, Draft, DraftActivity, FoundColumns, UnplacedReason};
use crate::interpret::columns::{explains, label_role, speaks_of_another_time};
use crate::interpret::quarters::is_time;
use crate::interpret::{begins_with_a_verb, folded};
use crate::lead::{self, LeadKind, LeadReading};
use crate::status;

/// How many cells of a column tell what it holds.
const ENOUGH: usize = 40;

/// Where an activity stands: its sheet and its table.
type Table<'d> = (Option<&'d str>, Option<u32>);

/// What is known of a whole draft before its activities are judged.
pub(super) struct Signs<'d> {
    /// How many activities name a lead, how many a date, and how many there are.
    leads: usize,
    dates: usize,
    all: usize,
    /// Hardly any text begins with something to do.
    few_actions: bool,
    /// Tables in which an activity names a lead, or a date.
    led: HashSet<Table<'d>>,
    dated: HashSet<Table<'d>>,
    headings: HashMap<Table<'d>, &'d FoundColumns>,
    /// What stands under each heading that was not read as anything.
    unread: HashMap<&'d str, Holds>,
    /// Tables beside whose rows words found no place.
    left_over: HashSet<(Option<&'d str>, Option<u32>, Option<u32>)>,
}

/// What most cells of a column hold.
#[derive(Clone, Copy, Default)]
struct Holds {
    dates: bool,
    leads: bool,
    actions: bool,
}

fn table(activity: &DraftActivity) -> Table<'_> {
    (activity.source.sheet.as_deref(), activity.source.table)
}

impl<'d> Signs<'d> {
    pub(super) fn of(draft: &'d Draft) -> Self {
        let all = || draft.themes.iter().flat_map(|t| &t.activities);
        let with = |has: fn(&DraftActivity) -> bool| all().filter(move |a| has(a));
        let led = |a: &DraftActivity| a.lead.is_some();
        let dated = |a: &DraftActivity| a.target_date.is_some();
        Self {
            leads: with(led).count(),
            dates: with(dated).count(),
            all: all().count(),
            few_actions: all().count() > 1 && with(|a| says_what_to_do(&a.text)).count() * 5 <= all().count(),
            led: with(led).map(table).collect(),
            dated: with(dated).map(table).collect(),
            headings: draft
                .columns
                .iter()
                .map(|c| ((c.source.sheet.as_deref(), c.source.table), c))
                .collect(),
            unread: unread(draft),
            left_over: draft
                .unplaced
                .iter()
                .filter(|u| u.reason == UnplacedReason::Unknown)
                .map(|u| (u.source.sheet.as_deref(), u.source.page, u.source.table))
                .collect(),
        }
    }

    /// The doubts that show in one activity, of a theme that is led as a whole by somebody or not.
    pub(super) fn in_activity(&self, theme_is_led: bool, activity: &DraftActivity) -> Vec<Doubt> {
        let mut out = Vec::new();
        let headed = self.headings.get(&table(activity));
        let has_column = |roles: &[ColumnRole]| {
            headed.is_some_and(|c| c.headings.iter().any(|h| h.read_as.is_some_and(|r| roles.contains(&r))))
        };
        let lacks_lead = activity.lead.is_none() && !theme_is_led;
        let lacks_date = activity.target_date.is_none();
        if lacks_lead {
            out.extend(absence(
                has_column(&[ColumnRole::Lead, ColumnRole::LeadAuthority]),
                self.led.contains(&table(activity)),
                self.leads * 2 > self.all,
                [Doubt::NoLead, Doubt::LeadMissed, Doubt::LeadsNowhere],
            ));
        }
        if lacks_date {
            out.extend(absence(
                has_column(&[ColumnRole::TargetDate]),
                self.dated.contains(&table(activity)),
                self.dates * 2 > self.all,
                [Doubt::NoDate, Doubt::DateMissed, Doubt::DatesNowhere],
            ));
        }
        let beside = || activity.other.keys().filter_map(|heading| self.unread.get(heading.as_str()));
        if beside().any(|it| it.actions || lacks_lead && it.leads || lacks_date && it.dates) {
            out.push(Doubt::RivalColumn);
        } else if beside().any(|it| it.leads || it.dates) {
            out.push(Doubt::TwoCandidates);
        }
        if headed.is_some_and(|c| mostly_unknown(c)) {
            out.push(Doubt::UnknownHeadings);
        }
        if self.few_actions {
            out.push(Doubt::FewActions);
        }
        let at = &activity.source;
        if self.left_over.contains(&(at.sheet.as_deref(), at.page, at.table)) {
            out.push(Doubt::WordsLeftOver);
        }
        out.extend(odd_words(activity));
        out
    }
}

/// Doubts every activity of a draft of which a quarter or more read oddly: what went wrong there did so elsewhere.
pub(super) fn spread(seen: &mut [Vec<Doubt>]) {
    let is_odd = |doubts: &Vec<Doubt>| {
        doubts
            .iter()
            .any(|d| matches!(d, Doubt::OddText | Doubt::OddLead | Doubt::OddDate | Doubt::SeveralLines))
    };
    let odd = seen.iter().filter(|doubts| is_odd(doubts)).count();
    if odd > 1 && odd * 4 >= seen.len() {
        for doubts in seen.iter_mut().filter(|doubts| !is_odd(doubts)) {
            doubts.push(Doubt::OddNeighbours);
        }
    }
}

fn says_what_to_do(text: &str) -> bool {
    let words = folded(text);
    begins_with_a_verb(words.strip_prefix("we will ").unwrap_or(&words))
}

/// Which of three doubts a value that is not there raises: its cell is empty, it was missed where others have one, or
/// none of its table has any.
fn absence(
    has_column: bool,
    others_have: bool,
    usual: bool,
    [empty, missed, nowhere]: [Doubt; 3],
) -> Option<Doubt> {
    match (has_column, others_have) {
        (true, true) => usual.then_some(empty),
        (false, true) => Some(missed),
        (_, false) => Some(nowhere),
    }
}

/// True where half the headings were not known. Months over a chart are no headings to know.
fn mostly_unknown(columns: &FoundColumns) -> bool {
    let named = columns.headings.iter().filter(|h| !is_time(&h.heading));
    let (unknown, all) = named.fold((0, 0), |(n, all), h| (n + usize::from(h.read_as.is_none()), all + 1));
    unknown * 2 >= all
}

/// What the columns hold that nothing was read from, those apart whose headings say that it is something else.
fn unread(draft: &Draft) -> HashMap<&str, Holds> {
    let known: HashSet<&str> = (draft.columns.iter().flat_map(|c| &c.headings))
        .filter(|h| h.read_as.is_some())
        .map(|h| h.heading.as_str())
        .collect();
    let mut cells: HashMap<&str, Vec<&str>> = HashMap::new();
    for activity in draft.themes.iter().flat_map(|t| &t.activities) {
        for (heading, words) in &activity.other {
            let cells = cells.entry(heading).or_default();
            if cells.len() < ENOUGH
                && let Some(words) = words.as_str()
            {
                cells.push(words);
            }
        }
    }
    let mut out = HashMap::new();
    for (heading, cells) in cells.into_iter().filter(|(h, _)| !explains(h) && !known.contains(h)) {
        let most = |is: &dyn Fn(&str) -> bool| {
            let fitting = cells.iter().filter(|c| is(c)).count();
            fitting == cells.len() || fitting > 1 && fitting * 2 >= cells.len()
        };
        let is_date = |c: &str| date::looks_like_a_date(c) && !status::is_only_status(c);
        let is_lead = |c: &str| {
            lead::looks_like_leads(c)
                && lead::read(c).iter().any(is_post_or_full_name)
                && !status::is_only_status(c)
        };
        let holds = Holds {
            dates: !speaks_of_another_time(heading) && most(&is_date),
            leads: most(&is_lead),
            actions: most(&|c| begins_with_a_verb(c) && c.split_whitespace().count() >= 4),
        };
        out.insert(heading, holds);
    }
    out
}

/// A single word such as "High" could be a name as well.
fn is_post_or_full_name(lead: &LeadReading) -> bool {
    match lead.kind {
        LeadKind::Post | LeadKind::Team => true,
        LeadKind::Person => lead.name.split_whitespace().count() > 1,
        LeadKind::Unit | LeadKind::Organisation => false,
    }
}

/// Words that are not those of a text, a lead or a date.
fn odd_words(activity: &DraftActivity) -> Vec<Doubt> {
    let mut out = Vec::new();
    let text = activity.text.trim();
    if may_be_several(activity) {
        out.push(Doubt::SeveralLines);
    }
    let words = text.split_whitespace().count();
    let bare = words < 3 && (activity.lead.is_none() || activity.target_date.is_none());
    let broken = activity.found_by == FoundBy::TableRow && text.starts_with(char::is_lowercase);
    let dated = words < 5 && has_year(text) && date::looks_like_a_date(text);
    let labelled = text.lines().any(|l| l.split_once(": ").is_some_and(|(label, _)| is_label(label)));
    let item = text.starts_with("- ") && text.lines().count() == 1;
    let heading = label_role(text, &Aliases::default()).is_some();
    if bare
        || broken
        || dated
        || labelled
        || heading
        || item
        || text.ends_with([',', ';', '&'])
        || is_numbered(text)
    {
        out.push(Doubt::OddText);
    }
    let labelled = |value: &str| value.split_once(':').is_some_and(|(label, _)| is_label(label));
    if activity.lead.as_deref().is_some_and(|lead| {
        labelled(lead)
            || lead.trim_end().ends_with(',')
            || has_year(lead)
            || lead.split_whitespace().count() > 20
    }) {
        out.push(Doubt::OddLead);
    }
    let leads = |line: &str| lead::looks_like_leads(line) && !date::looks_like_a_date(line);
    if activity
        .target_date
        .as_deref()
        .is_some_and(|when| labelled(when) || when.lines().count() > 1 && when.lines().any(leads))
    {
        out.push(Doubt::OddDate);
    }
    if activity.target.as_ref().is_some_and(|t| t.kind == TargetKind::None) {
        out.push(Doubt::UnreadDate);
    }
    out
}

/// True where the items of a text may each be an activity: they are numbered, say when themselves, or a lead or a date
/// stands beside each.
fn may_be_several(activity: &DraftActivity) -> bool {
    let items: Vec<&str> = activity
        .text
        .lines()
        .map(str::trim_start)
        .filter(|l| l.starts_with("- ") || is_numbered(l))
        .collect();
    let as_many = |value: &Option<String>| value.as_deref().is_some_and(|v| v.lines().count() == items.len());
    let all = |is: fn(&str) -> bool| items.iter().filter(|i| is(i)).count() * 2 > items.len();
    items.len() > 1
        && (all(is_numbered) || all(has_year) || as_many(&activity.lead) || as_many(&activity.target_date))
}

/// True for words that stand before a value to say what it is: "Action 1.1", "Why", "Led by".
fn is_label(words: &str) -> bool {
    words.split_whitespace().count() <= 4
        && (label_role(words, &Aliases::default()).is_some()
            || explains(words)
            || folded(words) == "example"
            || words.ends_with(|c: char| c.is_ascii_digit()))
}

/// True for "1.2 Publish …", "a) Publish …".
fn is_numbered(text: &str) -> bool {
    let Some((first, _)) = text.split_once(char::is_whitespace) else { return false };
    let number = first.contains('.') && first.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = first
        .strip_suffix([')', '.'])
        .is_some_and(|l| l.chars().count() == 1 && l.starts_with(char::is_alphanumeric));
    number || letter
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 && n.starts_with("20"))
}
