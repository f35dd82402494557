//! From blocks to a draft: what each heading, paragraph and table is in the plan.

mod across;
mod activity;
mod advert;
mod aside;
mod asked_above;
mod bands;
mod beside;
mod cards_beside;
mod cell_labels;
pub(crate) mod columns;
pub(crate) mod departments;
mod doubted;
mod doubted_themes;
mod ends_of_cells;
mod entry;
mod explained;
mod front_matter;
mod glued;
mod guessed;
mod headed_by_theme;
mod headings;
mod insisted;
mod key_value;
mod keys;
mod labelled;
mod labelled_points;
pub(crate) mod labels_alone;
mod laid_out;
mod lead_ins;
mod lettered_refs;
mod meanings;
mod memo;
mod named_beneath;
mod numbered_themes;
mod numbered_through;
mod only_numbers;
mod other_kind;
mod other_table;
mod paragraphs;
mod parallel;
mod preface;
mod profiled;
mod prose;
pub(crate) mod quarters;
mod reasons;
mod recommendation;
mod recommended_row;
mod reconcile;
mod refused;
mod rows;
mod sections;
mod set_aside;
mod similar;
mod stated;
mod statements;
mod statuses;
mod struck;
mod tabbed;
mod table;
mod theme_leads;
mod themes;
mod told_below;
mod told_by_number;
mod unlabelled;
pub(crate) mod words;

use std::collections::{HashMap, HashSet};

use crate::aliases::Aliases;
use crate::block::{Block, Document, Table};
use crate::confidence::FoundBy;
use crate::draft::{Draft, DraftKind, Unplaced, UnplacedReason};
use crate::explain::Explanation;
use crate::query::{Query, QueryKind};
use crate::{Location, Options, Progress, Reading, Refusal, Stage};
use columns::Columns;
use other_kind::{OtherKind, is_minutes};
use prose::Prose;
pub(crate) use prose::start_of_form;
use sections::{HeadingIs, classify, contents_name};
pub(crate) use words::{
    begins_with_a_verb, contents_entry, folded, is_lettered_number, is_numbered_name, word_list, words_of,
};

/// How many rows may stand before the headings of a sheet.
const PREFACE: usize = 40;

pub(crate) fn interpret(
    mut document: Document,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reading, Refusal> {
    // A paragraph with nothing but struck words or a note must not be taken for a heading or a bullet.
    let is_bare = |b: &Block| matches!(b, Block::Paragraph(p) if p.text.trim().is_empty());
    let (bare, mut worded) = std::mem::take(&mut document.blocks).into_iter().partition(is_bare);
    memo::take_head(&mut document, &mut worded);
    let aliases = options.known_headings();
    let (aside, worded) = set_aside::parted(worded, &aliases);
    let blocks: Vec<Block> = stated::mark(across::joined(worded, &aliases), document.is_grid, &aliases)
        .into_iter()
        .flat_map(|b| laid_out::unfold(b, &aliases))
        .flat_map(|b| beside::parted(b, &aliases))
        .flat_map(|b| cards_beside::parted(b, &aliases))
        .collect();
    // Before forms are turned: a card alone looks like less than it is among others.
    let blocks = key_value::with_facts_beside(blocks, &aliases);
    let blocks = blocks.into_iter().flat_map(|b| key_value::untwist(b, &aliases));
    let blocks = blocks.map(|b| ends_of_cells::parted(b, &aliases, &mut document.margins)).collect();
    let blocks = key_value::with_what_stands_above(blocks, &aliases);
    let blocks = tabbed::tables(statements::joined(blocks, &aliases), &aliases);
    let mut blocks = labelled_points::cards(blocks, &aliases);
    lead_ins::mark(&mut blocks, &aliases);
    asked_above::mark(&mut blocks, &aliases);
    let blocks = labels_alone::mark(blocks, &aliases);
    let (mut interpreter, mut prose) = read(&document, &blocks, &aliases, options, false, progress);
    if let Some(refusal) = interpreter.refusal(&document, &blocks, &aside) {
        if !options.insist {
            return Err(refusal);
        }
        insisted::within_bounds(&blocks)?;
        (interpreter, prose) = read(&document, &blocks, &aliases, options, true, progress);
        if interpreter.found_nothing() {
            return Err(refusal);
        }
        interpreter.tell_insisted();
    }
    interpreter.list_aside(&aside);
    interpreter.queries.append(&mut prose.queries);
    if is_minutes(&blocks) {
        interpreter.queries.insert(
            0,
            Query::new(
                QueryKind::OtherKind,
                "This seems to be the minutes of a meeting. Only what they record as actions was read. Go on if these are part of the plan.",
                Location::default(),
            ),
        );
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
    numbered_themes::part(&mut draft);
    themes::alike::part(&mut draft);
    unlabelled::part(&mut draft);
    lettered_refs::part(&mut draft);
    theme_leads::hand_down(&mut draft);
    let mut profile = profiled::headings(&draft, &options.profile);
    profiled::themes_and_rows(&mut draft, &options.profile, &mut profile);
    meanings::read_dates_and_leads(&mut draft, options, &aliases, &mut queries, progress);
    profiled::names(&mut draft, &options.profile, &mut profile);
    profiled::dates(&draft, options, &mut profile);
    similar::ask(&draft, &mut queries);
    aside::keep(blocks.iter(), &mut draft);
    aside::keep(bare.iter().chain(&aside), &mut draft);
    let blocks: Vec<Block> = blocks.into_iter().chain(aside).collect();
    reconcile::reconcile(&blocks, &mut draft, &said_again, &mut queries);
    doubted::doubt_recognised(&mut draft, &document.recognised);
    draft.judge();
    doubted_themes::ask(&draft, &mut queries);
    draft.kind = prose.kind.unwrap_or_else(|| DraftKind::of(&draft));
    queries.splice(0..0, document.queries);
    draft.warnings = queries.iter().map(|q| format!("{}: {}", q.location, q.message)).collect();
    Ok(Reading { draft, queries, explanation: explanation.done(), profile })
}

/// Goes through the blocks of a document. With `insists`, all that is listed in it is taken, whatever it is.
fn read(
    document: &Document,
    blocks: &[Block],
    aliases: &Aliases,
    options: &Options,
    insists: bool,
    progress: &mut dyn FnMut(Progress),
) -> (Interpreter, Prose) {
    let (mut interpreter, mut prose) = Interpreter::new(document, blocks, aliases, insists);
    interpreter.explanation = Explanation::new(options.explain);
    let all = blocks.len();
    for (i, block) in blocks.iter().enumerate() {
        if i % 64 == 0 {
            progress(Progress { stage: Stage::Interpreting, done: i, of: all });
        }
        match block {
            Block::Paragraph(p) if prose.claims(i) => interpreter.take_pieces(&mut prose, i, p),
            Block::Paragraph(p) => interpreter.paragraph(i, p),
            Block::Table(t) => interpreter.table(t),
        }
    }
    progress(Progress { stage: Stage::Interpreting, done: all, of: all });
    (interpreter, prose)
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
    /// The service that the lines above the headings of a sheet name, for all that stands on it.
    of_sheet: Option<String>,
    /// A heading between a theme and its activities.
    sub_heading: Option<String>,
    /// The recommendations that the activities to come answer.
    answering: stated::Answering,
    /// When what stands under the heading at hand is due.
    time: Option<String>,
    /// The heading of the theme at hand gave it.
    time_of_theme: bool,
    /// The columns of the table before, for one that goes on without headings of its own.
    pub last_columns: Option<Columns>,
    pub plan_tables: usize,
    /// How many sheets a workbook has.
    sheets: usize,
    /// The sheet before holds blocks, each under a name of its own.
    in_blocks: bool,
    pub contents: HashSet<String>,
    /// True where a note anywhere says that brackets hold the lead authority.
    pub brackets_hold_authority: bool,
    /// Names of themes among the headings of tables.
    named_in_headings: HashSet<String>,
    /// The tables so far name in brackets who leads.
    leads_in_brackets: bool,
    /// Headings that begin a theme, a service, or nothing, by the block they stand in.
    headings: HashMap<usize, (u8, HeadingIs)>,
    /// Sentences that name the number of a theme right above them.
    names_beneath: HashSet<usize>,
    stack: Vec<Heading>,
    awaiting: Awaiting,
    themes_by_name: HashMap<String, usize>,
    is_grid: bool,
    /// Words that stand in the draft once though the document says them again: a theme's name beside every row.
    pub said_again: Vec<String>,
    /// Why each piece was read as it was.
    pub explanation: Explanation,
    /// What the document says its colours mean.
    legend: statuses::Legend,
    /// It was said that colours were read without a legend.
    pub said_colours: bool,
    /// Headings the user has added to ours.
    pub aliases: Aliases,
    /// Something in the document is a plan beyond doubt, so that a register of risks beside it is none.
    plan_stands: bool,
    /// The headings that a key beside the plan may explain.
    explained: HashSet<String>,
    /// Somebody insists: every row of every table is taken for an activity.
    insists: bool,
}

impl Interpreter {
    /// The interpreter at the start of a document, and what stands outside its tables.
    fn new(document: &Document, blocks: &[Block], aliases: &Aliases, insists: bool) -> (Self, Prose) {
        let mut contents = HashSet::new();
        for block in blocks {
            if let Block::Paragraph(p) = block
                && let Some(name) = contents_name(p)
            {
                contents.insert(folded(name));
            }
        }
        let mut draft = Draft::default();
        let title_at = front_matter::title(document, blocks, &mut draft, aliases);
        front_matter::date_and_organisation(document, blocks, &mut draft, aliases);
        let brackets = blocks.iter().any(recommendation::says_what_brackets_hold);
        let has_plan_tables = blocks.iter().any(|b| match b {
            Block::Table(t) => {
                columns::find(t, PREFACE, aliases).is_some_and(|c| !c.are_only_measured())
                    || columns::guess(t).is_some()
                    || quarters::grid(t, aliases).is_some()
            }
            Block::Paragraph(_) => false,
        });
        let plan_table = |t: &Table| {
            columns::find(t, PREFACE, aliases)
                .is_some_and(|c| OtherKind::of(&c, aliases).is_none() && !c.are_only_measured())
                || quarters::grid(t, aliases).is_some()
        };
        let in_tables = blocks.iter().any(|b| matches!(b, Block::Table(t) if plan_table(t)));
        let mut prose = if insists {
            prose::everything(blocks, title_at, &contents, aliases)
        } else {
            prose::recognise(blocks, title_at, &contents, has_plan_tables, brackets, aliases)
        };
        // Sentences that promise something are proposed where nothing else is found: objectives in a table are.
        let measured = |b: &Block| match b {
            Block::Table(t) => columns::find(t, PREFACE, aliases).is_some_and(|c| c.are_only_measured()),
            Block::Paragraph(_) => false,
        };
        if !insists
            && !prose.entries.is_empty()
            && prose.entries.iter().all(|e| e.found_by == FoundBy::Sentence)
            && blocks.iter().any(measured)
        {
            prose = prose::recognise(blocks, title_at, &contents, true, brackets, aliases);
        }
        let headings = classify(blocks, title_at, &contents, &prose, aliases);
        let interpreter = Self {
            draft,
            queries: Vec::new(),
            theme: None,
            service: None,
            of_sheet: None,
            sub_heading: None,
            answering: stated::Answering::default(),
            time: None,
            time_of_theme: false,
            last_columns: None,
            plan_tables: 0,
            sheets: blocks.iter().filter(|b| document.is_grid && matches!(b, Block::Table(_))).count(),
            in_blocks: false,
            contents,
            brackets_hold_authority: brackets,
            named_in_headings: headed_by_theme::names(blocks, aliases),
            leads_in_brackets: false,
            names_beneath: named_beneath::found(blocks, &headings, &prose),
            headings,
            stack: Vec::new(),
            awaiting: Awaiting::Nothing,
            themes_by_name: HashMap::new(),
            is_grid: document.is_grid,
            said_again: Vec::new(),
            explanation: Explanation::default(),
            legend: statuses::Legend::read(blocks),
            said_colours: false,
            aliases: aliases.clone(),
            explained: if insists { HashSet::new() } else { keys::headings(blocks, aliases) },
            plan_stands: !insists && (in_tables || !prose.entries.is_empty()),
            insists,
        };
        (interpreter, prose)
    }

    pub(super) fn unplaced(&mut self, text: &str, reason: UnplacedReason, at: &Location) {
        if !text.trim().is_empty() {
            self.draft.unplaced.push(Unplaced { text: text.trim().to_owned(), reason, source: at.clone() });
        }
    }

    fn table(&mut self, table: &Table) {
        self.awaiting = Awaiting::Nothing;
        if self.is_grid {
            // Every sheet stands for itself.
            (self.theme, self.service, self.of_sheet) = (None, None, None);
            if let Some(sheet) = &table.sheet {
                self.stack = vec![Heading { level: 1, text: sheet.clone() }];
            }
        }
        match quarters::grid(table, &self.aliases) {
            Some(grid) => self.take_grid(table, &grid),
            None => {
                let below = self.below_title(table);
                self.take_table(below.as_ref().unwrap_or(table));
            }
        }
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
