//! Cards of a task board or a tracker: what is to be done, and below it a label and a value for who, when and the rest.
//!
//! A value stands behind its label ("Due: 30 June 2027") or on the line below it, as where the properties of a page of
//! notes are copied. The same labels come again and again, and over its cards may stand the name of a list.

mod card;

use std::collections::HashMap;

use super::lines::Line;
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::status;
use card::{Card, Fact, Form, long_label};

/// Cards have no more labels than this together.
const MOST_LABELS: usize = 16;

/// More cards than this are on no board.
const MOST_CARDS: usize = 2_000;

/// So many cards show what they are.
const SAMPLE: usize = 8;

/// What stands on a board, in its order.
struct Board<'t> {
    /// Each with the name of its list, where it is in one.
    cards: Vec<(Option<(u32, &'t str)>, Card<'t>)>,
    /// All labels, as they are first met.
    labels: Vec<&'t str>,
    taken: usize,
}

/// The rows of the cards that begin here, each under headings of its own, and how many lines they take.
pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    let form = Form::of(lines, aliases)?;
    Board::at(lines, form, SAMPLE, aliases).filter(|sample| sample.is_of_a_plan(aliases))?;
    let board = Board::at(lines, form, MOST_CARDS, aliases)?;
    let columns = Columns::of(&board, aliases);
    let mut rows = Vec::new();
    let mut over = None;
    // Of several names each stands below the labels of its first card: above them the first would be that of the table.
    let several =
        board.cards.iter().any(|(list, _)| *list != board.cards.first().and_then(|(list, _)| *list));
    for (list, card) in &board.cards {
        let [labels, values] = columns.rows(*list, card);
        let name = list.filter(|_| !columns.states).filter(|list| over != Some(*list));
        let name = name.map(|(line, name)| {
            let wide = CellText { columns: board.labels.len() + 1, ..CellText::one(0, line, name) };
            RowText { line, cells: vec![wide], ..RowText::default() }
        });
        over = *list;
        let (above, below) = if several { (None, name) } else { (name, None) };
        rows.extend(above.into_iter().chain([labels]).chain(below).chain([values]));
    }
    Some((rows, board.taken))
}

impl<'t> Board<'t> {
    fn at(lines: &[Line<'t>], form: Form, most: usize, aliases: &Aliases) -> Option<Self> {
        let mut out = Self { cards: Vec::new(), labels: Vec::new(), taken: 0 };
        let (mut at, mut list) = (0, None);
        while let Some(rest) = lines.get(at..).filter(|_| out.cards.len() < most) {
            let Some(blank) = rest.iter().position(|l| !l.is_blank()) else { break };
            at += blank;
            let rest = rest.get(blank..)?;
            if let Some((card, used)) = Card::at(rest, form, aliases) {
                let new = card.facts.iter().map(|f| f.label).filter(|l| !out.labels.contains(l));
                let new: Vec<&str> = new.collect();
                if out.labels.len() + new.len() > MOST_LABELS {
                    break;
                }
                out.labels.extend(new);
                at += used;
                out.cards.push((list, card));
                out.taken = at;
                continue;
            }
            // A name stands over the cards that follow it.
            let below = rest.iter().skip(1).position(|l| !l.is_blank()).map_or(0, |n| n + 1);
            let heads = below > 0
                && rest.get(below..).is_some_and(|r| {
                    let said = below > 1 || rest.first().is_some_and(|l| status::is_only_status(l.text));
                    (said || card::says_what(r, form, aliases) || card::is_name_over(rest))
                        && Card::at(r, form, aliases).is_some()
                });
            if !heads {
                break;
            }
            list = rest.first().map(|l| (l.number, l.text.trim()));
            at += below;
        }
        out.take_long_labels();
        (out.cards.len() > 1).then_some(out)
    }

    /// "Where else this is written down: Yard plan" is a label too, though a long one, where it comes again with other cards.
    fn take_long_labels(&mut self) {
        let mut times: HashMap<&str, usize> = HashMap::new();
        for (label, _) in
            self.cards.iter().flat_map(|(_, card)| &card.more).filter_map(|(_, l)| long_label(l))
        {
            *times.entry(label).or_default() += 1;
        }
        for (_, card) in &mut self.cards {
            let more = std::mem::take(&mut card.more);
            for (line, text) in more {
                let known = long_label(text).filter(|(label, _)| {
                    times.get(label).is_some_and(|n| *n > 1)
                        && (self.labels.contains(label) || self.labels.len() < MOST_LABELS)
                });
                let Some((label, value)) = known else {
                    card.more.push((line, text));
                    continue;
                };
                if !self.labels.contains(&label) {
                    self.labels.push(label);
                }
                card.facts.push(Fact { line, label, values: vec![(line, value)] });
            }
        }
    }

    fn roles(&self, aliases: &Aliases) -> Vec<ColumnRole> {
        let words: Vec<String> = self.labels.iter().map(|l| (*l).to_owned()).collect();
        columns::assign_knowing(&words, aliases, &[]).into_iter().flatten().collect()
    }

    /// True where labels say who and when, and come again. A label for what is done makes a form, whose title is no action.
    fn is_of_a_plan(&self, aliases: &Aliases) -> bool {
        let roles = self.roles(aliases);
        let has = |wanted: &[ColumnRole]| roles.iter().any(|r| wanted.contains(r));
        let times = |label: &&str| {
            self.cards.iter().filter(|(_, card)| card.facts.iter().any(|f| f.label == *label)).count()
        };
        !has(&[ColumnRole::Activity, ColumnRole::Recommendation])
            && has(&[ColumnRole::Lead, ColumnRole::LeadAuthority])
            && has(&[ColumnRole::TargetDate])
            && self.labels.iter().filter(|l| times(l) * 2 >= self.cards.len()).count() > 1
    }
}

/// The columns that the cards fill.
struct Columns<'t> {
    /// The names of the lists say how far their cards have come.
    states: bool,
    referred: bool,
    labels: Vec<&'t str>,
}

impl<'t> Columns<'t> {
    fn of(board: &Board<'t>, aliases: &Aliases) -> Self {
        let mut lists = board.cards.iter().filter_map(|(list, _)| Some(list.as_ref()?.1)).peekable();
        let states = lists.peek().is_some()
            && lists.all(status::is_only_status)
            && !board.roles(aliases).contains(&ColumnRole::Status);
        let referred = board.cards.iter().any(|(_, card)| card.reference.is_some());
        Self { states, referred, labels: board.labels.clone() }
    }

    /// The headings of a card and what stands under them. What is to be done has no label, nor have its reference and how
    /// far it has come.
    fn rows(&self, list: Option<(u32, &str)>, card: &Card<'_>) -> [RowText; 2] {
        let mut keys = RowText { line: card.line, headings: true, ..RowText::default() };
        let mut values = RowText { line: card.line, ..RowText::default() };
        let mut column = 0;
        let mut put = |label: (u32, &str), lines: &[(u32, &str)]| {
            if !lines.is_empty() {
                keys.cells.push(CellText::one(column, label.0, label.1));
                let lines = lines.iter().map(|(n, t)| (*n, (*t).to_owned())).collect();
                values.cells.push(CellText { lines, ..CellText::one(column, label.0, "") });
            }
            column += 1;
        };
        if self.referred {
            put((card.line, "Ref"), card.reference.as_slice());
        }
        put((card.line, "Action"), &card.title);
        if self.states {
            put((card.line, "Status"), list.as_slice());
        }
        for label in &self.labels {
            let facts = card.facts.iter().filter(|f| f.label == *label);
            let lines: Vec<(u32, &str)> = facts.clone().flat_map(|f| f.values.iter().copied()).collect();
            put((facts.map(|f| f.line).next().unwrap_or(card.line), label), &lines);
        }
        put((card.line, "More"), &card.more);
        [keys, values]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    fn cells(text: &str) -> Option<Vec<Vec<String>>> {
        let (rows, _) = take(&split(text), &Aliases::default())?;
        let words = |r: &RowText| r.cells.iter().map(|c| format!("{}:{}", c.column, c.lines[0].1)).collect();
        Some(rows.iter().map(words).collect())
    }

    #[test]
    fn each_card_stands_under_its_own_labels() {
        let board = "Doing\n\nPublish the gap\nDue: May 2027\nOwner: HR\n\nTrain panels\nOwner: Asha Rao\nDue: June 2027\nTag: people";
        let rows = cells(board).unwrap();
        assert_eq!(rows[0], ["0:Action", "1:Status", "2:Due", "3:Owner"]);
        assert_eq!(rows[1], ["0:Publish the gap", "1:Doing", "2:May 2027", "3:HR"]);
        assert_eq!(rows[3], ["0:Train panels", "1:Doing", "2:June 2027", "3:Asha Rao", "4:people"]);
    }

    #[test]
    fn values_may_stand_below_their_labels() {
        let pages = "Publish the gap\nOwner\nHR\nDue\nMay 2027\nTrain panels\nOwner\nAsha Rao\nTom Bell\nDue\nJune 2027";
        let rows = cells(pages).unwrap();
        assert_eq!(rows[1], ["0:Publish the gap", "1:HR", "2:May 2027"]);
        assert_eq!(rows[3], ["0:Train panels", "1:Asha Rao", "2:June 2027"]);
    }

    #[test]
    fn labels_that_say_what_is_done_or_nothing_of_a_plan_make_no_cards() {
        assert!(
            cells("Homes\nAction: Publish\nOwner: HR\nDue: May\n\nWork\nAction: Train\nOwner: HR\nDue: May")
                .is_none()
        );
        assert!(cells("Asha Rao\nTel: 1\nOffice: 2\n\nTom Bell\nTel: 3\nOffice: 4").is_none());
        assert!(cells("Publish the gap\nDue: May 2027\nOwner: HR").is_none());
    }
}
