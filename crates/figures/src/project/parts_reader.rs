//! Reading how data part into populations.

use super::{
    Condition, Parts, PartsBy,
    fault::{Finder, meant},
    fields::Fields,
};

/// The parts of data; only those of `records` can be told apart by what a record meets.
pub(super) fn parts(mut fields: Fields<'_, '_>, records: bool, faults: &mut Finder<'_>) -> Option<Parts> {
    let at = fields.at;
    let mut names: Vec<String> = Vec::new();
    for it in fields.texts("names", faults) {
        if names.contains(&it.value) {
            faults.add(it.at, format!("The part “{}” stands there twice. Take one out.", it.value));
        } else {
            names.push(it.value);
        }
    }
    let nested = fields.flag("nested", faults).unwrap_or(false);
    if names.is_empty() {
        faults.add(at, "`parts` needs `names`: what the column can hold, in order.");
        return None;
    }
    let column = fields.text("column", faults);
    let by = match (column, fields.place("where")) {
        (Some(column), None) => Some(PartsBy::Column(column.value)),
        (None, None) => {
            faults.add(at, "`parts` needs `column`: the column that holds the name of the part.");
            None
        }
        (column, Some(given)) => {
            if column.is_some() {
                faults.add(given, "`parts` takes `column` or `where`, not both.");
            }
            if !records {
                let words = "`where` is for records (`mapping`). A table has a `column` that holds the name of the part.";
                faults.add(given, words);
            }
            conditions(&mut fields, &names, faults).map(PartsBy::Conditions)
        }
    };
    fields.done(faults);
    Some(Parts { by: by?, names, nested })
}

/// For each part what its records meet; a part that is not named holds all records.
fn conditions(
    fields: &mut Fields<'_, '_>,
    names: &[String],
    faults: &mut Finder<'_>,
) -> Option<Vec<Vec<Condition>>> {
    let mut found = vec![Vec::new(); names.len()];
    for (name, of) in fields.named("where", faults) {
        let Some(place) = names.iter().position(|it| *it == name.value) else {
            let meant = meant(&name.value, names.iter().map(String::as_str));
            faults.add(name.at, format!("`names` has no part “{}”.{meant}", name.value));
            continue;
        };
        for (field, is) in of.all_lists(faults) {
            let is: Vec<String> = is.into_iter().map(|it| it.value).collect();
            if is.is_empty() {
                let words = format!("No record meets `{}` being nothing. Name its labels.", field.value);
                faults.add(field.at, words);
            }
            found[place].push(Condition { field: field.value, is });
        }
    }
    Some(found)
}
