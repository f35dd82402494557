//! What `evenhand-tally` counted, as rows of a source: labels become members, cells become rows of their parts, and where
//! people's pay is taken each person one row.

use super::{Rejected, Row, Source, labels::Labels};
use crate::project::{Condition, DataSpec, PartsBy, Project};
use records::protocol::{Cell, Counted, Member};
use std::collections::{HashMap, HashSet};

/// The fields of the mapping that data need: those of its columns, then those that tell its parts apart.
pub(super) fn fields(data: &DataSpec) -> Vec<&str> {
    let mut fields: Vec<&str> = data.columns.iter().map(|it| it.1.as_str()).collect();
    match data.parts.as_ref().map(|it| &it.by) {
        Some(PartsBy::Column(column)) => fields.push(column),
        Some(PartsBy::Conditions(parts)) => {
            for it in parts.iter().flatten() {
                if !fields.contains(&it.field.as_str()) {
                    fields.push(&it.field);
                }
            }
        }
        None => {}
    }
    fields
}

/// Reads the answer to a question for one table by [`fields`].
///
/// # Errors
/// With every label that the project does not know, and every count or amount that cannot be used.
pub(super) fn source(
    project: &Project,
    data: &DataSpec,
    fields: &[&str],
    counted: &Counted,
    name: &str,
) -> Result<Source, Rejected> {
    let Some(table) = counted.tables.first() else {
        return Err(Rejected::one(name, None, "The answer holds no table."));
    };
    let mut answer = Answer {
        data,
        fields,
        counted,
        name,
        source: Source { rows: Vec::new(), found: HashMap::new(), amounts: Vec::new() },
        labels: Labels::new(project),
        told: HashSet::new(),
        rejected: Rejected::default(),
    };
    answer.check_conditions();
    for cell in &table.cells {
        answer.cell(cell);
    }
    answer.source.found = answer.labels.found();
    if answer.rejected.is_empty() { Ok(answer.source) } else { Err(answer.rejected) }
}

struct Answer<'a> {
    data: &'a DataSpec,
    fields: &'a [&'a str],
    counted: &'a Counted,
    name: &'a str,
    source: Source,
    labels: Labels<'a>,
    /// Labels that were refused.
    told: HashSet<(usize, &'a str)>,
    rejected: Rejected,
}

impl<'a> Answer<'a> {
    fn reject(&mut self, words: impl Into<String>) {
        self.rejected.add(self.name, None, words);
    }

    /// What a field can be, by its place in the answer.
    fn field(&self, field: &str) -> &'a [Member] {
        let found = self.counted.fields.iter().find(|it| it.name.as_str() == field);
        found.map_or(&[][..], |it| it.members.as_slice())
    }

    /// What a field can be, as words.
    fn members(&self, field: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.field(field).iter().map(Member::label)
    }

    /// The label of a cell in a field.
    fn label(&self, cell: &Cell, field: &str) -> Option<&'a str> {
        let at = self.fields.iter().position(|it| *it == field)?;
        let place = usize::try_from(*cell.at.get(at)?).ok()?;
        self.field(field).get(place).map(Member::label)
    }

    /// A label that no record can have would quietly make a part empty.
    fn check_conditions(&mut self) {
        let Some(PartsBy::Conditions(parts)) = self.data.parts.as_ref().map(|it| &it.by) else { return };
        for Condition { field, is } in parts.iter().flatten() {
            for label in is {
                if !self.members(field).any(|it| it == label) {
                    let known = self.members(field).collect::<Vec<_>>().join(", ");
                    let words = format!(
                        "[data.{}] parts records by “{field}” being “{label}”, and it is one of: {known}.",
                        self.data.key
                    );
                    self.reject(words);
                }
            }
        }
    }

    fn cell(&mut self, cell: &Cell) {
        let labels = self.members_of(cell);
        let parts = self.parts(cell);
        let (Some(labels), Some(parts)) = (labels, parts) else { return };
        if self.data.kind.holds_amounts() {
            self.people(cell, &labels, &parts);
            return;
        }
        let Some(count) = cell.count.as_whole().and_then(|it| u64::try_from(it).ok()) else {
            self.reject(
                "A weighted count is not whole. Weights are not protected as people are; count rows.",
            );
            return;
        };
        let row = |part| Row { part, labels: labels.clone(), count };
        self.source.rows.extend(parts.into_iter().map(row));
    }

    /// The members that a cell's labels are, in the order of the dimensions.
    fn members_of(&mut self, cell: &Cell) -> Option<Vec<(usize, String)>> {
        let mut labels = Vec::new();
        let mut whole = true;
        for (dimension, field) in &self.data.columns {
            let Some(written) = self.label(cell, field) else { continue };
            let words = match self.labels.read(*dimension, written) {
                Ok((label, false)) => {
                    labels.push((*dimension, label));
                    continue;
                }
                Ok((label, true)) => {
                    format!("“{label}” stands for others. Let the mapping tell its members.")
                }
                Err(words) => words,
            };
            whole = false;
            // Once for each label, and not for each cell that has it.
            if self.told.insert((*dimension, written)) {
                self.reject(format!("In the records: {words}"));
            }
        }
        labels.sort();
        whole.then_some(labels)
    }

    /// The parts that a cell counts in; that of the whole where there are none.
    fn parts(&mut self, cell: &Cell) -> Option<Vec<Option<usize>>> {
        let Some(parts) = &self.data.parts else { return Some(vec![None]) };
        match &parts.by {
            PartsBy::Column(column) => {
                let written = self.label(cell, column).unwrap_or_default();
                let found = parts.names.iter().position(|it| it == written);
                if found.is_none() {
                    let words = format!(
                        "The records hold “{written}”, which is no part of [data.{}].",
                        self.data.key
                    );
                    self.reject(words);
                }
                found.map(|it| vec![Some(it)])
            }
            PartsBy::Conditions(conditions) => {
                let meets = |it: &Condition| {
                    self.label(cell, &it.field).is_some_and(|label| it.is.iter().any(|is| is == label))
                };
                let of = conditions.iter().enumerate().filter(|(_, all)| all.iter().all(meets));
                Some(of.map(|it| Some(it.0)).collect())
            }
        }
    }

    /// A row for each person of a cell in every part, with the amount.
    fn people(&mut self, cell: &Cell, labels: &[(usize, String)], parts: &[Option<usize>]) {
        let amounts = cell.values.first().map_or(&[][..], Vec::as_slice);
        let given: u64 = amounts.iter().map(|it| it.1).sum();
        let who = labels.iter().map(|it| it.1.as_str()).collect::<Vec<_>>().join(", ");
        if given != cell.rows {
            let words = format!(
                "“{who}” has {} rows, and {given} of them an amount. Give each one, or leave those without out with [[keep]] in the mapping.",
                cell.rows
            );
            self.reject(words);
            return;
        }
        for (amount, people) in amounts {
            let amount = amount.to_f64();
            if amount <= 0.0 {
                let words = format!(
                    "“{who}” has an amount of {amount}, which is no pay. Leave it out with [[keep]] in the mapping: at-least = 0.01."
                );
                self.reject(words);
                return;
            }
            for part in parts {
                for _ in 0..*people {
                    self.source.rows.push(Row { part: *part, labels: labels.to_vec(), count: 1 });
                    self.source.amounts.push(amount);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A project whose data are records: of pay, or in parts by what a record meets.
    fn project(data: &str) -> Project {
        let text = format!(
            r#"format = "evenhand-project/1"
title = "T"
body = "B"
period = "2026"
[dimension.sex]
label = "Sex"
order = ["Women", "Men"]
[data.records]
mapping = "mapping.toml"
unit = "people"
source = "S"
columns = {{ sex = "sex" }}
{data}
[[measure]]
id = "counts"
title = "Counts"
kind = "counts"
of = "records{}"
by = "sex"
[disclosure]
policy = "1-4"
"#,
            if data.contains("names") { "/All" } else { "" }
        );
        Project::parse("P", &text, &|_| Err("There is none.".into())).unwrap()
    }

    fn category(label: &str) -> serde_json::Value {
        json!({ "category": { "label": label, "code": null, "parent": null } })
    }

    /// What was counted by sex and by whether somebody was hired: cells with their values of pay, in millionths.
    fn answered(cells: &serde_json::Value) -> Counted {
        let field = |name: &str, members: [&str; 2]| json!({ "name": name, "title": name, "ordered": false, "members": members.map(category) });
        let answer = json!({
            "protocol": 1, "title": "T",
            "fields": [field("sex", ["Women", "Men"]), field("hired", ["Yes", "No"])],
            "tables": [{ "table": { "name": "t", "by": ["sex"] }, "cells": cells, "has-population": false }],
            "sources": [], "rows-left-out": 0, "rows-of-totals": 0,
        });
        serde_json::from_value(answer).unwrap()
    }

    fn read(project: &Project, cells: &serde_json::Value) -> Result<Source, Rejected> {
        let data = &project.data[0];
        source(project, data, &fields(data), &answered(cells), "mapping.toml")
    }

    const PAY: &str = "amount = \"pay\"";
    const PARTS: &str =
        "parts = { names = [\"All\", \"Hired\"], nested = true, where = { Hired = { hired = \"Yes\" } } }";

    #[test]
    fn each_person_is_a_row_with_the_pay() {
        let cells = json!([
            { "at": [0], "rows": 3, "count": "3", "values": [[["12.5", 2], ["14", 1]]] },
            { "at": [1], "rows": 1, "count": "1", "values": [[["20", 1]]] },
        ]);
        let source = read(&project(PAY), &cells).unwrap();
        assert_eq!(source.amounts, [12.5, 12.5, 14.0, 20.0]);
        let labels: Vec<_> = source.rows.iter().map(|it| it.labels[0].1.as_str()).collect();
        assert_eq!(labels, ["Women", "Women", "Women", "Men"]);
    }

    #[test]
    fn people_with_pay_are_in_every_part_too() {
        let cells = json!([{ "at": [0, 0], "rows": 2, "count": "2", "values": [[["12.5", 2]]] }]);
        let source = read(&project(&format!("{PAY}\n{PARTS}")), &cells).unwrap();
        let parts: Vec<_> = source.rows.iter().map(|it| it.part).collect();
        assert_eq!(parts, [Some(0), Some(0), Some(1), Some(1)]);
        assert_eq!(source.amounts.len(), 4);
    }

    #[test]
    fn who_has_no_pay_or_none_that_can_be_is_told_and_never_dropped() {
        let told = |cells| read(&project(PAY), &cells).err().unwrap().to_string();
        let missing = told(json!([{ "at": [0], "rows": 5, "count": "5", "values": [[["12.5", 3]]] }]));
        assert!(
            missing.starts_with("mapping.toml: “Women” has 5 rows, and 3 of them an amount."),
            "{missing}"
        );
        let none = told(json!([{ "at": [0], "rows": 5, "count": "5" }]));
        assert!(none.contains("has 5 rows, and 0 of them an amount"), "{none}");
        let below = told(json!([{ "at": [1], "rows": 1, "count": "1", "values": [[["-3", 1]]] }]));
        assert!(below.contains("“Men” has an amount of -3"), "{below}");
    }

    #[test]
    fn a_record_counts_in_every_part_whose_conditions_it_meets() {
        let cells = json!([
            { "at": [0, 0], "rows": 7, "count": "7" },
            { "at": [0, 1], "rows": 30, "count": "30" },
        ]);
        let source = read(&project(PARTS), &cells).unwrap();
        let rows: Vec<_> = source.rows.iter().map(|it| (it.part, it.count)).collect();
        assert_eq!(rows, [(Some(0), 7), (Some(1), 7), (Some(0), 30)]);
    }

    #[test]
    fn a_label_that_the_project_does_not_know_is_told_once() {
        let mut narrow = project(PARTS);
        narrow.dimensions[0].members.list.retain(|it| it.label != "Men");
        let cells = json!([
            { "at": [1, 0], "rows": 7, "count": "7" },
            { "at": [1, 1], "rows": 30, "count": "30" },
        ]);
        let told = read(&narrow, &cells).err().unwrap().to_string();
        assert_eq!(
            told,
            "mapping.toml: In the records: “Men” is not known as sex. It is never guessed. Did you mean “Women”?"
        );
    }

    #[test]
    fn a_part_that_no_record_could_be_of_is_told_with_what_there_is() {
        let wrong = PARTS.replace("\"Yes\"", "\"Y\"");
        let told = read(&project(&wrong), &json!([])).err().unwrap().to_string();
        assert_eq!(
            told,
            "mapping.toml: [data.records] parts records by “hired” being “Y”, and it is one of: Yes, No."
        );
    }
}
