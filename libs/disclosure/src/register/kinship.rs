//! Which equations belong to which table, so that a cell is first protected within its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::attack::system::System;
use crate::publication::Place;

/// The table of each row: the dimensions its cells speak of, within populations that are tied cell by cell. Tables
/// within one other table only are part of it.
pub(crate) fn tables_of_rows(system: &System) -> Vec<u32> {
    let shape = |p: &Place| {
        p.key.iter().enumerate().filter(|(_, n)| n.index() > 0).fold(0_u64, |s, (d, _)| s | 1 << d)
    };
    let mut group: BTreeMap<u32, u32> = BTreeMap::new();
    let mut ties: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    let mut size: BTreeMap<u32, usize> = BTreeMap::new();
    for p in &system.places {
        *size.entry(p.population).or_default() += 1;
        group.insert(p.population, p.population);
    }
    let place = |v: &u32| &system.places[*v as usize];
    for row in system.rows.iter() {
        let Some(first) = row.vars.first() else { continue };
        for v in row.vars {
            *ties.entry((place(first).population, place(v).population)).or_default() += 1;
        }
    }
    for ((a, b), n) in ties.into_iter().filter(|((a, b), _)| a != b) {
        if n * 5 > size.get(&b).copied().unwrap_or(0) {
            let (to, from) = (group[&a].min(group[&b]), group[&a].max(group[&b]));
            group.values_mut().filter(|g| **g == from).for_each(|g| *g = to);
        }
    }
    let of_row: Vec<(u32, u64)> = system
        .rows
        .iter()
        .map(|row| {
            let cells = || row.vars.iter().map(place);
            let groups: BTreeSet<u32> = cells().map(|p| group[&p.population]).collect();
            // A fact between populations that are otherwise apart belongs to no table.
            let group = if groups.len() == 1 { groups.first().copied().unwrap_or(0) } else { u32::MAX };
            (group, cells().fold(0, |s, p| s | shape(p)))
        })
        .collect();
    let all: BTreeSet<(u32, u64)> = of_row.iter().copied().collect();
    let largest: Vec<(u32, u64)> = all
        .iter()
        .copied()
        .filter(|(g, s)| !all.iter().any(|(h, t)| h == g && t != s && t & s == *s))
        .collect();
    let mut number: BTreeMap<(u32, u64), u32> = BTreeMap::new();
    of_row
        .into_iter()
        .map(|(g, s)| {
            let mut within = largest.iter().filter(|(h, t)| *h == g && t & s == s);
            let table = match (within.next(), within.next()) {
                (Some(one), None) => *one,
                _ => (g, s),
            };
            let next = u32::try_from(number.len()).unwrap_or(u32::MAX);
            *number.entry(table).or_insert(next)
        })
        .collect()
}
