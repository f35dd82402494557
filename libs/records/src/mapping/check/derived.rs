//! The derived fields of a mapping.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::{Checker, amount_of, labels, raw};
use crate::band::{AgeBands, AmountBands};
use crate::label::{self, LabelMap};
use crate::mapping::{AgeOn, Column, Derived, Kind, Name, Rule};
use crate::{Amount, suggest};

type Written = Vec<(Spanned<String>, Spanned<raw::Field>)>;

impl Checker<'_> {
    pub(super) fn derived(&mut self, raw: raw::Table<raw::Field>, columns: &[Column]) -> Vec<Derived> {
        let mut waiting: Written = raw.into_iter().collect();
        waiting.sort_by_key(|(name, _)| name.span().start);
        let mut taken: BTreeSet<Name> = columns.iter().map(|it| it.name.clone()).collect();
        let all: BTreeSet<String> = waiting
            .iter()
            .map(|it| it.0.get_ref().clone())
            .chain(taken.iter().map(ToString::to_string))
            .collect();
        let mut derived: Vec<Derived> = Vec::new();
        // A field may be derived from one written below it; what is left when nothing moves any more goes in a circle.
        loop {
            let before = waiting.len();
            let mut later = Written::new();
            for (name, field) in waiting {
                let of = field
                    .get_ref()
                    .of
                    .as_ref()
                    .or(field.get_ref().age_of.as_ref())
                    .map(|it| it.get_ref().clone());
                let ready = of.as_ref().is_none_or(|of| {
                    !all.contains(of)
                        || columns.iter().any(|it| it.name.as_str() == of)
                        || derived.iter().any(|it| it.name.as_str() == of)
                });
                if !ready {
                    later.push((name, field));
                    continue;
                }
                let at = name.span().start;
                let Some(name) = self.name(&name, &mut taken) else { continue };
                if let Some(field) = self.field(at, name, field.into_inner(), columns, &derived) {
                    derived.push(field);
                }
            }
            if later.is_empty() || later.len() == before {
                for (name, _) in later {
                    let circle = format!(
                        "“{}” is derived from itself, in a circle, or from a field that has a fault",
                        name.get_ref()
                    );
                    self.fault(name.span().start, circle);
                }
                break;
            }
            waiting = later;
        }
        derived.sort_by_key(|it| it.line);
        derived
    }

    fn field(
        &mut self,
        at: usize,
        name: Name,
        raw: raw::Field,
        columns: &[Column],
        derived: &[Derived],
    ) -> Option<Derived> {
        let known = super::Known { columns, derived };
        let line = self.line(at);
        let title = raw.title.clone().unwrap_or_else(|| spoken(&name));
        let ways = [
            raw.age_of.is_some(),
            raw.age_of.is_none() && raw.bands.is_some(),
            raw.period.is_some(),
            raw.at_or_above.is_some(),
            raw.groups.is_some(),
            raw.parent,
        ];
        if ways.into_iter().filter(|it| *it).count() != 1 {
            self.fault(
                at,
                "a field has one way to be derived: `age-of` with `bands`, `of` with `bands`, `period`, `at-or-above`, `groups` or `parent = true`",
            );
            return None;
        }
        let Some(of) = raw.age_of.as_ref().or(raw.of.as_ref()) else {
            self.fault(at, "`of = …` is missing: which column or field is this derived from?");
            return None;
        };
        let start = of.span().start;
        let of = self.known(of, &known)?;
        let kind = known.kind(&of);
        let rule = if raw.age_of.is_some() {
            if !matches!(kind, Some(Kind::Date(_))) {
                self.fault(start, format!("an age is derived from a date; “{of}” is none"));
                return None;
            }
            let on = self.age_on(start, raw.on, &known)?;
            Rule::Age { born: of, on, bands: self.age_bands(start, raw.bands)? }
        } else if raw.bands.is_some() {
            if !matches!(kind, Some(Kind::Amount(_))) {
                self.fault(
                    start,
                    format!(
                        "bands are made of a number; “{of}” is none (of a date of birth, write `age-of`)"
                    ),
                );
                return None;
            }
            Rule::Amount { of, bands: self.amount_bands(raw.bands?)? }
        } else if let Some(period) = raw.period {
            if !matches!(kind, Some(Kind::Date(_))) {
                self.fault(start, format!("a period is made of a date; “{of}” is none"));
                return None;
            }
            Rule::Period { of, period: period.into_inner() }
        } else if let Some(from) = raw.at_or_above {
            let Some(Kind::Category(category)) =
                kind.filter(|it| matches!(it, Kind::Category(it) if it.ordered))
            else {
                self.fault(start, format!("`at-or-above` needs a column with an `order`; “{of}” has none"));
                return None;
            };
            self.at_or_above(of.clone(), &from, raw.labels, &category.labels)?
        } else if let Some(groups) = raw.groups {
            if !known.is_dimension(&of) {
                self.fault(start, format!("groups are made of categories; “{of}” is not one"));
                return None;
            }
            let (start, groups) = (groups.span().start, groups.into_inner());
            self.groups(start, of.clone(), groups, raw.rest, known.categories(&of))?
        } else {
            let parents = matches!(kind, Some(Kind::Category(it)) if it.labels.categories().iter().any(|it| it.parent.is_some()));
            if !parents {
                self.fault(
                    start,
                    format!(
                        "“{of}” follows no classification with broader categories: write `groups` instead"
                    ),
                );
                return None;
            }
            Rule::Parent { of }
        };
        Some(Derived { name, title, rule, line })
    }

    fn age_on(
        &mut self,
        at: usize,
        raw: Option<Spanned<raw::Day>>,
        known: &super::Known<'_>,
    ) -> Option<AgeOn> {
        let Some(raw) = raw else {
            self.fault(at, "on which day does the age count? Write `on = 2026-03-31`, or `on = \"…\"` with the name of a date column");
            return None;
        };
        if let raw::Day::Text(name) = raw.get_ref()
            && let Some(name) = Name::new(name)
        {
            let word = Spanned::new(raw.span(), name.as_str().to_owned());
            let name = self.known(&word, known)?;
            if !matches!(known.kind(&name), Some(Kind::Date(_))) {
                self.fault(raw.span().start, format!("“{name}” is not a date"));
                return None;
            }
            return Some(AgeOn::Column(name));
        }
        self.day(Some(raw)).map(AgeOn::Day)
    }

    fn age_bands(&mut self, at: usize, raw: Option<Spanned<Vec<raw::Number>>>) -> Option<AgeBands> {
        let Some(raw) = raw else {
            self.fault(at, "an age needs `bands = [16, 25, 35]`: the lowest age of each band");
            return None;
        };
        let whole =
            |it: &raw::Number| amount_of(it).and_then(Amount::as_whole).and_then(|it| u8::try_from(it).ok());
        let Some(bounds) = raw.get_ref().iter().map(whole).collect::<Option<Vec<u8>>>() else {
            self.fault(raw.span().start, "ages are whole numbers from 0 to 255");
            return None;
        };
        let bands = AgeBands::new(bounds);
        if let Err(fault) = &bands {
            self.fault(raw.span().start, format!("`bands` {fault}"));
        }
        bands.ok()
    }

    fn amount_bands(&mut self, raw: Spanned<Vec<raw::Number>>) -> Option<AmountBands> {
        let Some(bounds) = raw.get_ref().iter().map(amount_of).collect::<Option<Vec<Amount>>>() else {
            self.fault(raw.span().start, "a bound is a number with six decimal places at most");
            return None;
        };
        let bands = AmountBands::new(bounds);
        if let Err(fault) = &bands {
            self.fault(raw.span().start, format!("`bands` {fault}"));
        }
        bands.ok()
    }

    fn at_or_above(
        &mut self,
        of: Name,
        from: &Spanned<String>,
        names: Option<Spanned<Vec<String>>>,
        map: &LabelMap,
    ) -> Option<Rule> {
        let order = labels(map);
        let wanted = label::key(from.get_ref());
        let Some(at) = order.iter().position(|it| label::key(it) == wanted) else {
            let hint = suggest::hint(from.get_ref(), order.iter().map(String::as_str));
            self.fault(from.span().start, format!("“{of}” has no “{}”{hint}", from.get_ref()));
            return None;
        };
        let first = order.get(at).cloned().unwrap_or_default();
        let names = match names.map(|it| (it.span().start, it.into_inner())) {
            None => [format!("{first} and above"), format!("Below {first}")],
            Some((at, names)) => match <[String; 2]>::try_from(names) {
                Ok(names) if names[0] != names[1] => names,
                _ => {
                    self.fault(at, "`labels` names two groups: at or above, and below");
                    return None;
                }
            },
        };
        Some(Rule::AtOrAbove { of, above: order.into_iter().skip(at).collect(), labels: names })
    }

    fn groups(
        &mut self,
        start: usize,
        of: Name,
        written: BTreeMap<Spanned<String>, raw::Words>,
        rest: Option<Spanned<String>>,
        known: Option<Vec<String>>,
    ) -> Option<Rule> {
        let mut written: Vec<_> = written.into_iter().collect();
        written.sort_by_key(|(name, _)| name.span().start);
        let mut groups = BTreeMap::new();
        let mut order = Vec::new();
        for (group, members) in written {
            let label = group.get_ref().trim().to_owned();
            for member in members {
                let wanted = label::key(member.get_ref());
                let found = match &known {
                    None => Some(member.get_ref().trim().to_owned()),
                    Some(all) => all.iter().find(|it| label::key(it) == wanted).cloned(),
                };
                let Some(found) = found else {
                    let hint = suggest::hint(
                        member.get_ref(),
                        known.iter().flatten().map(String::as_str).collect::<Vec<_>>(),
                    );
                    self.fault(
                        member.span().start,
                        format!("“{of}” has no category “{}”{hint}", member.get_ref()),
                    );
                    return None;
                };
                if let Some(other) = groups.insert(found.clone(), label.clone()) {
                    self.fault(
                        member.span().start,
                        format!("“{found}” is in two groups: “{other}” and “{label}”"),
                    );
                    return None;
                }
            }
            order.push(label);
        }
        let left_out = known.iter().flatten().find(|it| !groups.contains_key(*it));
        match (&rest, left_out) {
            (Some(rest), _) => order.push(rest.get_ref().trim().to_owned()),
            (None, Some(left_out)) => {
                let message = format!(
                    "“{left_out}” of “{of}” is in no group: add it to one, or name the group of all others with `rest = \"…\"`"
                );
                self.fault(start, message);
                return None;
            }
            (None, None) => {}
        }
        Some(Rule::Groups { of, groups, rest: rest.map(|it| it.into_inner().trim().to_owned()), order })
    }
}

/// "age-band" as "Age band".
fn spoken(name: &Name) -> String {
    let words = name.as_str().replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// All categories that a rule can give, in order, where they are known beforehand.
pub(super) fn categories(
    rule: &Rule,
    of: &dyn Fn(&Name) -> Option<Vec<String>>,
    map: &dyn Fn(&Name) -> Option<LabelMap>,
) -> Option<Vec<String>> {
    match rule {
        Rule::Age { bands, .. } => Some(bands.names()),
        Rule::Amount { bands, .. } => Some(bands.names()),
        Rule::Period { .. } => None,
        Rule::AtOrAbove { labels, .. } => Some(labels.to_vec()),
        Rule::Groups { of: finer, rest, order, .. } => {
            (rest.is_some() || of(finer).is_some()).then(|| order.clone())
        }
        Rule::Parent { of } => {
            let map = map(of)?;
            let mut parents: Vec<String> = Vec::new();
            for category in map.categories() {
                let parent = category.parent.as_ref().unwrap_or(&category.label);
                if !parents.contains(parent) {
                    parents.push(parent.clone());
                }
            }
            Some(parents)
        }
    }
}
