//! What a draft shows of itself once all is read: signs that an activity was read wrongly, though nothing told so on the way.
//!
//! They are those by which the wrong activities of first readings could have been known (`tests/first-readings`).

use std::collections::{HashMap, HashSet};

use super::Doubt;
use super::odd::odd_words;
use crate::date;
use crate::draft::{ColumnRole, Draft, DraftActivity, FoundColumns, UnplacedReason};
use crate::interpret::columns::{explains, speaks_of_another_time};
use crate::interpret::quarters::is_time;
use crate::interpret::{begins_with_a_verb, folded, words_of};
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
            few_actions: all().count() > 1
                && with(|a| says_what_to_do(&a.text)).count() * 5 <= all().count()
                && with(|a| is_english(&a.text)).count() * 2 > all().count(),
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
    begins_with_a_verb(&words) || after_who(&words).is_some_and(begins_with_a_verb)
}

/// What "the records team will check each letter" says after the words for who does it, which are few.
fn after_who(words: &str) -> Option<&str> {
    const MODALS: &[&str] = &[" will ", " should ", " shall ", " must "];
    let (who, what) =
        MODALS.iter().filter_map(|modal| words.split_once(modal)).min_by_key(|(who, _)| who.len())?;
    (who.split(' ').count() <= 7).then_some(what)
}

/// True for words among which small English ones stand: of another language it is not known what an action begins with.
fn is_english(text: &str) -> bool {
    let small = ["the", "of", "and", "to", "for", "in", "with", "is", "are", "at", "by", "from"];
    words_of(text).any(|word| small.iter().any(|it| it.eq_ignore_ascii_case(word)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{DraftTheme, FoundColumn};

    fn activity(text: &str, lead: &str, when: &str) -> DraftActivity {
        let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        DraftActivity {
            text: text.into(),
            lead: some(lead),
            target_date: some(when),
            ..DraftActivity::default()
        }
    }

    fn plain() -> Vec<DraftActivity> {
        vec![
            activity("Publish the pay gap by grade", "Head of Finance", "March 2027"),
            activity("Train every panel in fair hiring", "HR Manager", "June 2026"),
            activity("Ask leavers why they go", "HR Manager", "Ongoing"),
        ]
    }

    /// The doubts of the last of these activities, once the draft is judged.
    fn doubts(activities: Vec<DraftActivity>, columns: Vec<FoundColumns>) -> Vec<Doubt> {
        let themes = vec![DraftTheme { activities, ..DraftTheme::default() }];
        let mut draft = Draft { themes, columns, ..Draft::default() };
        draft.judge();
        draft.themes.remove(0).activities.pop().map(|a| a.doubts).unwrap_or_default()
    }

    fn with(last: DraftActivity) -> Vec<DraftActivity> {
        let mut all = plain();
        all.push(last);
        all
    }

    #[test]
    fn plain_activities_raise_no_doubt() {
        assert_eq!(doubts(plain(), Vec::new()), []);
    }

    #[test]
    fn an_empty_cell_is_less_in_doubt_than_a_value_that_has_no_column() {
        let headings =
            [("Action", ColumnRole::Activity), ("Lead", ColumnRole::Lead), ("By", ColumnRole::TargetDate)];
        let headings =
            headings.map(|(heading, role)| FoundColumn { heading: heading.into(), read_as: Some(role) });
        let table = FoundColumns { headings: headings.into(), ..FoundColumns::default() };
        let undated = || with(activity("Meet each network in its own time", "HR Manager", ""));
        assert_eq!(doubts(undated(), vec![table]), [Doubt::NoDate]);
        assert_eq!(doubts(undated(), Vec::new()), [Doubt::DateMissed]);
        let unled = plain().into_iter().map(|a| DraftActivity { lead: None, ..a }).collect();
        assert_eq!(doubts(unled, Vec::new()), [Doubt::LeadsNowhere]);
    }

    #[test]
    fn what_stands_in_a_column_read_as_nothing_raises_doubt() {
        let beside = |lead: &str, heading: &str, cell: &str| {
            let mut it = activity("Open the hall for free", lead, "May 2027");
            it.other.insert(heading.into(), cell.into());
            doubts(with(it), Vec::new())
        };
        assert_eq!(beside("", "Zuvolo", "Head of Estates"), [Doubt::LeadMissed, Doubt::RivalColumn]);
        assert_eq!(beside("Clerk", "Zuvolo", "Head of Estates"), [Doubt::TwoCandidates]);
        assert_eq!(beside("Clerk", "Zuvolo", "Visit each hall and ask why"), [Doubt::RivalColumn]);
        for (heading, cell) in
            [("Start date", "May 2026"), ("Budget", "Head of Estates"), ("Priority", "High")]
        {
            assert_eq!(beside("Clerk", heading, cell), [], "{heading}");
        }
    }

    #[test]
    fn words_that_are_not_those_of_their_column_raise_doubt() {
        for (text, lead, when, doubt) in [
            ("Why: They leave early", "Clerk", "May 2027", Doubt::OddText),
            ("1.2 Publish what we find", "Clerk", "May 2027", Doubt::OddText),
            ("Target date", "Clerk", "May 2027", Doubt::OddText),
            ("wards with the highest need", "Clerk", "May 2027", Doubt::OddText),
            ("Publish what we find,", "Clerk", "May 2027", Doubt::OddText),
            ("Publish what we find", "Lead: Clerk", "May 2027", Doubt::OddLead),
            ("Publish what we find", "Clerk, March 2027", "May 2027", Doubt::OddLead),
            ("Publish what we find", "Clerk", "Head of Estates\nMay 2027", Doubt::OddDate),
            ("a) Publish it\nb) Print it", "Clerk", "May 2027", Doubt::SeveralLines),
            ("Publish what we find", "Clerk", "46295", Doubt::OddDate),
            ("Publish what we find", "Clerk", "Purple", Doubt::UnreadDate),
        ] {
            let mut it = activity(text, lead, when);
            it.target = Some(date::read(when, &date::DateOptions::default()));
            let found = doubts(with(it), Vec::new());
            assert!(found.contains(&doubt), "{text} | {lead} | {when}: {found:?}");
        }
        let items = "Hold four meetings:\n- in the east\n- in the west";
        assert_eq!(doubts(with(activity(items, "Clerk", "May 2027")), Vec::new()), []);
    }

    #[test]
    fn what_goes_wrong_in_a_quarter_of_a_document_is_doubted_in_all_of_it() {
        let mut all = vec![
            activity("Why: They leave", "Clerk", "May 2027"),
            activity("Why: They go", "Clerk", "May 2027"),
        ];
        all.extend(plain());
        assert_eq!(doubts(all, Vec::new()), [Doubt::OddNeighbours]);
        let names = ["Ethnicity of staff", "Faith in the wards", "Language at the desk"];
        let nothing_to_do = names.map(|text| activity(text, "Clerk", "May 2027")).into();
        assert_eq!(doubts(nothing_to_do, Vec::new()), [Doubt::FewActions]);
        let by_whom = ["The records team will check each letter", "The school’s governors should publish it"];
        assert_eq!(doubts(by_whom.map(|text| activity(text, "Clerk", "May 2027")).into(), Vec::new()), []);
        let welsh = ["Cyhoeddi’r bwlch cyflog bob blwyddyn", "Hyfforddi pob llywodraethwr ysgol"];
        assert_eq!(doubts(welsh.map(|text| activity(text, "Clerk", "May 2027")).into(), Vec::new()), []);
    }
}
