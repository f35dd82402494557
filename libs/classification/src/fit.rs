//! Which classification a column of a file was probably written with: a proposal for a person to accept.

use std::collections::HashSet;

use crate::builtin;
use crate::classification::Classification;
use crate::find::Reading;
use crate::group::Characteristic;
use crate::normal::normal_form;

/// How well a classification reads a column.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// The classification.
    pub classification: &'static Classification,
    /// The heading of the column speaks of what it tells people apart by.
    pub heading: bool,
    /// Different labels that are one of its finest groups.
    pub finest: usize,
    /// Different labels that are a broader group of it.
    pub broader: usize,
    /// Different labels that a person would have to decide on.
    pub undecided: usize,
}

/// The most different labels of a column that are looked at: a column with more is no list of groups.
const MOST_LABELS: usize = 1_000;

/// The classifications that come with the library and read at least one label of a column as a group and more than they
/// leave undecided, best first: those the heading speaks of, then those that leave the fewest undecided, then those that
/// read the most as finest groups. Empty for a column that is no list of groups.
pub fn fits<'l>(heading: &str, labels: impl IntoIterator<Item = &'l str>) -> Vec<Fit> {
    let mut seen = HashSet::new();
    let labels: Vec<&str> =
        labels.into_iter().filter(|label| seen.insert(normal_form(label))).take(MOST_LABELS + 1).collect();
    if labels.len() > MOST_LABELS {
        return Vec::new();
    }
    let heading = normal_form(heading);
    let words: Vec<&str> = heading.split(' ').collect();
    let mut fits: Vec<Fit> = builtin::ids()
        .filter_map(Classification::builtin)
        .map(|of| fit(of, &words, &labels))
        .filter(|fit| fit.finest + fit.broader > fit.undecided)
        .collect();
    fits.sort_by_key(|fit| (!fit.heading, fit.undecided, fit.broader, usize::MAX - fit.finest));
    fits
}

fn fit(of: &'static Classification, words: &[&str], labels: &[&str]) -> Fit {
    let speaks = |word: &&str| stems(of.characteristic()).iter().any(|stem| word.starts_with(stem));
    let mut fit =
        Fit { classification: of, heading: words.iter().any(speaks), finest: 0, broader: 0, undecided: 0 };
    for label in labels {
        match of.find(label) {
            Reading::Group(group) if group.is_finest() => fit.finest += 1,
            Reading::Group(_) => fit.broader += 1,
            Reading::Total(_) | Reading::NonAnswer(_) => {}
            Reading::Ambiguous(_) | Reading::Unmatched { .. } => fit.undecided += 1,
        }
    }
    fit
}

/// How the words begin by which headings speak of a characteristic.
fn stems(of: Characteristic) -> &'static [&'static str] {
    match of {
        Characteristic::Ethnicity => &["ethnic", "race", "racial"],
        Characteristic::Sex => &["sex", "gender"],
        Characteristic::GenderIdentity => &["identity", "trans", "reassignment"],
        Characteristic::Disability => &["disab", "impairment"],
        Characteristic::Religion => &["relig", "belief", "faith"],
        Characteristic::SexualOrientation => &["orientation", "sexuality"],
        Characteristic::Age => &["age"],
        Characteristic::Marriage => &["marital", "marriage", "civil", "partnership"],
        Characteristic::Pregnancy => &["pregnan", "maternity"],
        Characteristic::SocioEconomicBackground => &["socio", "parental", "class"],
        Characteristic::Caring => &["carer", "caring", "care"],
        Characteristic::WorkingPattern => &["hours", "pattern", "contract", "fulltime", "full"],
        Characteristic::Grade => &["grade", "band", "rank"],
        Characteristic::Own => &[],
    }
}
