//! What each step from one place of a list to the next costs, and what a line is worth in each place.

use super::CellLine;
use super::item::Item;
use super::learnt::Learnt;
use super::parted::Parted;
use crate::draft::ColumnRole;

/// What it costs to pass over a column: its cell is empty. What is often left out costs little.
pub(in crate::front::text) fn passing(role: Option<ColumnRole>) -> f32 {
    match role {
        Some(ColumnRole::Ref | ColumnRole::RecommendationRef) => 1.5,
        Some(ColumnRole::Activity | ColumnRole::Recommendation) => 2.0,
        Some(ColumnRole::Lead | ColumnRole::LeadAuthority | ColumnRole::TargetDate) => 1.0,
        // Merged over several rows, a theme stands beside the first of them alone.
        Some(ColumnRole::Theme | ColumnRole::Service | ColumnRole::Heading) => 0.4,
        Some(ColumnRole::Achieved | ColumnRole::Status | ColumnRole::Outcome) | None => 0.7,
    }
}

/// What is known of a line once it is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It is the first line of a cell.
    First(usize),
    /// A name or a note across the rows.
    Across,
    /// A further line of a cell.
    More(usize),
}

impl State {
    /// The states of a list of so many columns have numbers: first lines of cells, across, further lines.
    pub(super) fn at(number: usize, columns: usize) -> Self {
        match number.checked_sub(columns) {
            None => Self::First(number),
            Some(0) => Self::Across,
            Some(more) => Self::More(more - 1),
        }
    }

    /// The numbers of a first and of a further line in a column; across the rows both are one.
    pub(super) fn of(column: Option<usize>, columns: usize) -> (usize, usize) {
        column.map_or((columns, columns), |column| (column, columns + 1 + column))
    }

    /// The column of the line; none across the rows.
    pub(super) fn column(self) -> Option<usize> {
        match self {
            Self::First(column) | Self::More(column) => Some(column),
            Self::Across => None,
        }
    }
}

/// What each step from one place to the next costs.
pub(super) struct Steps<'a> {
    roles: &'a [Option<ColumnRole>],
    /// The cost of passing over all columns up to each.
    upto: Vec<f32>,
    parted: Parted,
    /// What it costs beyond the usual that a cell of each column has a second line.
    second_line: Vec<f32>,
    /// What a further line gains at most for what it says, and by how much less one costs where the cell has one already.
    more: f32,
    again: f32,
}

impl<'a> Steps<'a> {
    pub(super) fn new(roles: &'a [Option<ColumnRole>], parted: Parted, learnt: &Learnt) -> Self {
        let mut upto = vec![0.0];
        for cost in learnt.passing(roles) {
            let cost = if parted == Parted::Whole { cost.max(LEFT_OUT) } else { cost };
            upto.push(upto.last().copied().unwrap_or(0.0) + cost);
        }
        let second_line = (0..roles.len()).map(|c| learnt.second_line(c)).collect();
        // Where blank lines stand between cells, they tell more than what a line says.
        let (more, again) = match parted {
            Parted::Apart | Parted::ApartWithEmpty => (0.5, 1.2),
            Parted::Nothing | Parted::Whole | Parted::Rows { .. } | Parted::Cells => (1.2, 1.6),
        };
        Self { roles, upto, parted, second_line, more, again }
    }

    pub(super) fn columns(&self) -> usize {
        self.roles.len()
    }

    pub(super) fn states(&self) -> usize {
        self.roles.len() * 2 + 1
    }

    fn role(&self, column: usize) -> Option<ColumnRole> {
        self.roles.get(column).copied().flatten()
    }

    /// The cost of the empty cells between two columns.
    fn between(&self, from: usize, to: usize) -> f32 {
        let at = |n: usize| self.upto.get(n).copied().unwrap_or(0.0);
        (at(to) - at(from)).max(0.0)
    }

    /// How well a line fits in each column, and last across the rows.
    pub(super) fn fits(&self, cell: &CellLine<'_>, learnt: &Learnt) -> Vec<f32> {
        let columns = self.roles.iter().map(|role| cell.look.fits(*role)).chain([cell.look.across()]);
        // Where the first column is of themes, they stand in it rather than over rows.
        let themed = cell.look.is_theme() && self.role(0) == Some(ColumnRole::Theme);
        let columns = columns.enumerate().map(|(to, fits)| match self.role(to) {
            Some(ColumnRole::Theme) if themed => fits.max(cell.look.across()),
            _ if themed && to == self.columns() => -1.0,
            _ => fits,
        });
        let likes = learnt.likes(cell.text).unwrap_or_default();
        let kinds = learnt.kind_likes(&cell.look).unwrap_or_default();
        let more = |to: usize| likes.get(to).copied().unwrap_or(0.0) + kinds.get(to).copied().unwrap_or(0.0);
        let held = |to: usize| cell.shape.map_or(0.0, |shape| learnt.held(to, self.columns(), shape));
        columns.enumerate().map(|(to, fits)| fits + more(to) + held(to)).collect()
    }

    /// What is gained where the list begins in a place.
    pub(super) fn start(&self, to: State, fits: &[f32]) -> f32 {
        match to {
            State::First(column) => at(fits, column) - 1.5 * self.between(0, column),
            State::Across => at(fits, self.columns()),
            State::More(_) => f32::MIN,
        }
    }

    /// What it costs that the list ends with a line in a place: a name over rows has rows beneath it, and the last row may lack its
    /// last cells as any other.
    pub(super) fn end(&self, last: State, cell: &CellLine<'_>) -> f32 {
        match last.column() {
            Some(column) => self.between(column + 1, self.columns()),
            None if cell.look.is_update() => 0.0,
            None => 4.0,
        }
    }

    /// What is gained where a line begins a cell or stands across the rows, below a line in a column or across, where that can be.
    pub(super) fn go_on(
        &self,
        before: Option<usize>,
        to: State,
        cell: &CellLine<'_>,
        fits: &[f32],
    ) -> Option<f32> {
        match to {
            State::First(column) if before == Some(column) && !self.ends_row(cell) => None,
            State::First(column) => Some(at(fits, column) - self.new_cell(before, column, cell)),
            State::Across => Some(at(fits, self.columns()) - self.across(before, cell)),
            State::More(_) => None,
        }
    }

    /// What is gained where a line is a further one of the cell above, which has several already or not.
    pub(super) fn stay(&self, column: usize, again: bool, cell: &CellLine<'_>, fits: &[f32]) -> f32 {
        self.more_fits(cell, at(fits, column)) - self.more(column, again, cell)
    }

    /// A cell is known by its first line: many below it say no more than one, and what goes on in the middle of a sentence
    /// says nothing by its own looks.
    fn more_fits(&self, cell: &CellLine<'_>, fits: f32) -> f32 {
        if cell.follows.midway() { MIDWAY } else { fits.min(self.more) }
    }

    /// True where blank lines above a line may end a row that has no more than one cell.
    fn ends_row(&self, cell: &CellLine<'_>) -> bool {
        match self.parted {
            Parted::Rows { within } => cell.gap > within,
            _ => self.parted.empty_above(cell.gap).is_some_and(|empty| empty > 0),
        }
    }

    /// What it costs that a line is a further one of the cell above, which has several already or not.
    fn more(&self, column: usize, again: bool, cell: &CellLine<'_>) -> f32 {
        let role = self.role(column);
        let named = matches!(
            role,
            Some(
                ColumnRole::Lead
                    | ColumnRole::LeadAuthority
                    | ColumnRole::TargetDate
                    | ColumnRole::Theme
                    | ColumnRole::Service
                    | ColumnRole::Heading
                    | ColumnRole::Status
            )
        );
        let mut cost = match cell.item {
            // A list with letters is of things to do, or of what was done.
            Item::Next if named => 1.5,
            Item::Next => -1.5,
            Item::Listed | Item::Again if named && role != Some(ColumnRole::Lead) => 1.0,
            Item::Listed | Item::Again => -0.5,
            // "We have set up a group." goes on with what has been achieved.
            Item::None if role == Some(ColumnRole::Achieved) && cell.look.tells() => 1.0,
            Item::None if role == Some(ColumnRole::Lead) && cell.look.names_several_words() => {
                cell.follows.cost_of_more().min(1.6)
            }
            Item::None => cell.follows.cost_of_more(),
        };
        if cell.item == Item::None && !cell.follows.midway() && !cell.follows.announced {
            cost += at(&self.second_line, column);
        }
        if cell.counts {
            cost += OUT_OF_COUNT;
        }
        if again && !named && cell.item == Item::None {
            cost -= if cell.announced { self.again * 1.5 } else { self.again };
        }
        match self.parted {
            Parted::Apart | Parted::ApartWithEmpty if cell.gap == 0 => cost = 0.0,
            Parted::Apart | Parted::ApartWithEmpty if cell.item == Item::None => cost += 1.5,
            Parted::Rows { within } if cell.gap > within => cost += 2.5,
            _ => {}
        }
        match self.parted.empty_above(cell.gap) {
            Some(empty) if cell.gap > 0 => cost + off(0, empty),
            _ => cost,
        }
    }

    /// What it costs that a line begins a cell.
    fn new_cell(&self, before: Option<usize>, to: usize, cell: &CellLine<'_>) -> f32 {
        let k = self.columns();
        let within = before.is_some_and(|b| to > b);
        let passed = match before {
            None => self.between(0, to),
            Some(before) if within => self.between(before + 1, to),
            Some(before) => self.between(before + 1, k) + self.between(0, to),
        };
        let mut cost = cell.follows.cost_of_new();
        if cell.item != Item::None {
            cost += match within {
                // A date is hardly ever one of several.
                true if self.role(to) == Some(ColumnRole::TargetDate) && cell.look.is_short() => 1.5,
                true if self.role(to) == Some(ColumnRole::TargetDate) => 3.0,
                true if cell.item == Item::Again => 1.2,
                true => 0.3,
                false => 1.5,
            };
        }
        if cell.counts {
            cost += if to == 0 && !within { -MET } else { OUT_OF_COUNT };
        }
        match self.parted {
            Parted::Whole => cost -= EVEN,
            Parted::Apart | Parted::ApartWithEmpty if cell.gap == 0 => cost += 3.0,
            Parted::Rows { within: gap } if cell.gap > gap && within => cost += 2.5,
            Parted::Rows { within: gap } if cell.gap <= gap && !within && before.is_some() => cost += 2.5,
            _ => {}
        }
        // What is empty need not be guessed where blank lines tell of it.
        let told = self.parted.empty_above(cell.gap).map(|empty| match before {
            // Over rows a name is one wide cell, or the first of a row of empty ones.
            None => off(to, empty).min(off(k - 1 + to, empty)),
            Some(before) if within => off(to - before - 1, empty),
            Some(before) => off(k - 1 - before + to, empty),
        });
        cost + told.unwrap_or(passed)
    }

    /// What it costs that a line stands across the rows.
    fn across(&self, before: Option<usize>, cell: &CellLine<'_>) -> f32 {
        let k = self.columns();
        let mut cost = cell.follows.cost_of_new();
        let rest = before.map_or(0.2, |before| self.between(before + 1, k));
        if matches!(self.parted, Parted::Apart | Parted::ApartWithEmpty) && cell.gap == 0 {
            cost += 3.0;
        }
        if let Parted::Rows { within } = self.parted
            && cell.gap <= within
            && before.is_some()
        {
            cost += 2.5;
        }
        let told = self.parted.empty_above(cell.gap).map(|empty| match before {
            None => off(0, empty).min(off(k - 1, empty)),
            Some(before) => off(k - 1 - before, empty),
        });
        cost + told.unwrap_or(rest)
    }
}

/// What each place costs that is passed over without an empty cell, or the other way round, less what is gained where they are
/// as many: that is no chance.
fn off(passed: usize, empty: usize) -> f32 {
    match passed.abs_diff(empty) {
        0 if empty > 0 => -MET,
        by => OFF * by as f32,
    }
}

fn at(fits: &[f32], place: usize) -> f32 {
    fits.get(place).copied().unwrap_or(f32::MIN)
}

/// What it costs that a line whose letter counts the rows begins none.
const OUT_OF_COUNT: f32 = 4.0;

/// What it costs that a cell is left out where none should be.
const LEFT_OUT: f32 = 3.0;

/// What each cell gains where none is left out: that rows come round evenly is no chance.
const EVEN: f32 = 0.4;

/// What a further line gains that goes on in the middle of a sentence.
const MIDWAY: f32 = 0.5;

/// What each place costs that is passed over without an empty cell, or the other way round.
const OFF: f32 = 5.0;

/// What is gained where as many places are passed over as there are empty cells: that is no chance.
const MET: f32 = 0.8;
