//! What some actions answer, stated right over their table under words that say what it is: "Recommendation 3: …" in a line, in a
//! box of its own, or across the top of the table.

mod boxed;
mod label;
mod rows;

use std::collections::HashSet;

use super::columns;
use super::sections::{deepest_heading, heading_level};
use super::table::FIRST_ROWS;
use super::words::{folded, is_generic, is_name_like, label_of};
use super::{Awaiting, Interpreter, add_line, recommendation};
use crate::aliases::Aliases;
use crate::block::{Block, Manner, Paragraph, Stated, States, Table, lines_of};
use crate::confidence::FoundBy;
use crate::draft::{ColumnRole, DraftRecommendation, UnplacedReason};
use label::Kind;
pub(super) use rows::{mark_rows, of_row, states_more};

/// Lines that may stand between a statement and its table: its background, "Actions".
const MOST_BETWEEN: usize = 4;

/// A statement, and what else its box or row says.
pub(super) struct Said {
    kind: Kind,
    own: String,
    number: Option<String>,
    statement: Paragraph,
    beside: Vec<Paragraph>,
}

/// The recommendations that the activities to come answer.
#[derive(Default)]
pub(super) struct Answering {
    names: Vec<String>,
    /// The table that they were named over, or in, has been read.
    passed: bool,
}

impl Answering {
    pub(super) fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    pub(super) fn come_to(&mut self, names: Vec<String>) {
        *self = Self { names, passed: false };
    }

    pub(super) fn clear(&mut self) {
        self.names.clear();
    }

    /// What was named over one table, or in its rows, is not answered in the next, unless that goes on with it.
    pub(super) fn come_to_table(&mut self, goes_on: bool, has_its_own: bool) {
        if !goes_on && (self.passed || has_its_own) {
            self.clear();
        }
    }

    pub(super) fn leave_table(&mut self) {
        self.passed = true;
    }
}

impl Said {
    pub(super) fn is_numbered(&self) -> bool {
        self.number.is_some()
    }

    pub(super) fn has_number(&self, number: Option<&str>) -> bool {
        self.number.as_deref() == number
    }
}

/// Where a statement stands over a table.
struct Over {
    /// The block that holds it: a line, a box, or the table itself.
    at: usize,
    said: Said,
    /// A heading of its own stands right above.
    headed: bool,
    /// A name in plain letters does.
    named: bool,
    /// It is "Objective: …" in a line, without a number.
    is_bare_aim: bool,
}

/// Marks the statements over the tables of a plan, where most of its tables have one of their own. Those on the sheets of a
/// workbook stand in its tables.
pub(super) fn mark(blocks: Vec<Block>, is_grid: bool, aliases: &Aliases) -> Vec<Block> {
    if is_grid {
        return blocks;
    }
    let mut tables = 0;
    let mut found: Vec<Over> = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        let Some(top) = top_of(table, aliases) else { continue };
        tables += 1;
        found.extend(over(&blocks, i, table, top, aliases));
    }
    let texts: HashSet<String> = found.iter().map(|o| folded(&o.said.statement.text)).collect();
    // One that goes on over the next table is stated there again, with the same number.
    let counted: HashSet<_> =
        found.iter().map(|o| (folded(&o.said.statement.text), &o.said.number)).collect();
    let differ = texts.len() > 1 && texts.len() == counted.len();
    // Beside numbers, a part of the plan may have none.
    let numbered = found.iter().all(|o| o.said.is_numbered());
    let most = if numbered { found.len() * 2 >= tables } else { found.len() * 5 >= tables * 4 };
    let headed = found.iter().filter(|o| o.headed).count();
    // "Objective: …" without a number under a name is what the theme of that name is to reach.
    let each_headed = headed == found.len();
    let aims = found.iter().any(|o| o.is_bare_aim && (o.named || each_headed));
    if found.len() < 2 || !most || !differ || aims {
        return blocks;
    }
    // A heading over the first alone may be the title of the document.
    let in_sections = headed > 1 && found.first().is_some_and(|o| o.headed);
    let level = deepest_heading(&blocks).map_or(10, |deepest| deepest.saturating_add(1).max(10));
    let mut found = found.into_iter().peekable();
    let mut out = Vec::with_capacity(blocks.len() + found.len());
    for (i, block) in blocks.into_iter().enumerate() {
        let Some(over) = found.next_if(|o| o.at == i) else {
            out.push(block);
            continue;
        };
        let Said { kind, own, number, statement, beside } = over.said;
        let states = match kind {
            Kind::Recommendation if in_sections => States::Recommendation,
            Kind::Outcome if each_headed => States::Outcome,
            _ => States::Theme(level),
        };
        let manner = Manner::Stated(Box::new(Stated { own, number, states }));
        out.push(Block::Paragraph(Paragraph { manner, ..statement }));
        out.extend(beside.into_iter().map(|p| {
            let text = lines_of(std::slice::from_ref(&p));
            Block::Paragraph(Paragraph { manner: Manner::Stated(Box::default()), text, ..p })
        }));
        if let Block::Table(mut table) = block
            && let Some(top) = top_of(&table, aliases)
        {
            table.rows.drain(..top);
            out.push(Block::Table(table));
        }
    }
    out
}

impl Interpreter {
    /// Takes in what a row of a table states: a recommendation of the theme above the table, or else a theme.
    pub(super) fn take_said(&mut self, said: Said, theme_above: bool) {
        let Said { kind, own, number, statement, beside } = said;
        let states = match kind {
            Kind::Recommendation if theme_above => States::Recommendation,
            _ => States::Theme(0),
        };
        let stated = Stated { own, number, states };
        match states {
            States::Recommendation => self.recommend_stated(&statement, &stated),
            _ => self.open_stated(&statement, &stated),
        }
        for p in beside {
            let text = lines_of(std::slice::from_ref(&p));
            self.take_stated(&Paragraph { text, ..p }, &Stated::default());
        }
    }

    /// Opens the theme that such a statement is.
    pub(super) fn open_stated(&mut self, p: &Paragraph, stated: &Stated) {
        self.unplaced(&stated.own, UnplacedReason::Label, &p.at);
        // A name ends without a full stop; with one it would pass for running text when the plan is written out and read again.
        let name = p.text.trim().trim_end_matches('.').to_owned();
        self.open_theme_as(stated.number.clone(), Some(name), &p.at);
    }

    /// Gives such a statement, or what else its box says, to the theme at hand.
    pub(super) fn take_stated(&mut self, p: &Paragraph, stated: &Stated) {
        let text = p.text.trim();
        match stated.states {
            States::Theme(_) => {}
            States::Recommendation => self.recommend_stated(p, stated),
            States::Outcome => {
                self.explain(
                    &p.at,
                    text,
                    "Read as the desired outcome of the theme: it is stated over the table of its actions.",
                );
                self.unplaced(&stated.own, UnplacedReason::Label, &p.at);
                let line = [stated.number.as_deref(), Some(text)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ");
                add_line(&mut self.current_theme().outcome, &line);
            }
            States::Beside if self.awaiting == Awaiting::Outcome => {
                let goes_on = text.starts_with("- ") || self.current_theme().outcome.is_none();
                if goes_on {
                    add_line(&mut self.current_theme().outcome, text);
                } else {
                    self.awaiting = Awaiting::Nothing;
                    self.take_stated(p, stated);
                }
            }
            States::Beside => match label_of(text, true) {
                Some((label, own, rest)) => self.label(label, own.trim_end_matches(':'), rest, &p.at),
                None => self.unplaced(text, UnplacedReason::Note, &p.at),
            },
        }
    }

    fn recommend_stated(&mut self, p: &Paragraph, stated: &Stated) {
        self.explain(
            &p.at,
            &p.text,
            "Read as a recommendation: the table right below holds what answers it.",
        );
        self.unplaced(&stated.own, UnplacedReason::Label, &p.at);
        let (text, lead_authority, label_words) =
            recommendation::take_authority(p.text.trim(), self.brackets_hold_authority);
        let recommendation = DraftRecommendation {
            ref_: stated.number.clone(),
            text,
            lead_authority,
            found_by: FoundBy::ListItem,
            source: p.at.clone(),
            ..DraftRecommendation::default()
        };
        self.answering.come_to(vec![recommendation.known_by()]);
        self.current_theme().recommendations.push(recommendation);
        self.said_again.extend(label_words);
    }
}

/// How many rows of a table of actions stand above its headings; nothing for any other table.
fn top_of(table: &Table, aliases: &Aliases) -> Option<usize> {
    columns::find(table, FIRST_ROWS, aliases)
        .filter(|c| c.has(ColumnRole::Activity) && !c.are_only_measured())
        .map(|c| c.first.min(table.rows.len()))
}

/// What is stated right over the table in this block, or in the rows above its headings.
fn over(blocks: &[Block], at: usize, table: &Table, top: usize, aliases: &Aliases) -> Option<Over> {
    let found = |at: usize, said: Said, in_line: bool| {
        let above = at.checked_sub(1).and_then(|at| blocks.get(at));
        let named = matches!(above, Some(Block::Paragraph(p)) if is_name_like(&p.text));
        let is_bare_aim = in_line && said.kind == Kind::Outcome && said.number.is_none();
        Over { at, said, headed: is_headed(blocks, at), named, is_bare_aim }
    };
    if let Some(said) = table.rows.get(..top).and_then(boxed::said) {
        return Some(found(at, said, false));
    }
    let above = at.saturating_sub(MOST_BETWEEN)..at;
    for before in above.rev() {
        match blocks.get(before)? {
            Block::Table(other) => {
                let said = boxed::said(&other.rows).filter(|_| top_of(other, aliases).is_none())?;
                return Some(found(before, said, false));
            }
            Block::Paragraph(p) => {
                if let Some(said) = in_line(p) {
                    return Some(found(before, said, true));
                }
                if heading_level(p).is_some() && !is_generic(&p.text) {
                    return None;
                }
            }
        }
    }
    None
}

/// "Recommendation 3: Publish pay gaps" in a line of its own.
fn in_line(p: &Paragraph) -> Option<Said> {
    let label = label::split(&p.text).filter(|l| !l.rest.is_empty())?;
    let plain = matches!(p.manner, Manner::Plain | Manner::Heading(_));
    plain.then(|| Said {
        kind: label.kind,
        own: label.own.to_owned(),
        number: label.number.map(str::to_owned),
        statement: boxed::plain(p, label.rest),
        beside: Vec::new(),
    })
}

/// True where a heading of its own stands over what is stated in this block, with no more than an introduction between.
fn is_headed(blocks: &[Block], at: usize) -> bool {
    let above = blocks.get(at.saturating_sub(MOST_BETWEEN)..at).unwrap_or_default();
    above
        .iter()
        .rev()
        .map_while(|b| if let Block::Paragraph(p) = b { Some(p) } else { None })
        .any(|p| p.manner != Manner::Title && heading_level(p).is_some())
}

#[cfg(test)]
mod tests {
    use crate::draft::DraftTheme;

    fn themes(html: &str) -> Vec<DraftTheme> {
        crate::read(html.as_bytes(), "plan.html", &crate::Options::default(), &mut |_| {})
            .unwrap()
            .draft
            .themes
    }

    const HEADINGS: &str = "<tr><th>Action</th><th>Lead</th><th>Due</th></tr>";

    fn table(rows: &str) -> String {
        format!("<table>{HEADINGS}{rows}</table>")
    }

    #[test]
    fn what_a_recommendation_stands_over_answers_it() {
        let one = table("<tr><td>Publish pay gaps</td><td>HR</td><td>May 2027</td></tr>");
        let two = table("<tr><td>Train all panels</td><td>HR</td><td>June 2027</td></tr>");
        let three = table("<tr><td>Hire interpreters</td><td>Front desk</td><td>July 2027</td></tr>");
        let found = themes(&format!(
            "<h1>Plan</h1><h2>Pay</h2><p>Recommendation 1: Be open on pay.</p>{one}<p>Recommendation 2: Be fair.</p>{two}\
             <h2>Languages</h2><p>Recommendation 3: Be understood.</p>{three}"
        ));
        let answers: Vec<_> = found.iter().flat_map(|t| &t.activities).map(|a| a.answers.concat()).collect();
        assert_eq!(found.iter().map(|t| t.recommendations.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(answers, ["1", "2", "3"]);
    }

    #[test]
    fn what_stands_beside_a_recommendation_answers_it() {
        let found = themes(
            "<table><tr><th>Recommendation</th><th>Action</th><th>Lead</th></tr>\
             <tr><td rowspan=2>The Council should be open on pay</td><td>Publish pay gaps</td><td>HR</td></tr>\
             <tr><td>Explain the gaps to staff</td><td>HR</td></tr>\
             <tr><td>Panels should be mixed</td><td>Train all panels</td><td>HR</td></tr></table>",
        );
        let answers: Vec<_> = found[0].activities.iter().map(|a| a.answers.concat()).collect();
        let pay = "The Council should be open on pay";
        assert_eq!(answers, [pay, pay, "Panels should be mixed"]);
    }

    #[test]
    fn what_stands_in_another_table_answers_nothing() {
        let own = "<table><tr><th>Recommendation</th><th>Action</th><th>Lead</th></tr>\
                   <tr><td>Be open on pay</td><td>Publish pay gaps</td><td>HR</td></tr></table>";
        let other = table("<tr><td>Train all panels</td><td>HR</td><td>May 2027</td></tr>");
        let found = themes(&format!("<h1>Plan</h1>{own}{other}"));
        let answers: Vec<_> = found.iter().flat_map(|t| &t.activities).map(|a| a.answers.concat()).collect();
        assert_eq!(answers, ["Be open on pay", ""]);
    }

    #[test]
    fn a_recommendation_that_somebody_leads_is_what_is_done() {
        let rows = "<tr><td>Recommendation 1: Publish the pay gaps of all grades</td><td>HR</td><td>May 2027</td></tr>\
                    <tr><td>Recommendation 2: Train the chairs of all panels</td><td></td><td></td></tr>\
                    <tr><td>Recommendation 3: Hire two interpreters by the hour</td><td>Front desk</td><td>July 2027</td></tr>";
        let found = themes(&format!("<h1>Plan</h1>{}", table(rows)));
        assert_eq!(found.iter().map(|t| t.activities.len()).sum::<usize>(), 3);
    }

    #[test]
    fn an_objective_under_the_name_of_a_theme_names_none_itself() {
        let rows = "<tr><td>Publish pay gaps</td><td>HR</td><td>May 2027</td></tr>";
        let block = |name: &str, aim: &str| format!("<h2>{name}</h2><p>Objective: {aim}</p>{}", table(rows));
        let page = [
            block("Pay", "Nobody is paid less for who they are"),
            block("Homes", "Homes go to those in need"),
        ];
        let found = themes(&format!("<h1>Plan</h1>{}", page.concat()));
        assert_eq!(found.iter().filter_map(|t| t.name.as_deref()).collect::<Vec<_>>(), ["Pay", "Homes"]);
        assert_eq!(found[1].outcome.as_deref(), Some("Homes go to those in need"));
    }
}
