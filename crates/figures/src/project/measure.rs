//! What a project measures: each kind with what it needs, and nothing that it does not.

use super::Population;
use equality::Per;

/// A measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its short name, for files and sheets.
    pub id: String,
    /// The title of its table and chart.
    pub title: String,
    /// What it is.
    pub spec: Spec,
    /// What a reader must know beside it.
    pub notes: Vec<String>,
}

/// A kind of measure with what it needs.
#[derive(Debug, Clone, PartialEq)]
pub enum Spec {
    /// The counts themselves.
    Counts {
        /// Of whom.
        of: Population,
        /// The dimensions of the table, one or two.
        by: Vec<usize>,
    },
    /// The share of a group.
    Representation {
        /// Of whom.
        of: Population,
        /// A row for each member of this dimension.
        by: Option<usize>,
        /// Whose share.
        whose: Whose,
        /// What it is held against.
        compared: Option<Compared>,
        /// Whether the rows are units to be seen in a funnel plot.
        funnel: bool,
    },
    /// The share of a group over years on its way to a target.
    Progress {
        /// Data whose parts are years.
        data: usize,
        /// Only of these members of these dimensions.
        only: Vec<(usize, String)>,
        /// Whose share.
        whose: Whose,
        /// Where it is to be.
        target: TargetSpec,
        /// Who leaves and who comes in a year, for the projection.
        flow: Option<Flow>,
    },
    /// How many times as likely one group is as another.
    Likelihood {
        /// What is looked at, a row each.
        items: Vec<Item>,
        /// What the groups are of.
        dimension: usize,
        /// The groups.
        groups: Vec<String>,
        /// What they are compared with.
        reference: String,
        /// A dimension within whose members the comparison is made too.
        strata: Option<usize>,
    },
    /// A process from its first stage to its last.
    Stages {
        /// Data whose parts are the stages.
        data: usize,
        /// What the groups are of.
        dimension: usize,
        /// The group.
        group: String,
        /// What it is compared with.
        reference: String,
    },
    /// Events for each thousand people.
    Rates {
        /// The events.
        events: Population,
        /// The people.
        people: Population,
        /// What the groups are of.
        dimension: usize,
        /// The groups.
        groups: Vec<String>,
        /// What they are compared with.
        reference: String,
        /// A dimension of whose members each has rates of its own.
        by: Option<usize>,
        /// For how many people a rate is.
        per: Per,
        /// Who is among the events and not among the people.
        outside: Option<String>,
        /// The population with whose make-up the groups are compared too.
        standard: Option<Standard>,
        /// Whether the members of `by` are units to be seen in a funnel plot.
        funnel: bool,
    },
    /// The share of small groups that several characteristics make.
    Intersections {
        /// Whose share, of whom.
        part: Part,
        /// The dimensions that are combined, two to four.
        by: Vec<usize>,
        /// Of some of them, the members that are combined; else the finest.
        only: Vec<(usize, String)>,
    },
    /// Gaps in pay.
    Pay {
        /// Data of amounts.
        data: usize,
        /// Data of the bonuses of those who were paid one.
        bonus: Option<usize>,
        /// What the groups are of.
        dimension: usize,
        /// The groups.
        groups: Vec<String>,
        /// What they are compared with.
        reference: String,
    },
}

/// What a share is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A group of those of a population who gave an answer.
    Group {
        /// The population.
        of: Population,
        /// The group.
        whose: Whose,
    },
    /// Those of a population to whom something happened.
    Events {
        /// What happened.
        label: String,
        /// To whom.
        events: Population,
        /// Of whom.
        among: Population,
    },
}

/// A population whose make-up groups are given, so that they can be compared as if they were of the same ages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// The population.
    pub of: Population,
    /// The dimension of its make-up.
    pub over: usize,
}

/// A group of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The dimension.
    pub dimension: usize,
    /// The label of the group.
    pub group: String,
}

/// A value that shares are held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// What it is, with its year.
    pub label: String,
    /// Its value in percent.
    pub value: f64,
    /// Its interval, if it is an estimate itself.
    pub interval: Option<(f64, f64)>,
    /// Whose figure it is.
    pub source: String,
}

/// A target of a share.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetSpec {
    /// What was promised.
    pub label: String,
    /// The share in percent.
    pub value: f64,
    /// By which year.
    pub by: f64,
    /// Whether it is to rise or to fall.
    pub aim: Aim,
}

/// Which way a target points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// At least so much.
    AtLeast,
    /// At most so much.
    AtMost,
}

/// Populations of those who left and came within a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Who left.
    pub leavers: Population,
    /// Who joined from outside.
    pub joiners: Population,
    /// Who was promoted into it.
    pub promotions: Option<Population>,
}

/// Something that happened to some of a population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What.
    pub label: String,
    /// To whom.
    pub events: Population,
    /// Of whom.
    pub among: Population,
    /// Which way it is divided.
    pub direction: Direction,
    /// The same in an earlier year, to tell whether it has changed.
    pub earlier: Option<Earlier>,
}

/// What happened in an earlier year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The year, as people say it.
    pub label: String,
    /// To whom it happened.
    pub events: Population,
    /// Of whom.
    pub among: Population,
}

impl Item {
    /// The same in the earlier year, named by it.
    #[must_use]
    pub fn before(&self) -> Option<Self> {
        let Earlier { label, events, among } = self.earlier.clone()?;
        Some(Self { label, events, among, direction: self.direction, earlier: None })
    }
}

/// Which way a ratio is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The group over what it is compared with: above 1, the group is more likely.
    GroupOverReference,
    /// What it is compared with over the group, as WRES indicators 2 and 4 are.
    ReferenceOverGroup,
}
