//! From blocks to a draft: what each heading, paragraph and table is in the plan.

mod aside;
mod columns;
mod explained;
mod front_matter;
mod key_value;
mod recommendation;
mod reconcile;
mod rows;
mod table;
mod words;

use std::collections::{HashMap, HashSet};

use crate::block::{Block, Document, Manner, Paragraph, Table, lines_of};
use crate::confidence::{self, FoundBy};
use crate::draft::{Draft, DraftRecommendation, DraftTheme, Unplaced, UnplacedReason};
use crate::explain::Explanation;
use crate::query::{Query, QueryKind};
use crate::{Location, Options, Progress, Reading, Refusal, Stage, date, lead};
use columns::Columns;
pub(crate) use words::contents_entry;
use words::{Label, folded, is_generic, is_service_by_name, is_theme_by_name, label_of, split_ref};

/// How many rows may stand before the headings of a sheet.
const PREFACE: usize = 40;

pub(crate) fn interpret(
    mut document: Document,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reading, Refusal> {
    if !document.blocks.iter().any(|b| matches!(b, Block::Table(_))) {
        return Err(Refusal::NoTable);
    }
    // A paragraph with nothing but struck words or a note must not be taken for a heading or a bullet.
    let (bare, worded): (Vec<Block>, Vec<Block>) = std::mem::take(&mut document.blocks)
        .into_iter()
        .partition(|b| matches!(b, Block::Paragraph(p) if p.text.trim().is_empty()));
    let blocks: Vec<Block> = worded.into_iter().flat_map(key_value::untwist).collect();
    let mut interpreter = Interpreter::new(&document, &blocks);
    interpreter.explanation = Explanation::new(options.explain);
    let all = blocks.len();
    for (i, block) in blocks.iter().enumerate() {
        if i % 64 == 0 {
            progress(Progress { stage: Stage::Interpreting, done: i, of: all });
        }
        match block {
            Block::Paragraph(p) => interpreter.paragraph(i, p),
            Block::Table(t) => interpreter.table(i, t),
        }
    }
    progress(Progress { stage: Stage::Interpreting, done: all, of: all });
    if interpreter.plan_tables == 0 {
        return Err(Refusal::NoPlanTable { seen: headings_seen(&blocks) });
    }
    let Interpreter { mut draft, mut queries, said_again, explanation, .. } = interpreter;
    for margin in &document.margins {
        let source = margin.at.clone();
        draft.unplaced.push(Unplaced { text: margin.text.clone(), reason: margin.reason, source });
    }
    // A theme that turned out to hold nothing was only a heading.
    draft.themes.retain(|t| {
        let holds = !t.activities.is_empty()
            || !t.recommendations.is_empty()
            || t.outcome.is_some()
            || t.leads_as_written.is_some();
        if !holds && let Some(name) = &t.name {
            let text = [t.ref_.as_deref(), Some(name)].into_iter().flatten().collect::<Vec<_>>().join(" ");
            draft.unplaced.push(Unplaced { text, reason: UnplacedReason::Heading, source: t.source.clone() });
        }
        holds
    });
    read_dates_and_leads(&mut draft, options, &mut queries, progress);
    aside::keep(blocks.iter(), &mut draft);
    aside::keep(bare.iter(), &mut draft);
    reconcile::reconcile(&blocks, &mut draft, &said_again, &mut queries);
    confidence::settle(&mut draft);
    queries.splice(0..0, document.queries);
    draft.warnings = queries.iter().map(|q| format!("{}: {}", q.location, q.message)).collect();
    Ok(Reading { draft, queries, explanation: explanation.done() })
}

fn headings_seen(blocks: &[Block]) -> String {
    let first = blocks.iter().find_map(|b| match b {
        Block::Table(t) => t.rows.iter().find(|r| !r.is_empty()),
        Block::Paragraph(_) => None,
    });
    let texts: Vec<String> = first
        .map(|r| {
            r.cells
                .iter()
                .map(|c| c.text().chars().take(40).collect::<String>())
                .filter(|t| !t.trim().is_empty())
                .take(6)
                .collect()
        })
        .unwrap_or_default();
    if texts.is_empty() {
        String::new()
    } else {
        format!("The first row found reads: {}.", texts.join(" | "))
    }
}

fn read_dates_and_leads(
    draft: &mut Draft,
    options: &Options,
    queries: &mut Vec<Query>,
    progress: &mut dyn FnMut(Progress),
) {
    let mut dates = options.dates.clone();
    if dates.anchor.is_none() {
        dates.anchor = draft.date.as_deref().and_then(date::anchor_of);
    }
    let of: usize = draft.themes.iter().map(|t| t.activities.len()).sum();
    let mut done = 0;
    let mut known = lead::Known::default();
    for activity in draft.themes.iter().flat_map(|t| &t.activities) {
        if let Some(service) = &activity.service {
            known.add_unit(service);
        }
        if let Some(text) = &activity.lead {
            known.learn(text);
        }
    }
    for activity in draft.themes.iter_mut().flat_map(|t| &mut t.activities) {
        if done % 500 == 0 {
            progress(Progress { stage: Stage::DatesAndLeads, done, of });
        }
        done += 1;
        if let Some(text) = &activity.target_date {
            let reading = date::read(text, &dates);
            if reading.kind == date::TargetKind::None {
                queries.push(
                    Query::new(
                        QueryKind::VagueDate,
                        "The target date does not say when. Add a date or say when it will be reviewed.",
                        activity.source.clone(),
                    )
                    .with_words(text.clone()),
                );
            }
            activity.target = Some(reading);
        }
        if let Some(text) = &activity.lead {
            activity.leads = lead::read_knowing(text, &known);
        }
    }
    progress(Progress { stage: Stage::DatesAndLeads, done: of, of });
}

/// A heading above the present place.
struct Heading {
    level: u8,
    text: String,
}

/// What the paragraphs to come belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaiting {
    Nothing,
    Outcome,
    Recommendations { any: bool },
}

pub(super) struct Interpreter {
    pub draft: Draft,
    pub queries: Vec<Query>,
    pub theme: Option<usize>,
    pub service: Option<String>,
    /// The columns of the table before, for one that goes on without headings of its own.
    pub last_columns: Option<Columns>,
    pub plan_tables: usize,
    pub contents: HashSet<String>,
    /// True where a note anywhere says that brackets hold the lead authority.
    pub brackets_hold_authority: bool,
    /// Headings that begin a theme, a service, or nothing, by the block they stand in.
    headings: HashMap<usize, (u8, HeadingIs)>,
    stack: Vec<Heading>,
    awaiting: Awaiting,
    themes_by_name: HashMap<String, usize>,
    is_grid: bool,
    pub last_table_at: Option<usize>,
    /// Words that stand in the draft once though the document says them again: a theme's name beside every row.
    pub said_again: Vec<String>,
    /// Why each piece was read as it was.
    pub explanation: Explanation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeadingIs {
    Title,
    Theme,
    Service,
    Nothing,
}

impl Interpreter {
    fn new(document: &Document, blocks: &[Block]) -> Self {
        let mut contents = HashSet::new();
        for block in blocks {
            if let Block::Paragraph(p) = block
                && let Some(name) = contents_name(p)
            {
                contents.insert(folded(name));
            }
        }
        let mut draft = Draft::default();
        let title_at = front_matter::title(document, blocks, &mut draft);
        front_matter::date_and_organisation(document, blocks, &mut draft);
        let headings = classify(blocks, title_at, &contents);
        let brackets = blocks
            .iter()
            .any(|b| matches!(b, Block::Paragraph(p) if recommendation::is_bracket_note(&p.text)));
        Self {
            draft,
            queries: Vec::new(),
            theme: None,
            service: None,
            last_columns: None,
            plan_tables: 0,
            contents,
            brackets_hold_authority: brackets,
            headings,
            stack: Vec::new(),
            awaiting: Awaiting::Nothing,
            themes_by_name: HashMap::new(),
            is_grid: document.is_grid,
            last_table_at: None,
            said_again: Vec::new(),
            explanation: Explanation::default(),
        }
    }

    fn paragraph(&mut self, index: usize, p: &Paragraph) {
        if let Some((level, is)) = self.headings.get(&index).copied() {
            self.explain(
                &p.at,
                &p.text,
                match is {
                    HeadingIs::Title => "Read as the title.",
                    HeadingIs::Theme => {
                        "Read as a theme: activities or recommendations stand under this heading."
                    }
                    HeadingIs::Service => {
                        "Read as a service: the heading stands under a theme and over activities."
                    }
                    HeadingIs::Nothing => "Left out as a heading: nothing of the plan stands right under it.",
                },
            );
            self.heading(level, is, p);
            return;
        }
        let line = lines_of(std::slice::from_ref(p));
        if contents_name(p).is_some() {
            self.unplaced(&line, UnplacedReason::Contents, &p.at);
            return;
        }
        let stands_out = p.bold || matches!(p.manner, Manner::Heading(_));
        if self.theme.is_some()
            && matches!(p.manner, Manner::Plain | Manner::Heading(_))
            && let Some((label, own, rest)) = label_of(&p.text, stands_out)
        {
            self.label(label, own, rest, &p.at);
            return;
        }
        match (self.awaiting, &p.manner) {
            (Awaiting::Outcome, Manner::Bullet(_) | Manner::Numbered { .. } | Manner::Plain) => {
                let first = self.current_theme().outcome.is_none();
                let bullet = !matches!(p.manner, Manner::Plain);
                if first || bullet {
                    add_line(&mut self.current_theme().outcome, &line);
                    if !bullet {
                        self.awaiting = Awaiting::Nothing;
                    }
                    return;
                }
                self.awaiting = Awaiting::Nothing;
            }
            (Awaiting::Recommendations { .. }, Manner::Bullet(_) | Manner::Numbered { .. }) => {
                self.add_recommendation(p);
                self.awaiting = Awaiting::Recommendations { any: true };
                return;
            }
            (Awaiting::Recommendations { any: false }, Manner::Plain)
                if !p.text.trim_end().ends_with(':') =>
            {
                self.add_recommendation(p);
                return;
            }
            (Awaiting::Recommendations { .. }, Manner::Plain) => self.awaiting = Awaiting::Nothing,
            _ => {}
        }
        self.unplaced(&line, UnplacedReason::Prose, &p.at);
    }

    fn add_recommendation(&mut self, p: &Paragraph) {
        let brackets = self.brackets_hold_authority;
        let theme = self.current_theme();
        let nested = matches!(p.manner, Manner::Bullet(level) if level > 0);
        if let (true, Some(last)) = (nested, theme.recommendations.last_mut()) {
            last.text.push_str("\n- ");
            last.text.push_str(p.text.trim());
            return;
        }
        let theme_ref = theme.ref_.clone();
        let (label, text) = match &p.manner {
            Manner::Numbered { label, .. } => (Some(label.clone()), p.text.trim().to_owned()),
            _ => recommendation::typed_label(&p.text)
                .map_or((None, p.text.trim().to_owned()), |(l, t)| (Some(l), t)),
        };
        let (text, lead_authority, label_words) = recommendation::take_authority(&text, brackets);
        let ref_ = label.map(|l| recommendation::full_ref(theme_ref.as_deref(), &l));
        theme.recommendations.push(DraftRecommendation {
            ref_,
            heading: None,
            text,
            lead_authority,
            found_by: FoundBy::ListItem,
            source: p.at.clone(),
            ..DraftRecommendation::default()
        });
        self.said_again.extend(label_words);
    }

    fn heading(&mut self, level: u8, is: HeadingIs, p: &Paragraph) {
        self.awaiting = Awaiting::Nothing;
        let text = numbered_text(p);
        match is {
            HeadingIs::Title => {}
            HeadingIs::Theme => {
                self.stack.retain(|h| h.level < level);
                self.service = None;
                self.open_theme(&text, &p.at);
                self.stack.push(Heading { level, text });
                // A new heading begins a new table; its columns must be found anew.
            }
            HeadingIs::Service => {
                self.stack.retain(|h| h.level < level);
                self.service = Some(p.text.trim().to_owned());
                self.stack.push(Heading { level, text });
            }
            HeadingIs::Nothing => {
                self.stack.retain(|h| h.level < level);
                self.unplaced(&text, UnplacedReason::Heading, &p.at);
                if !is_generic(&p.text) {
                    // What follows a heading of its own no longer belongs to the theme before.
                    if self.stack.is_empty() || self.theme_level().is_none_or(|l| level <= l) {
                        self.theme = None;
                        self.service = None;
                    }
                }
                self.stack.push(Heading { level, text });
            }
        }
    }

    fn theme_level(&self) -> Option<u8> {
        let theme = self.theme.and_then(|t| self.draft.themes.get(t))?;
        let name = theme.name.as_deref().unwrap_or_default();
        self.stack.iter().find(|h| folded(&h.text).ends_with(&folded(name))).map(|h| h.level)
    }

    /// Takes in a labelled line; `own` are the words of the label itself.
    pub(super) fn label(&mut self, label: Label, own: &str, rest: &str, at: &Location) {
        self.unplaced(own, UnplacedReason::Label, at);
        self.awaiting = Awaiting::Nothing;
        match label {
            Label::Outcome if rest.is_empty() => self.awaiting = Awaiting::Outcome,
            Label::Outcome => add_line(&mut self.current_theme().outcome, rest),
            Label::Lead => add_line(&mut self.current_theme().leads_as_written, rest),
            Label::Recommendations => {
                for p in crate::block::paragraphs_of(rest, false, at) {
                    self.add_recommendation(&p);
                }
                self.awaiting = Awaiting::Recommendations { any: !rest.is_empty() };
            }
        }
    }

    pub(super) fn unplaced(&mut self, text: &str, reason: UnplacedReason, at: &Location) {
        if !text.trim().is_empty() {
            self.draft.unplaced.push(Unplaced { text: text.trim().to_owned(), reason, source: at.clone() });
        }
    }

    /// Opens the theme of this name, again if it was open before.
    pub(super) fn open_theme(&mut self, heading: &str, at: &Location) {
        let (ref_, name, lead_in) = split_ref(&heading.split_whitespace().collect::<Vec<_>>().join(" "));
        let fresh = self.open_theme_as(ref_, Some(name), at);
        match lead_in {
            Some(words) if fresh => self.unplaced(&words, UnplacedReason::Label, at),
            Some(words) => self.said_again.push(words),
            None => {}
        }
    }

    /// Says whether the theme is a new one.
    pub(super) fn open_theme_as(
        &mut self,
        ref_: Option<String>,
        name: Option<String>,
        at: &Location,
    ) -> bool {
        let key = format!(
            "{}\u{1}{}",
            ref_.as_deref().map(folded).unwrap_or_default(),
            name.as_deref().map(folded).unwrap_or_default()
        );
        if let Some(index) = self.themes_by_name.get(&key) {
            self.theme = Some(*index);
            self.said_again.extend(ref_.into_iter().chain(name));
            return false;
        }
        self.draft.themes.push(DraftTheme { ref_, name, source: at.clone(), ..DraftTheme::default() });
        let index = self.draft.themes.len() - 1;
        self.themes_by_name.insert(key, index);
        self.theme = Some(index);
        true
    }

    /// The theme at hand; where there is none, one without a name.
    pub(super) fn current_theme(&mut self) -> &mut DraftTheme {
        let index = match self.theme {
            Some(index) if index < self.draft.themes.len() => index,
            _ => {
                self.open_theme_as(None, None, &Location::default());
                self.theme.unwrap_or(0)
            }
        };
        &mut self.draft.themes[index]
    }

    fn table(&mut self, index: usize, table: &Table) {
        self.awaiting = Awaiting::Nothing;
        if self.is_grid {
            // Every sheet stands for itself.
            self.theme = None;
            self.service = None;
            if let Some(sheet) = &table.sheet {
                self.stack = vec![Heading { level: 1, text: sheet.clone() }];
            }
        }
        self.take_table(index, table);
    }

    /// The name on the tab of a sheet, where it can serve as a theme.
    pub(super) fn sheet_theme(&self) -> Option<String> {
        self.is_grid.then(|| self.stack.first()).flatten().map(|h| h.text.clone()).filter(|t| !is_generic(t))
    }

    pub(super) fn is_grid(&self) -> bool {
        self.is_grid
    }
}

pub(super) fn add_line(slot: &mut Option<String>, line: &str) {
    if line.trim().is_empty() {
        return;
    }
    match slot {
        Some(text) => {
            text.push('\n');
            text.push_str(line.trim_end());
        }
        None => *slot = Some(line.trim().to_owned()),
    }
}

fn numbered_text(p: &Paragraph) -> String {
    match &p.manner {
        Manner::Numbered { label, .. } => format!("{label} {}", p.text.trim()),
        _ => p.text.trim().to_owned(),
    }
}

fn contents_name(p: &Paragraph) -> Option<&str> {
    match p.manner {
        Manner::Contents => Some(contents_entry(&p.text).unwrap_or(&p.text)),
        Manner::Plain => contents_entry(&p.text),
        _ => None,
    }
}

/// How deep a paragraph stands as a heading; nothing if it is none.
fn heading_level(p: &Paragraph) -> Option<u8> {
    let words = p.text.split_whitespace().count();
    match p.manner {
        Manner::Title => Some(0),
        Manner::Heading(level) => Some(level),
        Manner::Plain if p.bold && words <= 14 && !p.text.trim_end().ends_with(['.', ':', ';']) => Some(10),
        Manner::Plain
            if words <= 14
                && is_theme_by_name(&p.text)
                && split_ref(&p.text).0.is_some()
                && !p.text.trim_end().ends_with('.') =>
        {
            Some(10)
        }
        _ => None,
    }
    .filter(|_| contents_name(p).is_none())
}

/// A plain line that is a heading by its place: it stands in the table of contents, or right over an outcome.
fn plain_heading(p: &Paragraph, next: Option<&Block>, contents: &HashSet<String>) -> Option<u8> {
    let words = p.text.split_whitespace().count();
    let plain = p.manner == Manner::Plain && words <= 14 && !p.text.trim_end().ends_with(['.', ':', ';']);
    let over_outcome = matches!(next, Some(Block::Paragraph(n)) if matches!(label_of(&n.text, n.bold), Some((Label::Outcome, ..))));
    let listed = contents.contains(&folded(&p.text));
    (plain && contents_name(p).is_none() && (listed || over_outcome)).then_some(10)
}

/// Decides for every heading whether it begins a theme, a service or nothing.
fn classify(
    blocks: &[Block],
    title_at: Option<usize>,
    contents: &HashSet<String>,
) -> HashMap<usize, (u8, HeadingIs)> {
    struct Section {
        at: usize,
        level: u8,
        text: String,
        has_table: bool,
        has_label: bool,
    }
    let mut sections: Vec<Section> = Vec::new();
    let mut out = HashMap::new();
    let mut carried: Option<Columns> = None;
    for (i, block) in blocks.iter().enumerate() {
        if Some(i) == title_at {
            out.insert(i, (0, HeadingIs::Title));
            continue;
        }
        match block {
            Block::Paragraph(p) => {
                let label = label_of(&p.text, p.bold || matches!(p.manner, Manner::Heading(_)));
                match (label, heading_level(p).or_else(|| plain_heading(p, blocks.get(i + 1), contents))) {
                    (Some((Label::Outcome | Label::Recommendations, _, rest)), level) => {
                        // "Objectives" with a table right below is a heading like any other.
                        let needs_following = rest.is_empty() && level.is_some();
                        let followed = blocks.get(i + 1).is_some_and(|b| matches!(b, Block::Paragraph(_)));
                        if !needs_following || followed {
                            if let Some(s) = sections.last_mut() {
                                s.has_label = true;
                            }
                            continue;
                        }
                        sections.push(Section {
                            at: i,
                            level: level.unwrap_or(10),
                            text: p.text.clone(),
                            has_table: false,
                            has_label: false,
                        });
                    }
                    (_, Some(level)) => {
                        sections.push(Section {
                            at: i,
                            level,
                            text: p.text.clone(),
                            has_table: false,
                            has_label: false,
                        });
                    }
                    _ => {}
                }
            }
            Block::Table(t) => {
                let found = columns::find(t, PREFACE);
                let goes_on =
                    carried.as_ref().is_some_and(|c| table::fits(c, t)) && !columns::has_foreign_headings(t);
                let plan = found.is_some() || goes_on || columns::guess(t).is_some();
                carried = found.or(carried);
                if let Some(s) = sections.last_mut() {
                    s.has_table |= plan;
                }
            }
        }
    }
    let matters = |s: &Section| s.has_table || s.has_label;
    let parents: Vec<Option<usize>> = (0..sections.len())
        .map(|i| {
            let level = sections.get(i)?.level;
            (0..i).rev().find(|j| sections.get(*j).is_some_and(|s| s.level < level))
        })
        .collect();
    for (i, section) in sections.iter().enumerate() {
        let mut is = HeadingIs::Nothing;
        if matters(section) && !is_generic(&section.text) {
            let parent = parents
                .get(i)
                .copied()
                .flatten()
                .and_then(|p| sections.get(p))
                .filter(|p| !is_generic(&p.text));
            let repeats = sections.iter().filter(|s| folded(&s.text) == folded(&section.text)).count() > 1;
            let under_theme = parent.is_some_and(|p| p.has_label || is_theme_by_name(&p.text) || repeats);
            let is_service = under_theme
                && !is_theme_by_name(&section.text)
                && (repeats
                    || is_service_by_name(&section.text)
                    || parent.is_some_and(|p| p.has_label) && !section.has_label);
            is = if is_service { HeadingIs::Service } else { HeadingIs::Theme };
        } else {
            // A theme whose tables all stand under services of its own, or under "Actions".
            let children: Vec<&Section> = (i + 1..sections.len())
                .filter(|j| parents.get(*j).copied().flatten() == Some(i))
                .filter_map(|j| sections.get(j))
                .collect();
            let above_services = children.iter().any(|c| {
                matters(c)
                    && (sections.iter().filter(|s| folded(&s.text) == folded(&c.text)).count() > 1
                        || is_generic(&c.text)
                        || is_service_by_name(&c.text) && is_theme_by_name(&section.text))
            });
            if above_services && !is_generic(&section.text) {
                is = HeadingIs::Theme;
            }
        }
        out.insert(section.at, (section.level, is));
    }
    out
}
