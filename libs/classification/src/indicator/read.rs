//! From the text of a file to a checked set of indicators.

use std::collections::HashMap;

use super::{Average, Better, Breakdown, Direction, Indicator, IndicatorSet, Kind, Origin, Pay};
use crate::builtin;
use crate::classification::Classification;
use crate::code::Code;
use crate::fields::{self, Fields, Placed};
use crate::header;
use crate::located::{Faults, LocatedError, Problem};

const DIRECTIONS: [(&str, Direction); 2] = [
    ("reference-over-group", Direction::ReferenceOverGroup),
    ("group-over-reference", Direction::GroupOverReference),
];
const BETTER: [(&str, Better); 5] = [
    ("higher", Better::Higher),
    ("lower", Better::Lower),
    ("near-one", Better::NearOne),
    ("near-zero", Better::NearZero),
    ("near-comparator", Better::NearComparator),
];
const ORIGINS: [(&str, Origin); 6] = [
    ("workforce", Origin::Workforce),
    ("recruitment", Origin::Recruitment),
    ("payroll", Origin::Payroll),
    ("survey", Origin::Survey),
    ("service", Origin::Service),
    ("self-assessment", Origin::SelfAssessment),
];
const AVERAGES: [(&str, Average); 2] = [("mean", Average::Mean), ("median", Average::Median)];
const PAY: [(&str, Pay); 2] = [("hourly", Pay::Hourly), ("bonus", Pay::Bonus)];

#[derive(Clone, Copy)]
enum KindWord {
    Representation,
    RelativeLikelihood,
    Rate,
    RateRatio,
    PayGap,
    PayQuarters,
    BonusShare,
    Survey,
    Score,
    Maturity,
    Statement,
}

const KINDS: [(&str, KindWord); 11] = [
    ("representation", KindWord::Representation),
    ("relative-likelihood", KindWord::RelativeLikelihood),
    ("rate", KindWord::Rate),
    ("rate-ratio", KindWord::RateRatio),
    ("pay-gap", KindWord::PayGap),
    ("pay-quarters", KindWord::PayQuarters),
    ("bonus-share", KindWord::BonusShare),
    ("survey", KindWord::Survey),
    ("score", KindWord::Score),
    ("maturity", KindWord::Maturity),
    ("statement", KindWord::Statement),
];

/// Finds a classification by its id.
pub(super) type Finder<'f, 'c> = &'f dyn Fn(&str) -> Option<&'c Classification>;

pub(super) fn set(name: &str, text: &str, find: Finder<'_, '_>) -> Result<IndicatorSet, Vec<LocatedError>> {
    fields::read(name, text, "the file", |fields, faults| build(fields, find, faults))
}

fn build(mut fields: Fields<'_, '_>, find: Finder<'_, '_>, faults: &mut Faults<'_>) -> Option<IndicatorSet> {
    let header = header::read(&mut fields, faults);
    let common =
        fields.table("breakdown", "the breakdown", faults).and_then(|table| breakdown(table, find, faults));
    let tables = fields.tables("indicator", "an indicator", faults);
    if tables.is_empty() {
        faults.add(fields.at, Problem::Nothing { what: "[[indicator]]" });
    }
    fields.done(faults);
    let mut seen: HashMap<Code, usize> = HashMap::new();
    let mut indicators = Vec::with_capacity(tables.len());
    for table in tables {
        let Some((at, indicator)) = indicator(table, common.as_ref(), find, faults) else { continue };
        if let Some(first) = seen.get(&indicator.id) {
            let first = faults.line(*first);
            faults.add(at, Problem::DuplicateCode { code: indicator.id.to_string(), first });
            continue;
        }
        seen.insert(indicator.id.clone(), at);
        indicators.push(indicator);
    }
    Some(IndicatorSet { header: header?, indicators })
}

fn indicator(
    mut fields: Fields<'_, '_>,
    common: Option<&Breakdown>,
    find: Finder<'_, '_>,
    faults: &mut Faults<'_>,
) -> Option<(usize, Indicator)> {
    let at = fields.at;
    let id = fields.required_code("id", faults);
    let number = fields.text("number", faults).map(|number| number.value);
    let title = fields.required_text("title", faults);
    let word = fields.required_word("kind", &KINDS, faults);
    let better = fields.required_word("better", &BETTER, faults);
    let origin = fields.required_word("origin", &ORIGINS, faults);
    let minimum = fields.number("minimum", faults).map(|number| number.value);
    let months = fields.number("months", faults).map(|number| number.value);
    let notes: Vec<String> = fields.texts("notes", faults).into_iter().map(|note| note.value).collect();
    let verified = fields.flag("verified", faults).unwrap_or(false);
    let own =
        fields.table("breakdown", "the breakdown", faults).and_then(|table| breakdown(table, find, faults));
    let kind = word.and_then(|word| kind(word, &mut fields, faults));
    fields.done(faults);

    let kind = kind?;
    let plain = matches!(kind, Kind::Maturity { .. } | Kind::Statement { .. });
    let breakdown = own.or_else(|| if plain { None } else { common.cloned() });
    if !plain && breakdown.is_none() {
        faults.add(at, Problem::Missing { of: "an indicator that compares people", key: "breakdown" });
    }
    if matches!(kind, Kind::RelativeLikelihood { .. } | Kind::RateRatio { .. } | Kind::PayGap { .. })
        && breakdown.as_ref().is_some_and(|breakdown| breakdown.reference.is_none())
    {
        faults.add(
            at,
            Problem::Contradiction("it compares with a reference group, and its breakdown names none".into()),
        );
    }
    let id = id?;
    Some((
        id.at,
        Indicator {
            id: id.value,
            number,
            title: title?.value,
            kind,
            breakdown,
            better: better?,
            origin: origin?,
            minimum,
            months,
            notes,
            verified,
        },
    ))
}

fn kind(word: KindWord, fields: &mut Fields<'_, '_>, faults: &mut Faults<'_>) -> Option<Kind> {
    let mut text = |key, faults: &mut Faults<'_>| fields.required_text(key, faults).map(|text| text.value);
    Some(match word {
        KindWord::Representation => {
            let of = text("of", faults);
            let each = fields.text("each", faults).map(|text| text.value);
            let comparator = fields.text("comparator", faults).map(|text| text.value);
            let gap = fields.flag("gap", faults).unwrap_or(false);
            Kind::Representation { of: of?, each, comparator, gap }
        }
        KindWord::RelativeLikelihood => {
            let (numerator, denominator) = (text("numerator", faults), text("denominator", faults));
            let direction = fields.required_word("direction", &DIRECTIONS, faults);
            Kind::RelativeLikelihood {
                numerator: numerator?,
                denominator: denominator?,
                direction: direction?,
            }
        }
        KindWord::Rate => {
            let (numerator, denominator) = (text("numerator", faults), text("denominator", faults));
            let per = fields.number("per", faults);
            if let Some(Placed { value: 0, at }) = per {
                faults.add(
                    at,
                    Problem::Contradiction("`per` is 0; a rate is told for 1 person or more".into()),
                );
            }
            let per = per.map_or(1_000, |per| per.value);
            Kind::Rate { numerator: numerator?, denominator: denominator?, per }
        }
        KindWord::RateRatio => {
            let (numerator, denominator) = (text("numerator", faults), text("denominator", faults));
            let direction = fields.required_word("direction", &DIRECTIONS, faults);
            Kind::RateRatio { numerator: numerator?, denominator: denominator?, direction: direction? }
        }
        KindWord::PayGap => {
            let average = fields.required_word("average", &AVERAGES, faults);
            let pay = fields.required_word("pay", &PAY, faults);
            Kind::PayGap { average: average?, pay: pay? }
        }
        KindWord::PayQuarters => Kind::PayQuarters,
        KindWord::BonusShare => Kind::BonusShare,
        KindWord::Survey => {
            let (question, numerator) = (text("question", faults), text("numerator", faults));
            let denominator = text("denominator", faults);
            Kind::Survey { question: question?, numerator: numerator?, denominator: denominator? }
        }
        KindWord::Score => {
            let (question, denominator) = (text("question", faults), text("denominator", faults));
            Kind::Score { question: question?, denominator: denominator? }
        }
        KindWord::Maturity => {
            let module = text("module", faults);
            let levels: Vec<String> =
                fields.texts("levels", faults).into_iter().map(|level| level.value).collect();
            if levels.len() < 2 {
                faults.add(fields.at, Problem::Contradiction("`levels` needs two levels or more".into()));
            }
            Kind::Maturity { module: module?, levels }
        }
        KindWord::Statement => Kind::Statement { question: text("question", faults)? },
    })
}

fn breakdown(mut fields: Fields<'_, '_>, find: Finder<'_, '_>, faults: &mut Faults<'_>) -> Option<Breakdown> {
    let of = fields.required_text("classification", faults);
    let group = fields.code("group", faults);
    let reference = fields.code("reference", faults);
    fields.done(faults);
    let of = of?;
    let Some(classification) = find(&of.value) else {
        let meant = faults.nearest(&of.value, builtin::ids());
        faults.add(of.at, Problem::NoSuchClassification { id: of.value, meant });
        return None;
    };
    for code in [&group, &reference].into_iter().flatten() {
        if classification.group(code.value.as_str()).is_none() {
            let meant =
                faults.nearest(code.value.as_str(), classification.groups().map(|it| it.code().as_str()));
            let problem =
                Problem::NoSuchCode { code: code.value.to_string(), classification: of.value.clone(), meant };
            faults.add(code.at, problem);
        }
    }
    Some(Breakdown {
        characteristic: classification.characteristic(),
        classification: of.value,
        group: group.map(|code| code.value),
        reference: reference.map(|code| code.value),
    })
}
