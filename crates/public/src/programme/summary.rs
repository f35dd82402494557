//! How a plan is going, in figures and in a sentence.

use super::{Filter, Programme};
use planning::activity::Status;

/// How a plan is going.
pub(crate) struct Summary {
    pub total: usize,
    /// Every status that some activity has, in the order of the statuses.
    pub statuses: Vec<(Status, usize)>,
    pub overdue: usize,
    pub undated: usize,
    pub stale: usize,
}

impl Summary {
    pub(crate) fn of(programme: &Programme) -> Self {
        let counts = programme.select(&Filter::default()).counts;
        Self {
            total: programme.items.len(),
            statuses: counts.statuses.into_iter().collect(),
            overdue: counts.overdue,
            undated: counts.undated,
            stale: counts.stale,
        }
    }

    /// "Of 68 activities, 20 are complete and 48 are on track. 6 are overdue."
    pub(crate) fn sentence(&self) -> String {
        if self.total == 0 {
            return "There are no activities in it yet.".to_owned();
        }
        let parts: Vec<String> = self
            .statuses
            .iter()
            .map(|(status, count)| {
                let verb = match (status, count) {
                    (Status::NotStarted, 1) => "has not started",
                    (Status::NotStarted, _) => "have not started",
                    (Status::Stopped, 1) => "was stopped",
                    (Status::Stopped, _) => "were stopped",
                    (Status::OnTrack, 1) => "is on track",
                    (Status::OnTrack, _) => "are on track",
                    (Status::AtRisk, 1) => "is at risk",
                    (Status::AtRisk, _) => "are at risk",
                    (Status::Delayed, 1) => "is delayed",
                    (Status::Delayed, _) => "are delayed",
                    (Status::Complete, 1) => "is complete",
                    (Status::Complete, _) => "are complete",
                    (Status::Ongoing, 1) => "is ongoing",
                    (Status::Ongoing, _) => "are ongoing",
                };
                format!("{count} {verb}")
            })
            .collect();
        let list = match parts.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => String::new(),
        };
        let noun = if self.total == 1 { "activity" } else { "activities" };
        let late = match self.overdue {
            0 => "None is overdue.".to_owned(),
            1 => "1 is overdue.".to_owned(),
            many => format!("{many} are overdue."),
        };
        format!("Of {} {noun}, {list}. {late}", self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_reads_as_one_would_say_it() {
        let it = Summary {
            total: 8,
            statuses: vec![(Status::NotStarted, 1), (Status::OnTrack, 5), (Status::Complete, 2)],
            overdue: 1,
            undated: 0,
            stale: 0,
        };
        assert_eq!(
            it.sentence(),
            "Of 8 activities, 1 has not started, 5 are on track and 2 are complete. 1 is overdue."
        );
    }
}
