//! A way through stages, as recruitment is: applied, shortlisted, appointed. Where does a group fall behind?

use crate::{Confidence, Invalid, Likelihood, Proportion, relative_likelihood};

/// One stage, and how many of both groups reached it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Of the group.
    pub group: u64,
    /// Of the comparator.
    pub comparator: u64,
}

/// Stages in order. Nobody can enter in between, so that the numbers can only fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages(Vec<Stage>);

/// From one stage to another, for the group against its comparator.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// From which stage.
    pub from: String,
    /// To which.
    pub to: String,
    /// How many times as likely the group was to get there, and the difference.
    pub likelihood: Likelihood,
}

impl Stages {
    /// Two stages at least.
    ///
    /// # Errors
    /// If there are fewer, or a number grows from one stage to the next.
    pub fn new(stages: Vec<Stage>) -> Result<Self, Invalid> {
        if stages.len() < 2 {
            return Err(Invalid::TooFew { what: "Stages", given: stages.len(), least: 2 });
        }
        for pair in stages.windows(2) {
            let [before, at] = pair else { continue };
            for (who, before, now) in
                [("the group", before.group, at.group), ("the comparator", before.comparator, at.comparator)]
            {
                if now > before {
                    return Err(Invalid::StageGrows { stage: at.name.clone(), who, at: now, before });
                }
            }
        }
        Ok(Self(stages))
    }

    /// The stages.
    pub fn all(&self) -> &[Stage] {
        &self.0
    }

    /// Each stage against the one before.
    ///
    /// # Errors
    /// If a number is too large to be held exactly.
    pub fn each(&self, confidence: Confidence) -> Result<Vec<Passage>, Invalid> {
        self.0.windows(2).map(|pair| passage(&pair[0], &pair[1], confidence)).collect()
    }

    /// Each stage against the first: what the steps add up to.
    ///
    /// # Errors
    /// If a number is too large to be held exactly.
    pub fn cumulative(&self, confidence: Confidence) -> Result<Vec<Passage>, Invalid> {
        self.0[1..].iter().map(|to| passage(&self.0[0], to, confidence)).collect()
    }
}

fn passage(from: &Stage, to: &Stage, confidence: Confidence) -> Result<Passage, Invalid> {
    let group = Proportion::new(to.group, from.group)?;
    let comparator = Proportion::new(to.comparator, from.comparator)?;
    Ok(Passage {
        from: from.name.clone(),
        to: to.name.clone(),
        likelihood: relative_likelihood(group, comparator, confidence),
    })
}
