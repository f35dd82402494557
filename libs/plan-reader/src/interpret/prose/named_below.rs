//! Lists that only say beforehand what the headings below are called: "1. to listen to you" over "Pledge 1 – We promise to listen
//! to you".

use std::collections::HashMap;

use super::line::Is;
use super::lists::Listed;
use super::start::{start_of_entry, start_of_named};
use super::walker::Walker;
use crate::interpret::words::{folded, split_ref};

/// A longer list names no headings.
const MOST_ITEMS: usize = 40;

/// Headings further below are none that a list names beforehand.
const MOST_LINES: usize = 1_500;

/// One item alone may say the same as a heading by chance.
const FEWEST: usize = 2;

impl Walker<'_, '_> {
    /// Sets apart a list whose items all say again how the headings below it end. False for any other list.
    pub(super) fn names_headings(&mut self, from: usize, items: &[Listed]) -> bool {
        if !(FEWEST..=MOST_ITEMS).contains(&items.len()) || self.footed.is_empty() {
            return false;
        }
        let end = from + items.len();
        // Below all that is done a list names nothing beforehand.
        if self.footed.keys().all(|at| *at < end) {
            return false;
        }
        let mut numbered: HashMap<String, String> = HashMap::new();
        let mut named: Vec<String> = Vec::new();
        for line in self.lines.iter().skip(end).take(MOST_LINES).flatten() {
            let text = line.text();
            let start = start_of_entry(text).or_else(|| start_of_named(text));
            match start {
                Some(start) => {
                    numbered.entry(start.ref_).or_insert_with(|| folded(&start.rest));
                }
                None if matches!(line.is, Is::Heading(_)) => named.push(folded(&split_ref(text).1)),
                None => {}
            }
        }
        let again = |it: &Listed| {
            let text = folded(&it.item.text);
            let numbered = it.item.label.as_ref().and_then(|label| numbered.get(label));
            let said = |heading: &String| {
                heading.strip_suffix(text.as_str()).is_some_and(|it| it.is_empty() || it.ends_with(' '))
            };
            !text.is_empty() && (numbered.is_some_and(said) || named.contains(&text))
        };
        if !items.iter().all(again) {
            return false;
        }
        for it in items {
            let said = it.item.label.as_ref().map_or_else(String::new, |label| format!("{label}. "));
            let text = format!("{said}{}", it.item.text);
            self.words(it.block, &text, "Left out: it says beforehand how the headings below are called.");
        }
        true
    }
}
