//! How sure it is that a theme is one: what a draft shows of headings, columns and rows that were taken for themes.
//!
//! Of 1,368 activities of first readings whose text was right (`tests/first-readings`, and documents that are not kept
//! here), 965 of 1,023 stood under the right theme where none of these signs showed, and 109 of 345 where one did.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Confidence, Doubt};
use crate::date;
use crate::draft::{ColumnRole, Draft, DraftActivity, DraftTheme, UnplacedReason};
use crate::interpret::columns::explains;
use crate::interpret::departments::is_department;
use crate::interpret::quarters::is_time;
use crate::interpret::words::{is_generic, split_ref};
use crate::interpret::{begins_with_a_verb, folded, word_list};

/// What made the reader less sure that a theme is one, and the theme of what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ThemeDoubt {
    /// It has no name, though other themes of the document have one.
    NoName,
    /// No theme of the document has a name, though its activities stand in several tables.
    SeveralTables,
    /// No theme of the document has a name, and words of it found no place.
    WordsLeftOver,
    /// A column that is kept under its own heading may name the themes.
    RivalColumn,
    /// A label stands before its name: "Lead: …", "Update: …".
    Labelled,
    /// Its name says when rather than what: "Year 1".
    SaysWhen,
    /// Its name is that of the plan itself, or could stand over any plan.
    NamesThePlan,
    /// Hardly any theme of the document holds more than one activity.
    OneEach,
    /// It is the only theme, though names that are none of services tell its activities apart.
    OnlyOne,
    /// It is called as a service is, and stands where others have a service, or most themes of the document are called so.
    LikeServices,
    /// Its name does not begin or end as a name does.
    Fragment,
}

impl ThemeDoubt {
    /// What is left of a confidence of 100 once this is doubted.
    fn leaves(self) -> u8 {
        match self {
            Self::LikeServices => 75,
            Self::OnlyOne | Self::Fragment => 60,
            Self::RivalColumn
            | Self::NamesThePlan
            | Self::OneEach
            | Self::SeveralTables
            | Self::WordsLeftOver => 45,
            Self::NoName | Self::Labelled | Self::SaysWhen => 30,
        }
    }
}

/// What is left of the confidence in what stands in a theme, once the theme is doubted so.
pub(super) fn leaves(doubts: &[ThemeDoubt]) -> Confidence {
    doubts.iter().fold(Confidence::CERTAIN, |sure, doubt| sure.lowered_to(doubt.leaves()))
}

/// How often a theme that nothing speaks against is the right one, in hundredths: 94 of a hundred in first readings of odd
/// layouts, and all in documents that the reader was mended for.
const UNDOUBTED: u8 = 97;

/// How sure it is that a theme doubted so is one.
pub(super) fn confidence(doubts: &[ThemeDoubt]) -> Confidence {
    leaves(doubts).lowered_to(UNDOUBTED)
}

/// What is known of all themes of a draft before each is judged.
pub(super) struct ThemeSigns {
    named: bool,
    tables: usize,
    left_over: bool,
    only: bool,
    rival: bool,
    one_each: bool,
    like_services: bool,
    serves: bool,
    odd_services: bool,
    sheets_of_services: bool,
    title: String,
}

/// How many activities a document has at least, for what they have in common to mean something.
const ENOUGH: usize = 4;

/// How many cells of a column tell whether it names themes.
const TELLING: usize = 200;

impl ThemeSigns {
    pub(super) fn of(draft: &Draft) -> Self {
        let themes: Vec<&DraftTheme> = draft.themes.iter().filter(|t| !t.activities.is_empty()).collect();
        let all: Vec<&DraftActivity> = themes.iter().flat_map(|t| &t.activities).collect();
        let names: Vec<&str> = themes.iter().filter_map(|t| t.name.as_deref()).collect();
        let has_services = (draft.columns.iter().chain(&draft.unheaded).flat_map(|c| &c.headings))
            .any(|h| h.read_as == Some(ColumnRole::Service));
        let departments = names.iter().filter(|n| is_department(n)).count();
        Self {
            named: !names.is_empty(),
            tables: all.iter().map(|a| (&a.source.sheet, a.source.table)).collect::<HashSet<_>>().len(),
            left_over: draft.unplaced.iter().any(|u| u.reason == UnplacedReason::Unknown),
            only: themes.len() == 1 && all.len() >= ENOUGH,
            rival: names_themes(&all),
            one_each: themes.len() > 2 && all.len() * 5 <= themes.len() * 6,
            like_services: names.len() > 1
                && departments * 2 > names.len()
                && all.iter().all(|a| a.service.is_none()),
            serves: all.iter().any(|a| a.service.is_some()),
            odd_services: !has_services && services_are_odd(&all),
            sheets_of_services: sheets_are_services(&themes),
            title: folded(draft.title.as_deref().unwrap_or_default()),
        }
    }

    /// What speaks against the service of an activity.
    pub(super) fn against_service(&self, activity: &DraftActivity) -> Option<Doubt> {
        match activity.service {
            Some(_) => self.odd_services.then_some(Doubt::OddService),
            None => self.sheets_of_services.then_some(Doubt::ServiceMissed),
        }
    }

    /// What speaks against a theme.
    pub(super) fn against(&self, theme: &DraftTheme) -> Vec<ThemeDoubt> {
        let mut out = Vec::new();
        let mut doubt = |doubt: ThemeDoubt, is: bool| out.extend(is.then_some(doubt));
        let Some(name) = theme.name.as_deref() else {
            doubt(ThemeDoubt::NoName, self.named);
            doubt(ThemeDoubt::SeveralTables, !self.named && self.tables > 1);
            doubt(ThemeDoubt::WordsLeftOver, !self.named && self.left_over);
            doubt(ThemeDoubt::RivalColumn, self.rival);
            return out;
        };
        let words = word_list(name);
        // "Step 2: Publish a recovery plan" and "The clerk should publish a plan." say what becomes of a plan.
        let what = name.split_once(": ").map_or(name, |(_, what)| what);
        let to_do = what.len() < name.len() && begins_with_a_verb(what)
            || words.iter().any(|w| matches!(w.as_str(), "will" | "should" | "must"));
        let of_plan = words.iter().any(|w| matches!(w.as_str(), "plan" | "tracker" | "timeline")) && !to_do;
        let weak = self.only || self.one_each || begins_with_a_verb(&folded(name));
        doubt(ThemeDoubt::RivalColumn, self.rival && weak);
        doubt(ThemeDoubt::Labelled, split_ref(name).2.is_some() || is_labelled(name));
        doubt(ThemeDoubt::SaysWhen, is_time(name) || date::looks_like_a_date(name));
        doubt(ThemeDoubt::NamesThePlan, of_plan || is_generic(name) || self.title == words.join(" "));
        doubt(ThemeDoubt::OneEach, self.one_each);
        doubt(ThemeDoubt::OnlyOne, self.only && self.odd_services);
        let unserved = self.serves
            && !theme.activities.is_empty()
            && theme.activities.iter().all(|a| a.service.is_none());
        doubt(ThemeDoubt::LikeServices, (self.like_services || unserved) && is_department(name));
        let broken = name.starts_with(char::is_lowercase) || name.ends_with([',', ';', '&']);
        doubt(ThemeDoubt::Fragment, broken || name.contains("? "));
        out
    }
}

/// True for "Lead Member: Cllr Osei", "Table 1: Careers", "Careers Sponsor: Asha Rao" and "1 Careers".
fn is_labelled(name: &str) -> bool {
    const OF_VALUES: &[&str] =
        &["lead", "leads", "owner", "sponsor", "officer", "update", "progress", "status", "note", "date"];
    const OF_PLACES: &[&str] = &["table", "figure", "appendix", "annex", "sheet"];
    let label = name.split_once(": ").is_some_and(|(label, _)| {
        let words = word_list(label);
        let is = |word: Option<&String>, of: &[&str]| word.is_some_and(|w| of.contains(&w.as_str()));
        is(words.first(), OF_VALUES) || is(words.last(), OF_VALUES) || is(words.first(), OF_PLACES)
    });
    let number = name.split_once(' ').is_some_and(|(number, rest)| {
        number.len() <= 2
            && number.bytes().all(|b| b.is_ascii_digit())
            && rest.starts_with(|c: char| c.is_uppercase())
    });
    label || number
}

/// True where half of the services and more are called as no service is.
fn services_are_odd(activities: &[&DraftActivity]) -> bool {
    let named: HashSet<&str> = activities.iter().filter_map(|a| a.service.as_deref()).collect();
    let odd = named.iter().filter(|s| !is_department(s)).count();
    odd > 0 && odd * 2 >= named.len()
}

/// True where most sheets are called as services are, no service is named, and the themes stand on them.
fn sheets_are_services(themes: &[&DraftTheme]) -> bool {
    let all = || themes.iter().flat_map(|t| t.activities.iter().map(move |a| (t.name.as_deref(), a)));
    let sheets: HashSet<&str> = all().filter_map(|(_, a)| a.source.sheet.as_deref()).collect();
    let services = sheets.iter().filter(|s| is_department(s)).count();
    sheets.len() > 1
        && services * 2 > sheets.len()
        && all()
            .all(|(theme, a)| a.service.is_none() && theme.is_some() && theme != a.source.sheet.as_deref())
}

/// True where a column under a heading of its own says the same of several activities each, in words of a name.
fn names_themes(activities: &[&DraftActivity]) -> bool {
    let mut columns: HashMap<&str, Vec<String>> = HashMap::new();
    for activity in activities {
        for (heading, words) in &activity.other {
            let cells = columns.entry(heading).or_default();
            if cells.len() < TELLING
                && let Some(words) = words.as_str()
            {
                cells.push(folded(words));
            }
        }
    }
    activities.len() >= ENOUGH
        && columns.iter().filter(|(heading, _)| !explains(heading)).any(|(_, cells)| {
            let kinds = cells.iter().collect::<HashSet<_>>().len();
            let words: usize = cells.iter().map(|c| c.split(' ').count()).sum();
            let dated = cells.iter().any(|c| date::looks_like_a_date(c));
            cells.len() * 2 >= activities.len().min(TELLING)
                && kinds > 1
                && kinds * 5 <= cells.len() * 3
                && words >= cells.len() * 2
                && !dated
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn activity(service: &str, other: &[(&str, &str)]) -> DraftActivity {
        let other = other.iter().map(|(heading, words)| ((*heading).to_owned(), (*words).into())).collect();
        let service = (!service.is_empty()).then(|| service.to_owned());
        DraftActivity { text: "Publish it".into(), service, other, ..DraftActivity::default() }
    }

    fn theme(name: &str, activities: usize) -> DraftTheme {
        DraftTheme {
            name: (!name.is_empty()).then(|| name.to_owned()),
            activities: (0..activities).map(|_| activity("", &[])).collect(),
            ..DraftTheme::default()
        }
    }

    /// What speaks against the last of these themes.
    fn against(themes: Vec<DraftTheme>) -> Vec<ThemeDoubt> {
        let mut draft = Draft { title: Some("Fair for all".into()), themes, ..Draft::default() };
        draft.judge();
        draft.themes.pop().map(|t| t.doubts).unwrap_or_default()
    }

    #[test]
    fn nothing_speaks_against_names_over_several_activities_or_a_table_without_themes() {
        assert_eq!(against(vec![theme("Fair careers", 2), theme("Fair hearings", 3)]), []);
        assert_eq!(against(vec![theme("", 5)]), []);
    }

    #[test]
    fn a_name_that_is_none_of_a_theme_is_doubted() {
        for (name, doubt) in [
            ("Update: Published in May", ThemeDoubt::Labelled),
            ("2 Culture and belonging", ThemeDoubt::Labelled),
            ("Table 2: Culture", ThemeDoubt::Labelled),
            ("Culture Executive sponsor: Asha Rao", ThemeDoubt::Labelled),
            ("Why this matters? Few stay.", ThemeDoubt::Fragment),
            ("Year 1", ThemeDoubt::SaysWhen),
            ("Race equality action plan", ThemeDoubt::NamesThePlan),
            ("Fair for all", ThemeDoubt::NamesThePlan),
            ("each inspection", ThemeDoubt::Fragment),
        ] {
            let found = against(vec![theme("Fair careers", 3), theme(name, 3)]);
            assert!(found.contains(&doubt), "{name}: {found:?}");
        }
    }

    #[test]
    fn a_name_behind_a_label_may_say_what_becomes_of_a_plan() {
        let found = |name: &str| against(vec![theme("Fair careers", 3), theme(name, 3)]);
        assert_eq!(found("Required step 2: publish a plan that is costed"), []);
        assert_eq!(found("The clerk should publish a plan of the walks."), []);
        assert_eq!(found("Part 2: action plan"), [ThemeDoubt::NamesThePlan]);
    }

    #[test]
    fn themes_that_look_like_something_else_together_are_doubted() {
        assert_eq!(against(vec![theme("Fair careers", 2), theme("", 1)]), [ThemeDoubt::NoName]);
        let ones =
            ["All inquiries heard", "A quarter of them", "Half of applicants"].map(|name| theme(name, 1));
        assert_eq!(against(ones.into()), [ThemeDoubt::OneEach]);
        let services = vec![theme("Human Resources", 3), theme("Adult Social Care", 3)];
        assert_eq!(against(services), [ThemeDoubt::LikeServices]);
    }

    #[test]
    fn a_column_that_names_the_same_few_things_may_hold_the_themes() {
        let beside = |heading: &str| {
            let cells = ["Fair careers", "Fair careers", "Fair hearings", "Fair hearings"];
            let activities = cells.map(|words| activity("", &[(heading, words)])).into();
            against(vec![DraftTheme { activities, ..DraftTheme::default() }])
        };
        assert_eq!(beside("Corporate pledge"), [ThemeDoubt::RivalColumn]);
        assert_eq!(beside("Resources"), []);
    }

    #[test]
    fn a_service_that_is_called_as_none_is_doubted_and_so_is_what_stands_in_the_one_theme() {
        let of = |services: [&str; 4]| {
            let activities = services.map(|service| activity(service, &[])).into();
            let theme =
                DraftTheme { name: Some("Revised scheme".into()), activities, ..DraftTheme::default() };
            let mut draft = Draft { themes: vec![theme], ..Draft::default() };
            draft.judge();
            let theme = draft.themes.remove(0);
            let odd = theme.activities.iter().filter(|a| a.doubts.contains(&Doubt::OddService)).count();
            (odd, theme.doubts)
        };
        let strands = of(["Fair careers", "Fair careers", "Fair hearings", "Fair hearings"]);
        assert_eq!(strands, (4, vec![ThemeDoubt::OnlyOne]));
        assert_eq!(of(["Housing", "Housing", "Legal", "Adult Social Care"]), (0, Vec::new()));
    }

    #[test]
    fn what_stands_in_a_doubted_theme_is_less_sure_though_its_own_words_are_as_sure() {
        let mut draft = Draft { themes: vec![theme("Fair careers", 2), theme("", 1)], ..Draft::default() };
        draft.judge();
        let sure = |at: usize| draft.themes.get(at).and_then(|t| t.activities.first()).map(|a| a.confidence);
        let own = |at: usize| {
            draft.themes.get(at).and_then(|t| t.activities.first()).map(DraftActivity::own_confidence)
        };
        assert!(sure(1) < sure(0));
        assert_eq!(own(1), own(0));
    }
}
