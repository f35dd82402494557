//! Going through the lines of a document; what came before decides what a line is.

use super::answers::Answered;
use super::asked::Asked;
use super::background::{is_afterword, is_background};
use super::badged::Badged;
use super::charged::Charged;
use super::footers::Footer;
use super::line::{Is, Line, avows};
use super::lists::BareList;
use super::opening::{Opening, opening};
use super::spans::span_within;
use super::start::start_of_entry;
use super::{Piece, Prose};
use crate::aliases::Aliases;
use crate::confidence::FoundBy;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::words::{Label, folded, label_of, word_list};
use std::collections::{HashMap, HashSet};

/// An opening that holds until the next heading, or only for the list right after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) what: Opening,
    /// It was a line of its own rather than a heading.
    pub(super) by_line: bool,
}

/// Goes through the lines and keeps in mind what they stand under.
pub(super) struct Walker<'l, 'b> {
    pub(super) lines: &'l [Option<Line<'b>>],
    pub(super) out: Prose,
    /// Only what names leads or dates is claimed.
    pub(super) strict: bool,
    pub(super) brackets: bool,
    /// Headings and labels the user has added to ours.
    pub(super) aliases: &'l Aliases,
    pub(super) open: Option<Open>,
    /// The depth of the heading of a part that is no plan.
    pub(super) background: Option<u8>,
    /// The headings above.
    pub(super) above: Vec<(u8, String)>,
    pub(super) last: Option<usize>,
    /// The entries of the last list in this section, for a list of dates or leads beside it.
    pub(super) last_list: Vec<usize>,
    /// The label whose value stands in the lines below.
    pub(super) awaiting: Option<String>,
    pub(super) roles: HashMap<String, Option<ColumnRole>>,
    /// Whether entries that begin with this word hold lists of activities of their own.
    pub(super) parents: HashMap<String, bool>,
    /// Labels that are always followed by the same second part, which belongs to them.
    pub(super) double_labels: HashMap<String, String>,
    /// Labels alone over their values, as in a definition list.
    pub(super) terms: bool,
    /// Headings that are activities themselves, and the entry of the one at hand.
    pub(super) headed: HashSet<usize>,
    /// The labels that headings begin with, and how many of them do.
    pub(super) labels_of_headings: HashMap<String, usize>,
    /// The last line that begins a form.
    pub(super) last_form: usize,
    pub(super) of_heading: Option<usize>,
    /// The numbered entry that a heading began.
    pub(super) of_number: Option<usize>,
    /// Sections whose headings say who leads, by the line of their first action.
    pub(super) charged: HashMap<usize, Charged>,
    /// Activities over headings that ask who and when, by their own headings.
    pub(super) asked: HashMap<usize, Asked>,
    pub(super) numbered_statuses: HashSet<usize>,
    /// Cards with a number and a status at their head.
    pub(super) badged: HashMap<usize, Badged>,
    /// Recommendations with the answers to them, by their first lines.
    pub(super) answers: HashMap<usize, Answered>,
    /// Recommendations that a table of what is done about them follows.
    pub(super) answered: HashSet<usize>,
    /// Lines that are numbered objectives with nothing beneath them.
    pub(super) numbered: HashSet<usize>,
    /// What is listed under headings that name a time reads like things to do.
    pub(super) spans_hold_actions: bool,
    /// The title says that the document is a roadmap.
    pub(super) roadmap: bool,
    /// The time that the heading above names for the lists beneath it.
    pub(super) span: Option<String>,
    /// Lines that open forms with a label of who or when.
    pub(super) openers: HashSet<usize>,
    /// Paragraphs with a line beneath that says who owns them.
    pub(super) footed: HashMap<usize, Footer>,
    /// Lists that nothing above says are activities.
    pub(super) bare: Vec<BareList>,
    /// How many headings of each depth stand right over lists of things to do; found when first asked for.
    pub(super) over_lists: Option<HashMap<u8, usize>>,
    /// Most items that end in a date name who leads before it; found when first asked for.
    pub(super) leads_before_dates: Option<bool>,
    /// The title says that the document recommends.
    pub(super) recommending: bool,
    /// The title says that the document reports on how a plan goes.
    pub(super) reporting: bool,
    /// The depth of the heading above that announces recommendations, for the headings beneath it.
    pub(super) recommends_under: Option<u8>,
    /// What is listed tells what has been done about the activity that the heading above is.
    pub(super) in_account: bool,
    /// How many accounts stood right below a status.
    pub(super) below_statuses: usize,
    /// The status of each card stands above its heading.
    pub(super) badges_above: bool,
    /// Labels with which several items begin.
    pub(super) item_labels: HashSet<String>,
}

impl<'l, 'b> Walker<'l, 'b> {
    pub(super) fn new(
        lines: &'l [Option<Line<'b>>],
        strict: bool,
        brackets: bool,
        aliases: &'l Aliases,
    ) -> Self {
        let mut walker = Self {
            lines,
            out: Prose::default(),
            strict,
            brackets,
            aliases,
            open: None,
            background: None,
            above: Vec::new(),
            last: None,
            last_list: Vec::new(),
            awaiting: None,
            roles: HashMap::new(),
            parents: HashMap::new(),
            double_labels: HashMap::new(),
            terms: false,
            headed: HashSet::new(),
            labels_of_headings: HashMap::new(),
            last_form: 0,
            of_heading: None,
            of_number: None,
            charged: HashMap::new(),
            asked: HashMap::new(),
            numbered_statuses: HashSet::new(),
            badged: HashMap::new(),
            answers: HashMap::new(),
            answered: HashSet::new(),
            numbered: HashSet::new(),
            spans_hold_actions: false,
            roadmap: false,
            span: None,
            openers: HashSet::new(),
            footed: HashMap::new(),
            bare: Vec::new(),
            over_lists: None,
            leads_before_dates: None,
            recommending: false,
            reporting: false,
            recommends_under: None,
            in_account: false,
            below_statuses: 0,
            badges_above: false,
            item_labels: HashSet::new(),
        };
        walker.learn_item_labels();
        walker.learn_labels();
        walker.learn_double_labels();
        walker.learn_starts();
        walker.learn_headed();
        walker.learn_last_form();
        walker.learn_labels_of_headings();
        walker.learn_charged();
        walker.learn_asked();
        walker.learn_answered();
        walker.learn_openers();
        walker.learn_spans();
        walker.learn_numbered_statuses();
        walker.learn_badged();
        walker.brackets |= walker.names_bodies_in_brackets();
        walker
    }

    pub(super) fn line(&self, i: usize) -> Option<&'l Line<'b>> {
        self.lines.get(i).and_then(Option::as_ref)
    }

    pub(super) fn walk(&mut self) {
        let mut i = 0;
        while i < self.lines.len() {
            let Some(line) = self.line(i) else {
                self.open = None;
                self.last = None;
                self.last_list.clear();
                self.awaiting = None;
                i += 1;
                continue;
            };
            if let Some(end) = self.take_whole(i) {
                i = end;
                continue;
            }
            if let Some(label) = self.term(i) {
                self.take_term(i, &label);
                i += 1;
                continue;
            }
            if self.below_headed(i, line) {
                i += 1;
                continue;
            }
            i = match &line.is {
                Is::Title => {
                    let words = word_list(line.text());
                    self.recommending =
                        words.iter().any(|w| w.starts_with("recommendation")) || self.reviews(&words);
                    self.reporting = words
                        .iter()
                        .any(|w| matches!(w.as_str(), "update" | "updates" | "progress" | "report"));
                    i + 1
                }
                Is::Contents => i + 1,
                Is::Heading(level) => {
                    self.heading(i, line, *level);
                    i + 1
                }
                Is::Item(_) => {
                    let before = self.out.entries.len();
                    let end = self.list(i);
                    self.date_by_span(before);
                    end
                }
                Is::Plain => {
                    self.plain(i, line);
                    i + 1
                }
            };
        }
    }

    pub(super) fn heading(&mut self, i: usize, line: &Line<'_>, level: u8) {
        let text = line.text();
        self.awaiting = None;
        if self.take_span(i, line) {
            return;
        }
        if self.out.aims.contains(&i) {
            self.stand_under(level, text);
            return;
        }
        if let Some(start) = start_of_entry(text).filter(|s| self.begins_entry(i, s, true)) {
            self.above.retain(|(l, _)| *l < level);
            self.begin(i, line, &start, FoundBy::Heading);
            (self.open, self.of_number) = (None, self.last);
            return;
        }
        if self.begins_by_label(i, line) {
            self.above.retain(|(l, _)| *l < level);
            (self.open, self.of_number) = (None, self.last);
            return;
        }
        if self.headed.contains(&i) && self.background.is_none_or(|l| level <= l) {
            self.background = None;
            self.above.retain(|(l, _)| *l < level);
            self.begin_headed(i, line);
            self.open = None;
            return;
        }
        if self.strict && is_afterword(text) {
            self.background = self.background.map_or(Some(level), |l| Some(l.min(level)));
            return;
        }
        if let Some(what) = self.opened_by(i, text).filter(|_| !avows(line.p)) {
            if self.background.is_some_and(|l| level <= l) {
                self.background = None;
            }
            self.open = Some(Open { what, by_line: false });
            self.recommends_under = (what == Opening::Recommendations).then_some(level);
            self.span = span_within(text).filter(|_| what == Opening::Activities && !self.strict);
            if !self.strict {
                self.words(i, text, "Left out as a label: it only says what the lines below it are.");
            }
            return;
        }
        self.last = None;
        self.last_list.clear();
        self.above.retain(|(l, _)| *l < level);
        if self.background.is_some_and(|l| level <= l) {
            self.background = None;
        }
        self.recommends_under = self.recommends_under.filter(|l| level > *l);
        if self.background.is_none() && is_background(text) && !self.holds_forms(i, level) {
            self.background = Some(level);
        }
        let words = word_list(text);
        let named = |keys: &[&str]| words.iter().any(|w| keys.contains(&w.as_str()));
        let last = words.last().map(String::as_str).unwrap_or_default();
        self.open = if named(&["recommendations", "recommendation"]) && words.len() <= 10 {
            Some(Open { what: Opening::Recommendations, by_line: false })
        } else if matches!(last, "actions" | "commitments" | "pledges") && words.len() <= 8 {
            Some(Open { what: Opening::Activities, by_line: false })
        } else {
            None
        };
        self.above.push((level, text.to_owned()));
    }

    pub(super) fn plain(&mut self, i: usize, line: &Line<'_>) {
        let text = line.text();
        if let Some(label) = self.awaiting.take() {
            self.value(i, &label, text);
            return;
        }
        let taken =
            self.take_numbered_status(i, line) || self.goes_on(i, line) || self.take_numbered(i, line);
        if taken || self.take_footed(i, line) {
            return;
        }
        if self.account_below_status(i, line) || self.take_stated(i, line) || self.take_told(i, line) {
            return;
        }
        if self.text_of_last(i, line) {
            // Whatever stands between a recommendation and its table is said about it.
            self.last = self.last.filter(|_| !self.strict);
            return;
        }
        let next_is_item = matches!(self.line(i + 1), Some(Line { is: Is::Item(_), .. }));
        if let Some(what) = opening(text, line.p.bold || next_is_item && text.ends_with(':'), self.aliases) {
            self.open = Some(Open { what, by_line: true });
            if !self.strict && what != Opening::Other {
                self.words(i, text, "Left out as a label: it only says what the lines below it are.");
            }
            return;
        }
        // "Outcomes: - Services are used alike" over further items.
        if matches!(label_of(text, false), Some((Label::Outcome, _, rest)) if rest.starts_with("- "))
            && next_is_item
        {
            self.open = Some(Open { what: Opening::Outcome, by_line: true });
            return;
        }
        if let Some(parts) = self.labelled_line(line)
            && self.details(i, line, &parts)
        {
            return;
        }
        if self.promised_in_line(i, line) {
            return;
        }
        let start = start_of_entry(text)
            .filter(|s| self.begins_entry(i, s, false))
            .or_else(|| self.objective(i, text));
        if let Some(start) = start {
            self.begin(i, line, &start, FoundBy::Form);
            return;
        }
        let in_background = self.background.is_some();
        match self.open.map(|o| o.what) {
            Some(what) if self.tells_of_number(i, what, text) => self.open = None,
            Some(Opening::Outcome) if !self.strict => {
                self.put(i, Piece::ThemeOutcome(text.to_owned()));
                self.open = None;
            }
            Some(what @ (Opening::Activities | Opening::Recommendations))
                if !self.strict && !in_background && !self.list_follows(i) =>
            {
                self.paragraph_entry(i, line, what);
            }
            Some(Opening::Details(role))
                if !self.strict && !in_background && self.said_of_all(i, role, text) =>
            {
                self.open = None;
            }
            Some(_) if self.open.is_some_and(|o| o.by_line) && !self.between(i) => self.open = None,
            _ => {}
        }
        if text.ends_with(':') && self.open.is_none_or(|o| o.by_line) {
            // A lead-in of another kind: what it lists is not known.
            self.open = Some(Open { what: Opening::Other, by_line: true });
        }
    }

    /// True where items stand further down under the same heading.
    pub(super) fn list_follows(&self, i: usize) -> bool {
        for line in self.lines.iter().skip(i + 1) {
            match line.as_ref().map(|l| &l.is) {
                Some(Is::Item(_)) => return true,
                Some(Is::Plain) => {}
                _ => return false,
            }
        }
        false
    }

    /// What a label says its value is, by the document's own use of it where it has one.
    pub(super) fn role_of(&self, label: &str) -> Option<ColumnRole> {
        match self.roles.get(&folded(label)) {
            Some(role) => *role,
            None => label_role(label, self.aliases),
        }
    }
}
