//! Why numbers cannot be what somebody took them for.

/// Numbers that are refused where they come in, so that no figure is ever made of them.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Invalid {
    /// More events than people in a proportion.
    #[error(
        "{events} of {base} cannot be a proportion: more than all. Check the two numbers, or use a rate if one person can count twice."
    )]
    MoreThanAll {
        /// The events or people counted.
        events: f64,
        /// The people among whom they were counted.
        base: f64,
    },
    /// A count below nothing.
    #[error("{what} is {value}: a number of people or events cannot be negative.")]
    Negative {
        /// What the number stands for.
        what: &'static str,
        /// The number that was given.
        value: f64,
    },
    /// Not a number, or without end.
    #[error("{what} is not a finite number.")]
    NotFinite {
        /// What the number stands for.
        what: &'static str,
    },
    /// A count so large that it could no longer be held exactly.
    #[error("{what} is {value}: too large to be calculated with exactly.")]
    TooLarge {
        /// What the number stands for.
        what: &'static str,
        /// The number that was given.
        value: f64,
    },
    /// A number so small that dividing by it tells nothing.
    #[error("{what} is {value}: above 0, but too small to be a weight of anybody.")]
    TooSmall {
        /// What the number stands for.
        what: &'static str,
        /// The number that was given.
        value: f64,
    },
    /// A part of a person where whole people are counted.
    #[error("{value} is not a whole number, and an exact test counts whole people.")]
    NotWhole {
        /// The number that was given.
        value: f64,
    },
    /// A base of nobody where somebody is needed.
    #[error("{what} is 0, and nothing can be divided by it.")]
    Zero {
        /// What the number stands for.
        what: &'static str,
    },
    /// A share outside 0 to 1.
    #[error("{what} is {value}: a share lies between 0 and 1 (22 % is 0.22).")]
    NotAShare {
        /// What the number stands for.
        what: &'static str,
        /// The number that was given.
        value: f64,
    },
    /// A confidence level that no interval can have.
    #[error("A confidence level of {value} cannot be used: it lies between 0.5 and 0.99999 (95 % is 0.95).")]
    Confidence {
        /// The level that was given.
        value: f64,
    },
    /// Too little to calculate from.
    #[error("{what}: {given} given, at least {least} needed.")]
    TooFew {
        /// What there is too little of.
        what: &'static str,
        /// How much there is.
        given: usize,
        /// How much is needed.
        least: usize,
    },
    /// Limits of an interval in the wrong order, or not around the estimate.
    #[error("An estimate of {value} does not lie between {low} and {high}.")]
    OutsideItsInterval {
        /// The estimate.
        value: f64,
        /// The lower limit.
        low: f64,
        /// The upper limit.
        high: f64,
    },
    /// More people at a later stage than at the one before.
    #[error(
        "At stage “{stage}” there are {at} in {who}, but {before} at the stage before: nobody can enter in between."
    )]
    StageGrows {
        /// The later stage.
        stage: String,
        /// In which of the two groups.
        who: &'static str,
        /// How many there.
        at: u64,
        /// How many before.
        before: u64,
    },
    /// Dates that do not come one after another.
    #[error(
        "The readings must be in order of time, each a day or more after the one before: {later} follows {earlier}."
    )]
    OutOfOrder {
        /// The reading before.
        earlier: f64,
        /// The reading after it.
        later: f64,
    },
}
