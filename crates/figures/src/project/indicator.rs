//! Indicators by name: what a standard says of a measure, so that a project need not spell it out.

use super::{
    beside::OwnSets,
    fault::{Finder, meant},
    fields::Placed,
    measure::Direction,
    measure_reader::Kind,
};
use classification::{Indicator, IndicatorSet, Pay};

/// An indicator of a set that comes with the program, or of the body's own.
#[derive(Clone, Copy)]
pub(super) struct Named<'k> {
    set: &'k IndicatorSet,
    indicator: &'k Indicator,
    pub(super) kind: Kind,
    /// Which way its ratio is divided, if it is one.
    pub(super) direction: Option<Direction>,
    /// For how many people its rate is told, if it is one.
    pub(super) per: Option<u32>,
    /// Whether it is about bonuses.
    pub(super) bonus: bool,
}

impl<'k> Named<'k> {
    /// The indicator that `nhs-wres/2` or `nhs-wres/wres-2` names: its set, and its number or id there.
    pub(super) fn find(name: &Placed<String>, own: &'k OwnSets, faults: &mut Finder<'_>) -> Option<Self> {
        let (of, which) = match name.value.split_once('/') {
            Some((of, which)) => (of.trim(), Some(which.trim())),
            None => (name.value.as_str(), None),
        };
        let set =
            own.list.iter().find(|it| it.header.id.as_str() == of).or_else(|| IndicatorSet::builtin(of));
        let Some(set) = set else {
            if own.faulty {
                return None;
            }
            let shipped = classification::builtin::indicator_texts().map(|it| it.0);
            let sets = own.list.iter().map(|it| it.header.id.as_str()).chain(shipped);
            faults.add(name.at, format!("There is no set of indicators “{of}”.{}", meant(of, sets)));
            return None;
        };
        let numbered = |it: &&Indicator| it.number.as_deref() == which;
        let found = which.and_then(|id| set.indicators.iter().find(numbered).or_else(|| set.indicator(id)));
        let Some(indicator) = found else {
            let which = which.unwrap_or_default();
            let by_number = which.is_empty() || which.starts_with(|it: char| it.is_ascii_digit());
            let names = set.indicators.iter().map(|it| match &it.number {
                Some(number) if by_number => number.as_str(),
                _ => it.id.as_str(),
            });
            let words = if which.is_empty() {
                format!("Say which indicator of the set is meant, as in “{of}/1”.{}", meant(which, names))
            } else {
                format!("The set “{of}” has no indicator “{which}”.{}", meant(which, names))
            };
            faults.add(name.at, words);
            return None;
        };
        match Self::measured(set, indicator) {
            Ok(it) => Some(it),
            Err(what) => {
                faults.add(
                    name.at,
                    format!(
                        "No measure works out the indicator “{}”, which is {what}. Take it out.",
                        name.value
                    ),
                );
                None
            }
        }
    }

    fn measured(set: &'k IndicatorSet, indicator: &'k Indicator) -> Result<Self, &'static str> {
        use classification::Kind as Defined;
        let ratio = |it: classification::Direction| match it {
            classification::Direction::ReferenceOverGroup => Direction::ReferenceOverGroup,
            classification::Direction::GroupOverReference => Direction::GroupOverReference,
        };
        let (kind, direction, per) = match &indicator.kind {
            Defined::Representation { .. } => (Kind::Representation, None, None),
            Defined::RelativeLikelihood { direction, .. } => {
                (Kind::Likelihood, Some(ratio(*direction)), None)
            }
            Defined::Survey { .. } => (Kind::Likelihood, Some(Direction::GroupOverReference), None),
            Defined::Rate { per, .. } => (Kind::Rates, None, Some(*per)),
            Defined::RateRatio { direction: classification::Direction::GroupOverReference, .. } => {
                (Kind::Rates, None, None)
            }
            Defined::RateRatio { .. } => return Err("a ratio of rates of the reference over the group"),
            Defined::PayGap { .. } | Defined::PayQuarters | Defined::BonusShare => (Kind::Pay, None, None),
            Defined::Score { .. } => return Err("a score of answers"),
            Defined::Maturity { .. } => return Err("a level that a body finds itself to have reached"),
            Defined::Statement { .. } => return Err("a statement"),
            _ => return Err("of another kind"),
        };
        let bonus = matches!(indicator.kind, Defined::PayGap { pay: Pay::Bonus, .. } | Defined::BonusShare);
        Ok(Self { set, indicator, kind, direction, per, bonus })
    }

    /// Its title.
    pub(super) fn title(&self) -> &'k str {
        &self.indicator.title
    }

    /// Its title after its number, for one among several.
    pub(super) fn label(&self) -> String {
        match &self.indicator.number {
            Some(number) => format!("{number}. {}", self.title()),
            None => self.title().to_owned(),
        }
    }

    /// What a reader must know of it: whose definition it is, and what the set notes.
    pub(super) fn notes(&self) -> Vec<String> {
        let header = &self.set.header;
        let which = match &self.indicator.number {
            Some(number) => format!("Indicator {number}"),
            None => self.title().to_owned(),
        };
        let of =
            format!("Defined after the set of indicators “{}”, version {}.", header.title, header.version);
        [of].into_iter().chain(self.indicator.notes.iter().map(|it| format!("{which}. {it}"))).collect()
    }
}
