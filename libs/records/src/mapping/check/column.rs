//! The columns of a mapping.

use std::collections::BTreeSet;

use toml::Spanned;

use super::{Checker, raw};
use crate::date::DateOrder;
use crate::label::{Category, LabelFault, LabelMap, Stands};
use crate::mapping::{AmountColumn, CategoryColumn, Column, DateColumn, Kind, Name, Others};
use crate::{Amount, NonAnswer, suggest};

impl Checker<'_> {
    pub(super) fn columns(&mut self, raw: raw::Table<raw::Column>) -> Vec<Column> {
        let mut written: Vec<_> = raw.into_iter().collect();
        written.sort_by_key(|(name, _)| name.span().start);
        let mut taken = BTreeSet::new();
        let mut columns: Vec<Column> = Vec::new();
        for (name, column) in written {
            let at = name.span().start;
            let Some(name) = self.name(&name, &mut taken) else { continue };
            let Some(column) = self.column(at, name, column.into_inner()) else { continue };
            let counts = |it: &Column| matches!(it.kind, Kind::Count | Kind::Weight);
            if column.kind == Kind::Person && columns.iter().any(|it| it.kind == Kind::Person) {
                self.fault(at, "two columns are `as = \"person\"`: a row is about one person");
            } else if counts(&column) && columns.iter().any(counts) {
                self.fault(at, "two columns say how many a row stands for: keep one `count` or `weight`");
            }
            columns.push(column);
        }
        columns
    }

    fn column(&mut self, at: usize, name: Name, raw: raw::Column) -> Option<Column> {
        let heading = raw.from.get_ref().trim().to_owned();
        if heading.is_empty() {
            self.fault(
                raw.from.span().start,
                "`from` is the heading of the column in the file, and it is empty",
            );
            return None;
        }
        let title = raw.title.clone().unwrap_or_else(|| heading.clone());
        self.misplaced(&raw);
        let kind = match raw.r#as.get_ref() {
            raw::As::Person => Kind::Person,
            raw::As::Count => Kind::Count,
            raw::As::Weight => Kind::Weight,
            raw::As::Category | raw::As::Grade => Kind::Category(self.category(at, raw)?),
            raw::As::Date => Kind::Date(self.date(raw)?),
            raw::As::Number | raw::As::Pay => Kind::Amount(self.number(raw)),
        };
        Some(Column { name, heading, title, kind, line: self.line(at) })
    }

    /// Settings that say nothing for this kind of column are refused, so that none is believed to work.
    fn misplaced(&mut self, raw: &raw::Column) {
        use raw::As;
        let kind = *raw.r#as.get_ref();
        let labelled = matches!(kind, As::Category | As::Grade);
        let word = |words: &raw::Words| words.first().map(|it| it.span().start);
        let given = [
            ("classification", raw.classification.as_ref().map(|it| it.span().start), labelled),
            ("categories", raw.categories.as_ref().map(|it| it.span().start), labelled),
            ("labels", raw.labels.keys().next().map(|it| it.span().start), labelled),
            ("prefer-not-to-say", word(&raw.prefer_not_to_say), labelled),
            ("not-known", word(&raw.not_known), labelled),
            ("not-asked", word(&raw.not_asked), labelled),
            ("total", word(&raw.total), labelled),
            (
                "order",
                raw.order.as_ref().map(|it| it.span().start),
                matches!(kind, As::Grade | As::Date | As::Category),
            ),
            ("earliest", raw.earliest.as_ref().map(|it| it.span().start), kind == As::Date),
            ("latest", raw.latest.as_ref().map(|it| it.span().start), kind == As::Date),
            ("least", raw.least.as_ref().map(|it| it.span().start), matches!(kind, As::Number | As::Pay)),
            ("most", raw.most.as_ref().map(|it| it.span().start), matches!(kind, As::Number | As::Pay)),
            (
                "others",
                raw.others.as_ref().map(|it| it.span().start),
                !matches!(kind, As::Person | As::Count | As::Weight),
            ),
        ];
        for (setting, at, belongs) in given {
            if let (Some(at), false) = (at, belongs) {
                self.fault(
                    at,
                    format!(
                        "`{setting}` says nothing for a column of this kind: take it out, or change `as`"
                    ),
                );
            }
        }
    }

    fn category(&mut self, at: usize, raw: raw::Column) -> Option<CategoryColumn> {
        let grade = *raw.r#as.get_ref() == raw::As::Grade;
        let mut declared: Option<LabelMap> = None;
        let mut ordered = grade;
        if let Some(id) = &raw.classification {
            let found = self.classification(id)?;
            if grade && !found.is_from_low_to_high() {
                self.fault(
                    id.span().start,
                    format!(
                        "the groups of “{}” are not said to go from low to high: write `as = \"category\"`, or `scale = true` in a \
                         classification of your own",
                        id.get_ref()
                    ),
                );
                return None;
            }
            ordered = found.is_from_low_to_high();
            declared = Some(found);
        }
        let order = raw.order.map(|it| (it.span().start, it.into_inner()));
        let own = match (raw.categories, order) {
            (Some(words), None) => {
                Some((words.span().start, words.get_ref().iter().map(|it| it.get_ref().clone()).collect()))
            }
            (None, Some((at, raw::Order::Grades(words)))) => {
                ordered = true;
                Some((at, words))
            }
            (None, Some((at, _))) => {
                self.fault(at, "the order of grades is a list from the lowest to the highest");
                return None;
            }
            (Some(_), Some((at, _))) => {
                self.fault(at, "write either `categories` or `order`, which is the same list from the lowest to the highest");
                return None;
            }
            (None, None) => None,
        };
        if let Some((at, words)) = own {
            if declared.is_some() {
                self.fault(
                    at,
                    "this column follows a classification, which has its own categories: keep one of the two",
                );
                return None;
            }
            match LabelMap::new(words.into_iter().map(|it: String| Category::new(it.trim())).collect()) {
                Ok(map) => declared = Some(map),
                Err(fault) => {
                    self.fault(at, fault.to_string());
                    return None;
                }
            }
        } else if grade && declared.is_none() {
            self.fault(
                at,
                "a grade needs `order = [\"Grade 1\", \"Grade 2\", …]`, from the lowest to the highest, or a `classification` whose \
                 groups are",
            );
            return None;
        }
        let closed = declared.is_some();
        let mut map = match declared {
            Some(map) => map,
            // Without a declared list the labels that the mapping writes are the categories it knows of.
            None => free(raw.labels.values().map(|it| it.get_ref().trim())),
        };
        let mut aliases: Vec<_> = raw.labels.iter().collect();
        aliases.sort_by_key(|(label, _)| label.span().start);
        for (label, category) in aliases {
            let fault = map.alias(label.get_ref(), category.get_ref());
            self.label(category.span().start, fault);
        }
        let meanings = [
            (&raw.prefer_not_to_say, Stands::NonAnswer(NonAnswer::PreferNotToSay)),
            (&raw.not_known, Stands::NonAnswer(NonAnswer::NotKnown)),
            (&raw.not_asked, Stands::NonAnswer(NonAnswer::NotAsked)),
            (&raw.total, Stands::Total),
        ];
        let mut own = LabelMap::default();
        for (words, stands) in meanings {
            for word in words {
                let fault = own.insert(word.get_ref(), stands);
                self.label(word.span().start, fault);
                map.replace(word.get_ref(), stands);
            }
        }
        let others = raw.others.map(|it| others(*it.get_ref()));
        let default = if closed { Others::Refuse } else { Others::Keep };
        Some(CategoryColumn {
            classification: raw.classification.map(Spanned::into_inner),
            labels: map,
            closed,
            ordered,
            others: others.unwrap_or(default),
        })
    }

    fn classification(&mut self, id: &Spanned<String>) -> Option<LabelMap> {
        let found = self.classifications.find(id.get_ref());
        if found.is_none() {
            let ids = self.classifications.ids();
            let hint = suggest::hint(id.get_ref(), ids.iter().map(String::as_str).collect::<Vec<_>>());
            self.fault(id.span().start, format!("no classification is called “{}”{hint}", id.get_ref()));
        }
        found
    }

    fn label(&mut self, at: usize, outcome: Result<(), LabelFault>) {
        if let Err(fault) = outcome {
            self.fault(at, fault.to_string());
        }
    }

    fn date(&mut self, raw: raw::Column) -> Option<DateColumn> {
        let order = match raw.order.map(|it| (it.span().start, it.into_inner())) {
            Some((_, raw::Order::Date(order))) => order,
            Some((at, _)) => {
                let names = DateOrder::ALL.map(DateOrder::name).join(", ");
                self.fault(at, format!("the order of a date is one of {names}"));
                return None;
            }
            None => {
                self.fault(
                    raw.r#as.span().start,
                    "a date needs `order = \"day-month-year\"` (31/03/2026), \"month-day-year\" or \"year-month-day\": it is never guessed",
                );
                return None;
            }
        };
        let bound = raw.latest.as_ref().map(|it| it.span().start);
        let (earliest, latest) = (self.day(raw.earliest), self.day(raw.latest));
        if let (Some(first), Some(last), Some(at)) = (earliest, latest, bound)
            && last < first
        {
            self.fault(at, "`latest` is before `earliest`");
        }
        let others = self.unreadable(raw.others);
        Some(DateColumn { order, earliest, latest, others })
    }

    fn number(&mut self, raw: raw::Column) -> AmountColumn {
        let pay = *raw.r#as.get_ref() == raw::As::Pay;
        let bound = raw.most.as_ref().map(|it| it.span().start);
        let (least, most) = (self.amount(raw.least), self.amount(raw.most));
        if let (Some(first), Some(last), Some(at)) = (least, most, bound)
            && last < first
        {
            self.fault(at, "`most` is below `least`");
        }
        let others = self.unreadable(raw.others);
        AmountColumn { least: least.or(pay.then(|| Amount::whole(0))), most, pay, others }
    }

    /// What stands for words that are no date or number: they cannot be a category of their own.
    fn unreadable(&mut self, raw: Option<Spanned<raw::Others>>) -> Others {
        match raw.map(|it| (it.span().start, others(*it.get_ref()))) {
            None => Others::Refuse,
            Some((at, Others::Keep)) => {
                self.fault(
                    at,
                    "words in a column of dates or numbers cannot be kept: write \"refuse\" or \"not-known\"",
                );
                Others::Refuse
            }
            Some((_, others)) => others,
        }
    }
}

fn free<'a>(labels: impl Iterator<Item = &'a str>) -> LabelMap {
    let mut categories: Vec<Category> = Vec::new();
    for label in labels {
        if !categories.iter().any(|it| crate::label::key(&it.label) == crate::label::key(label)) {
            categories.push(Category::new(label));
        }
    }
    LabelMap::new(categories).unwrap_or_default()
}

const fn others(raw: raw::Others) -> Others {
    match raw {
        raw::Others::Refuse => Others::Refuse,
        raw::Others::Keep => Others::Keep,
        raw::Others::PreferNotToSay => Others::NonAnswer(NonAnswer::PreferNotToSay),
        raw::Others::NotKnown => Others::NonAnswer(NonAnswer::NotKnown),
        raw::Others::NotAsked => Others::NonAnswer(NonAnswer::NotAsked),
    }
}
