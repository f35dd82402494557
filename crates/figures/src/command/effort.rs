//! How much protection may cost before the release is refused.

use super::{Failure, clock, exit, seconds};
use clap::Args;
use disclosure::{Effort, Reason, Refusal};

/// What is said of the work that protection may cost.
#[derive(Args, Debug)]
pub(super) struct EffortArgs {
    /// Refuse if protection takes longer than so many seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    limit: Option<f64>,
    /// Search so many times as long as usual before refusing; counted in steps of the search, which are the same on every
    /// machine
    #[arg(long, value_name = "TIMES", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=1000))]
    effort: u64,
}

impl EffortArgs {
    /// Does something with the effort that is allowed, from now on.
    pub(super) fn spend<T>(&self, task: impl FnOnce(Effort<'_>) -> T) -> T {
        let left = clock(self.limit);
        let usual = Effort::default();
        task(Effort {
            steps: usual.steps.saturating_mul(self.effort),
            seconds_left: self.limit.is_some().then_some(&left),
            ..usual
        })
    }
}

/// A refusal, with how to allow more where the search came to no end, or to an end that the policy does not allow.
pub(super) fn refused(refusal: &Refusal) -> Failure {
    let hint = refusal.why.iter().find_map(|reason| match reason {
        Reason::OutOfSteps | Reason::NotFound { .. } => {
            Some("\nTo search longer, say --effort 8: up to eight times as long.".to_owned())
        }
        Reason::HidesTooMuch { share, .. } => Some(format!(
            "\nTo hide as much as that, name a policy file of your own with most_hidden = {:.2}.",
            (share * 100.0).ceil() / 100.0
        )),
        _ => None,
    });
    Failure::new(exit::REFUSED, format!("{refusal}{}", hint.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_that_came_to_no_end_says_how_to_search_longer() {
        let told = |reason| refused(&Refusal { why: vec![reason], coarser: Vec::new() }).words;
        assert!(told(Reason::OutOfSteps).contains("--effort 8"));
        assert!(told(Reason::NotFound { share: 0.9, most: 0.75 }).contains("--effort 8"));
    }

    #[test]
    fn a_release_that_would_hide_more_than_is_allowed_says_what_would_allow_it() {
        let why = vec![Reason::HidesTooMuch { share: 0.7812, most: 0.75 }];
        let told = refused(&Refusal { why, coarser: Vec::new() }).words;
        assert!(told.contains("hiding 79 %") && told.contains("most_hidden = 0.79"), "{told}");
        assert!(!told.contains("--effort"), "{told}");
    }
}
