//! Lines of a form whose labels stand alone: they are read as paragraphs, whatever table they might look like.

use std::collections::BTreeSet;

use super::lines::Line;
use crate::Aliases;
use crate::interpret::labels_alone::{LabelsAlone, Place};

/// The lines of such forms, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Forms {
    labels: BTreeSet<u32>,
    values: BTreeSet<u32>,
    names: BTreeSet<u32>,
}

impl Forms {
    pub(super) fn of(lines: &[Line<'_>], aliases: &Aliases) -> Self {
        let filled: Vec<&Line<'_>> = lines.iter().filter(|l| !l.is_blank()).collect();
        let words = || filled.iter().map(|l| l.text);
        let labels = LabelsAlone::of(words(), aliases);
        let places: Vec<(u32, Place)> = filled.iter().map(|l| l.number).zip(labels.places(words())).collect();
        let of = |wanted: Place| places.iter().filter(move |(_, is)| *is == wanted).map(|(line, _)| *line);
        let mut out = Self {
            labels: of(Place::Label).collect(),
            values: of(Place::Value).collect(),
            ..Self::default()
        };
        // Where what a label says stands right below it, a label over a blank line says nothing.
        let pairs = places.windows(3).filter_map(|three| match three {
            [(label, Place::Label), (value, Place::Value), (_, below)] => Some((*label, *value, *below)),
            _ => None,
        });
        let (close, parted): (Vec<_>, Vec<_>) = pairs.partition(|(label, value, _)| label + 1 == *value);
        if close.len() > parted.len() * 3 {
            out.names = parted
                .into_iter()
                .filter(|(.., below)| *below == Place::Label)
                .map(|(_, name, _)| name)
                .collect();
            out.values.retain(|line| !out.names.contains(line));
        }
        out
    }

    /// True for a name below a label that says nothing.
    pub(super) fn is_name(&self, line: u32) -> bool {
        self.names.contains(&line)
    }

    pub(super) fn is_label(&self, line: &Line<'_>) -> bool {
        self.labels.contains(&line.number)
    }

    /// How many lines, this the first of them, stand before the next that is of a form.
    pub(super) fn apart(&self, line: &Line<'_>) -> Option<usize> {
        let next = |of: &BTreeSet<u32>| of.range(line.number..).next().copied();
        let next = next(&self.labels).into_iter().chain(next(&self.values)).min()?;
        usize::try_from(next - line.number).ok()
    }
}
