//! Columns whose headings do not say that they hold who leads or by when, but whose cells do.

use super::group::explains;
use super::role::fit_of;
use super::version::speaks_of_another_time;
use super::{Column, below};
use crate::aliases::{Aliases, heading_words};
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::quarters::is_time;
use crate::interpret::words::folded;
use crate::{date, lead, status};

/// A heading that fits an activity no worse than this may be the one that says what is done.
const RIVAL: i32 = 75;

/// Where no heading tells of leads, or none of dates, a column that holds little else is read as such, and doubted. So are
/// activities that nobody leads beside a column of names, and those chosen from two columns that may both say them.
pub(in crate::interpret) fn by_content(all: &mut [Column], table: &Table, after: usize, aliases: &Aliases) {
    if !all.iter().any(|c| c.role == Some(ColumnRole::Activity)) {
        return;
    }
    let is_date = |c: &Cell| date::looks_like_a_date(&c.text());
    let is_lead = |c: &Cell| lead::looks_like_leads(&c.text());
    let timed = all.iter().any(|c| c.tick || c.role.is_none() && is_time(c.name()));
    let has = |all: &[Column], role| all.iter().any(|c| c.role == Some(role) || c.also.contains(&role));
    if !has(all, ColumnRole::TargetDate) && !timed {
        take(all, table, after, aliases, ColumnRole::TargetDate, 7, &is_date);
    }
    if !has(all, ColumnRole::Lead) && !has(all, ColumnRole::LeadAuthority) {
        take(all, table, after, aliases, ColumnRole::Lead, 5, &is_lead);
    }
    // "Action | Team | Deadline": where nobody else is named, the team leads.
    let nobody = !has(all, ColumnRole::Lead) && !has(all, ColumnRole::LeadAuthority);
    if nobody && has(all, ColumnRole::TargetDate) {
        let team = all.iter_mut().find(|c| is_of_teams(c) && aliases.told(c.name()).is_none());
        team.into_iter().for_each(|column| column.role = Some(ColumnRole::Lead));
    }
    let unled = !has(all, ColumnRole::Lead) && !has(all, ColumnRole::LeadAuthority);
    let names = unled && all.iter().any(|c| holds_names(c, table, after, aliases));
    let rivals = all.iter().any(|c| is_rival(c, aliases));
    for column in all.iter_mut().filter(|c| c.role == Some(ColumnRole::Activity)) {
        column.guessed |= (names || rivals) && aliases.told(column.name()).is_none();
    }
}

/// True for a column of services that is headed "Team".
fn is_of_teams(column: &Column) -> bool {
    column.role == Some(ColumnRole::Service) && matches!(folded(column.name()).as_str(), "team" | "teams")
}

/// Gives the role to the first column of which so many tenths hold what it is for.
fn take(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
    role: ColumnRole,
    tenths: usize,
    holds: &dyn Fn(&Cell) -> bool,
) {
    let found = all.iter().position(|c| {
        let free = c.role.is_none()
            && !c.kept
            && !c.tick
            && c.stands_in.is_none()
            && aliases.told(c.name()).is_none();
        // "Strategies" beside an action say how.
        let how = role == ColumnRole::Lead && (says_how(c.name()) || says_how_far(c.name(), aliases));
        // "All" under "Protected characteristic" says for whom.
        let for_whom =
            role == ColumnRole::Lead && heading_words(c.name()).iter().any(|w| w.starts_with("charact"));
        if !free
            || how
            || for_whom
            || explains(c.name())
            || role == ColumnRole::TargetDate && speaks_of_another_time(c.name())
        {
            return false;
        }
        let cells: Vec<&Cell> = below(c, table, after).filter(|cell| !cell.is_empty()).collect();
        let fitting = cells.iter().filter(|cell| holds(cell)).count();
        fitting > 1 && fitting * 10 >= cells.len() * tenths
    });
    if let Some(column) = found.and_then(|i| all.get_mut(i)) {
        column.role = Some(role);
        column.guessed = true;
    }
}

/// True for a heading over what is done in the course of an action, which may be as short as a name.
pub(super) fn says_how(heading: &str) -> bool {
    const HOW: &[&str] = &["strategy", "step", "method", "approach", "task", "activity", "mean", "detail"];
    heading_words(heading).iter().any(|w| HOW.contains(&w.as_str()))
}

/// True for a heading that may be over an account of progress, where another column is read as that.
fn says_how_far(heading: &str, aliases: &Aliases) -> bool {
    let words = heading_words(heading);
    [ColumnRole::Achieved, ColumnRole::Status].iter().any(|role| fit_of(*role, &words, aliases) > 0)
}

/// True for a heading that may say what is done as well as the one that was chosen.
pub(super) fn is_rival(column: &Column, aliases: &Aliases) -> bool {
    column.role.is_none()
        && !column.kept
        // "Source (paper/action)" says what it holds before it explains it.
        && fit_of(ColumnRole::Activity, &heading_words(bare_name(column.name())), aliases) >= RIVAL
}

/// A heading without what explains it in brackets.
fn bare_name(heading: &str) -> &str {
    heading.split_once(" (").map_or(heading, |(name, _)| name)
}

/// True for a column of short names under a heading that says nothing, which may be of those who lead.
fn holds_names(column: &Column, table: &Table, after: usize, aliases: &Aliases) -> bool {
    let free = column.role.is_none() && !column.kept && !column.tick && aliases.told(column.name()).is_none();
    if !free || explains(column.name()) || is_time(column.name()) {
        return false;
    }
    let is_name = |text: &str| {
        text.split_whitespace().count() <= 6
            && text.trim().starts_with(char::is_uppercase)
            && !text.contains(|c: char| c.is_ascii_digit())
            && !text.trim_end().ends_with('.')
            && !status::is_only_status(text)
    };
    let cells: Vec<String> =
        below(column, table, after).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    cells.len() > 1 && cells.iter().all(|t| is_name(t))
}

/// A column headed "Priority" or "Impact" that grades the rows: high, medium, low, 1, 2, 3.
pub(in crate::interpret) fn holds_grades(column: &Column, table: &Table, after: usize) -> bool {
    let is_grade = |text: &str| {
        let name = folded(text);
        // "Level 1" and "Tier 2" say how high.
        let step = name.split_once(' ').is_some_and(|(word, number)| {
            matches!(word, "level" | "tier" | "grade" | "band" | "priority" | "rank") && number.len() == 1
        });
        step || text.trim().chars().count() <= 2
            || matches!(
                name.as_str(),
                "high"
                    | "medium"
                    | "low"
                    | "med"
                    | "highest"
                    | "lowest"
                    | "major"
                    | "minor"
                    | "null"
                    | "very high"
                    | "very low"
                    | "critical"
                    | "urgent"
                    | "important"
                    | "normal"
                    | "essential"
                    | "desirable"
                    | "must"
                    | "should"
                    | "could"
                    | "high priority"
                    | "medium priority"
                    | "low priority"
                    | "uchel"
                    | "canolig"
                    | "isel"
            )
    };
    let (mut grades, mut others) = (0, 0);
    for cell in below(column, table, after).filter(|c| !c.is_empty()) {
        *(if is_grade(&cell.text()) { &mut grades } else { &mut others }) += 1;
    }
    grades > others
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::aliases::Aliases;
    use crate::confidence::Doubt;

    fn first(headings: &str) -> crate::DraftActivity {
        let csv = format!(
            "{headings}\nPublish the pay gap by grade,Head of Finance,March 2027\n\
             Train every panel in fair hiring,HR Manager,June 2026\n"
        );
        let read = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {});
        read.unwrap().draft.themes.remove(0).activities.remove(0)
    }

    #[test]
    fn leads_and_dates_are_found_under_headings_nobody_knows() {
        for headings in ["Action,Zuvolo,By when", "Action,Lead,Kerato"] {
            let activity = first(headings);
            assert_eq!(activity.lead.as_deref(), Some("Head of Finance"), "{headings}");
            assert_eq!(activity.target_date.as_deref(), Some("March 2027"), "{headings}");
            assert_eq!(activity.doubts, [Doubt::GuessedColumns], "{headings}");
        }
        assert!(first("Action,Lead,By when").doubts.is_empty());
    }

    #[test]
    fn a_team_leads_where_nobody_else_is_named() {
        let read = |headings: &str, told: &str| {
            let csv = format!(
                "{headings}\nPublish the pay gap by grade,Repairs,2027-05-01,Ben Lee\nTrain every panel in fair hiring,Surveyors,2027-06-01,Asha Rao\n"
            );
            let options = Options { aliases: Aliases::parse(told).unwrap(), ..Options::default() };
            let draft = crate::read(csv.as_bytes(), "plan.csv", &options, &mut |_| {}).unwrap().draft;
            let first = draft.themes.into_iter().flat_map(|t| t.activities).next().unwrap();
            (first.lead, first.service)
        };
        assert_eq!(read("Action,Team,Deadline,Cost", ""), (Some("Repairs".into()), None));
        assert_eq!(read("Action,Team,Deadline,Lead", ""), (Some("Ben Lee".into()), Some("Repairs".into())));
        let told = read("Action,Team,Deadline,Cost", "service\tTeam\n");
        assert_eq!(told, (None, Some("Repairs".into())), "what a user says of a column stays");
    }

    #[test]
    fn words_that_are_no_leads_stay_under_their_heading() {
        let csv = "Action,Lead,By when,Zuvolo\nPublish the pay gap by grade,HR,March 2027,High\n\
                   Train every panel in fair hiring,HR,June 2026,June 2025\n";
        let draft = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap().draft;
        let first = &draft.themes[0].activities[0];
        assert_eq!(first.other["Zuvolo"], "High");
        assert!(first.doubts.is_empty());
    }
}
