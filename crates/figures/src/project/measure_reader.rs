//! Reading what a project measures, kind by kind.

use super::{
    Population,
    fault::Finder,
    fields::{Fields, Placed},
    indicator::Named,
    measure::{Aim, Compared, Flow, Measure, Spec, TargetSpec, Whose},
    pay_data::Taken,
    read::Known,
};

/// The longest id of a measure: files, sheets and ids in pictures begin with it.
const LONGEST_ID: usize = 80;

const KINDS: [(&str, Kind); 8] = [
    ("counts", Kind::Counts),
    ("representation", Kind::Representation),
    ("progress", Kind::Progress),
    ("likelihood", Kind::Likelihood),
    ("stages", Kind::Stages),
    ("rates", Kind::Rates),
    ("intersections", Kind::Intersections),
    ("pay", Kind::Pay),
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Counts,
    Representation,
    Progress,
    Likelihood,
    Stages,
    Rates,
    Intersections,
    Pay,
}

pub(super) fn read(mut fields: Fields<'_, '_>, known: &Known<'_>, faults: &mut Finder<'_>) -> Option<Taken> {
    let at = fields.at;
    let id = fields.needed_text("id", faults);
    let indicator = match fields.text("indicator", faults) {
        // Nothing more can be said of a measure whose definition is not known.
        Some(name) => Some(Named::find(&name, known.sets, faults)?),
        None => None,
    };
    let title = match indicator {
        Some(it) if !fields.has("title") => Some(it.title().to_owned()),
        _ => fields.needed_text("title", faults).map(|it| it.value),
    };
    let notes = fields.texts("notes", faults).into_iter().map(|it| it.value).collect();
    let kind = kind(&mut fields, indicator, faults);
    let mut reader = Reader {
        fields,
        known,
        faults,
        indicator,
        title: title.clone().unwrap_or_default(),
        notes,
        told_apart: Vec::new(),
    };
    if let Some(it) = indicator {
        reader.note(it);
    }
    let spec = kind.and_then(|kind| match kind {
        Kind::Counts => reader.counts(),
        Kind::Representation => reader.representation(),
        Kind::Progress => reader.progress(),
        Kind::Likelihood => reader.likelihood(),
        Kind::Stages => reader.stages(),
        Kind::Rates => reader.rates(),
        Kind::Intersections => reader.intersections(),
        Kind::Pay => reader.pay(),
    });
    let Reader { fields, notes, told_apart, .. } = reader;
    if kind.is_some() {
        fields.done(faults);
    }
    let id = id?;
    if !id.value.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-')
        || id.value.starts_with('-')
        || id.value.len() > LONGEST_ID
    {
        let words = format!(
            "The id “{}” names files: write it in small letters, digits and hyphens, {LONGEST_ID} at most.",
            id.value
        );
        faults.add(id.at, words);
        return None;
    }
    let measure = Measure { id: id.value, title: title?, spec: spec?, notes };
    Some(Taken { at, measure, told_apart })
}

/// The kind that is written, or that of the indicator; both, if they are the same.
fn kind(fields: &mut Fields<'_, '_>, indicator: Option<Named<'_>>, faults: &mut Finder<'_>) -> Option<Kind> {
    let Some(at) = fields.place("kind") else {
        if indicator.is_none() {
            let kinds = KINDS.map(|it| it.0).join(", ");
            let words = format!("A [[measure]] needs `kind`: one of {kinds}; or `indicator`.");
            faults.add(fields.at, words);
        }
        return indicator.map(|it| it.kind);
    };
    let written = fields.word("kind", &KINDS, faults)?;
    if let Some(defined) = indicator.map(|it| it.kind)
        && defined != written
    {
        let name = KINDS.iter().find(|it| it.1 == defined).map_or("", |it| it.0);
        faults.add(at, format!("The indicator is of the kind “{name}”. Take `kind` out."));
    }
    Some(written)
}

/// A measure while its kind is read.
pub(super) struct Reader<'d, 'i, 'k, 'f, 't> {
    pub(super) fields: Fields<'d, 'i>,
    pub(super) known: &'k Known<'k>,
    pub(super) faults: &'f mut Finder<'t>,
    pub(super) indicator: Option<Named<'k>>,
    pub(super) title: String,
    notes: Vec<String>,
    told_apart: Vec<(usize, usize)>,
}

impl Reader<'_, '_, '_, '_, '_> {
    /// Puts what a reader must know of an indicator beside the measure, once.
    pub(super) fn note(&mut self, indicator: Named<'_>) {
        for it in indicator.notes() {
            if !self.notes.contains(&it) {
                self.notes.push(it);
            }
        }
    }

    fn counts(&mut self) -> Option<Spec> {
        let of = self.population("of");
        let at = self.fields.at;
        let written = self.fields.texts("by", self.faults);
        let by: Vec<usize> = written.iter().filter_map(|it| self.known.dimension(it, self.faults)).collect();
        if written.is_empty() || written.len() > 2 {
            self.faults
                .add(at, "Counts need `by` with one dimension or two: by = [\"grade\", \"ethnicity\"].");
        }
        let of = of?;
        self.has_columns(&of, &by);
        Some(Spec::Counts { of, by })
    }

    fn representation(&mut self) -> Option<Spec> {
        let of = self.population("of");
        let by = self.dimension_if("by");
        let whose = self.whose();
        let funnel = self.fields.flag("funnel", self.faults).unwrap_or(false);
        if funnel && by.is_none() {
            self.faults.add(self.fields.at, "A funnel plot needs `by`: which units are seen in it.");
        }
        let compared =
            self.fields.table("comparator", "`comparator`", self.faults).map(|it| compared(it, self.faults));
        let (of, whose) = (of?, whose?);
        self.has_columns(&of, &[vec![whose.dimension], by.into_iter().collect()].concat());
        Some(Spec::Representation { of, by, whose, compared: compared.flatten(), funnel })
    }

    fn progress(&mut self) -> Option<Spec> {
        let data = self.data("of");
        let whose = self.whose();
        let only = self.only().into_iter().map(|(dimension, member)| (dimension, member.value)).collect();
        let at = self.fields.at;
        let target = match self.fields.table("target", "`target`", self.faults) {
            Some(it) => target(it, self.faults),
            None => {
                self.faults.add(
                    at,
                    "Progress needs a `target`: target = { label = \"…\", value = 38.0, by = 2030 }.",
                );
                None
            }
        };
        let flow = if self.fields.has("leavers") || self.fields.has("joiners") {
            let (leavers, joiners) = (self.population("leavers"), self.population("joiners"));
            let promotions = self.fields.has("promotions").then(|| self.population("promotions")).flatten();
            Some(Flow { leavers: leavers?, joiners: joiners?, promotions })
        } else {
            None
        };
        let data = data?;
        let parts = self.known.data.get(data.value).and_then(|it| it.parts.as_ref());
        match parts {
            Some(parts) if parts.names.iter().all(|it| it.parse::<f64>().is_ok_and(|it| (1900.0..2200.0).contains(&it))) => {}
            _ => self.faults.add(
                data.at,
                "Progress needs data whose parts are years: parts = { column = \"year\", names = [\"2025\", \"2026\"] }.",
            ),
        }
        Some(Spec::Progress { data: data.value, only, whose: whose?, target: target?, flow })
    }

    fn stages(&mut self) -> Option<Spec> {
        let data = self.data("of");
        let compared = self.compared_groups();
        let (data, (dimension, groups, reference)) = (data?, compared?);
        let parts = self.known.data.get(data.value).and_then(|it| it.parts.as_ref());
        if !parts.is_some_and(|it| it.nested && it.names.len() >= 2) {
            self.faults.add(
                data.at,
                "Stages need data whose parts are stages, each within the one before: parts = { column = \"stage\", names = [\"Applied\", \"Shortlisted\"], nested = true }.",
            );
        }
        let group = groups.into_iter().next()?;
        Some(Spec::Stages { data: data.value, dimension, group, reference })
    }

    /// Members of other dimensions, to which a measure is narrowed.
    pub(super) fn only(&mut self) -> Vec<(usize, Placed<String>)> {
        let mut only = Vec::new();
        for (dimension, members) in self.fields.lists("only", self.faults) {
            let Some(place) = self.known.dimension(&dimension, self.faults) else { continue };
            for member in members {
                if let Some(value) = self.known.member(place, &member, self.faults) {
                    only.push((place, Placed { value, at: member.at }));
                }
            }
        }
        only
    }

    pub(super) fn whose(&mut self) -> Option<Whose> {
        let dimension = self.fields.needed_text("characteristic", self.faults);
        let group = self.fields.needed_text("group", self.faults);
        let dimension = self.known.dimension(&dimension?, self.faults)?;
        Some(Whose { dimension, group: self.known.member(dimension, &group?, self.faults)? })
    }

    /// The groups that are compared (all of them where none is named), and what they are compared with.
    pub(super) fn compared_groups(&mut self) -> Option<(usize, Vec<String>, String)> {
        let dimension = self.fields.needed_text("characteristic", self.faults);
        let reference = self.fields.needed_text("reference", self.faults);
        let written = self.fields.texts("group", self.faults);
        let dimension = self.known.dimension(&dimension?, self.faults)?;
        let reference = self.known.member(dimension, &reference?, self.faults)?;
        let mut groups: Vec<String> =
            written.iter().filter_map(|it| self.known.member(dimension, it, self.faults)).collect();
        if written.is_empty() {
            let members = &self.known.dimensions.get(dimension)?.members;
            let inside = |label: &str| members.with_parents(label).contains(&reference);
            groups = members.finest().map(|it| it.label.clone()).filter(|it| !inside(it)).collect();
        }
        if groups.is_empty() {
            self.faults.add(self.fields.at, "There is no group to compare. Name one with `group`.");
            return None;
        }
        Some((dimension, groups, reference))
    }

    pub(super) fn population(&mut self, key: &'static str) -> Option<Population> {
        let written = self.fields.needed_text(key, self.faults)?;
        self.known.population(&written, self.faults)
    }

    pub(super) fn data(&mut self, key: &'static str) -> Option<Placed<usize>> {
        let written = self.fields.needed_text(key, self.faults)?;
        let value = self.known.data(&written, self.faults)?;
        Some(Placed { value, at: written.at })
    }

    pub(super) fn dimension_if(&mut self, key: &'static str) -> Option<usize> {
        let written = self.fields.text(key, self.faults)?;
        self.known.dimension(&written, self.faults)
    }

    /// Whether the data of a population tells the dimensions apart that a measure needs.
    pub(super) fn has_columns(&mut self, of: &Population, dimensions: &[usize]) {
        let Some(data) = self.known.data.get(of.data) else { return };
        for it in dimensions {
            self.told_apart.push((of.data, *it));
            if !data.columns.iter().any(|(dimension, _)| dimension == it) {
                let name = self.known.dimensions.get(*it).map_or("", |it| it.key.as_str());
                let words = format!(
                    "[data.{0}] has no column for “{name}”. Add it under [data.{0}.columns]: {name} = \"…\".",
                    data.key
                );
                self.faults.add(self.fields.at, words);
            }
        }
    }
}

fn compared(mut fields: Fields<'_, '_>, faults: &mut Finder<'_>) -> Option<Compared> {
    let label = fields.needed_text("label", faults);
    let value = percent("value", &mut fields, faults);
    let interval = fields.pair("interval", faults);
    let source = fields.needed_text("source", faults);
    let at = fields.at;
    fields.done(faults);
    let value = value?;
    if let Some((low, high)) = interval
        && !(0.0 <= low && low <= value && value <= high && high <= 100.0)
    {
        faults.add(at, "The comparator's `interval` must lie around its `value`, within 0 and 100.");
        return None;
    }
    Some(Compared { label: label?.value, value, interval, source: source?.value })
}

fn target(mut fields: Fields<'_, '_>, faults: &mut Finder<'_>) -> Option<TargetSpec> {
    let label = fields.needed_text("label", faults);
    let value = percent("value", &mut fields, faults);
    let by = fields.needed_number("by", faults);
    let aim = fields.word("aim", &[("at-least", Aim::AtLeast), ("at-most", Aim::AtMost)], faults);
    fields.done(faults);
    let by = by?;
    if !(1900.0..2200.0).contains(&by.value) {
        faults.add(by.at, "`by` must be a year, such as 2030.");
        return None;
    }
    Some(TargetSpec { label: label?.value, value: value?, by: by.value, aim: aim.unwrap_or(Aim::AtLeast) })
}

fn percent(key: &'static str, fields: &mut Fields<'_, '_>, faults: &mut Finder<'_>) -> Option<f64> {
    let it = fields.needed_number(key, faults)?;
    if (0.0..=100.0).contains(&it.value) {
        return Some(it.value);
    }
    faults.add(it.at, format!("`{key}` is a share in percent, from 0 to 100."));
    None
}
