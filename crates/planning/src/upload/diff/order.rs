//! Which activities and recommendations stand elsewhere within their theme: as few as turn the order of the plan into that of
//! the file.

use super::super::{
    draft::{Activity, Recommendation, Theme},
    matching::Matches,
    standing::StandingActivity,
};
use crate::recommendation::Recommendation as StandingRecommendation;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// One piece of a theme that a file has elsewhere among the others of its sort.
pub(in crate::upload) struct Moved<'a, Stands, Read> {
    /// It, as it stands.
    pub standing: &'a Stands,
    /// What it stands after in the plan.
    pub was_after: Option<&'a Stands>,
    /// What it stands after in the file.
    pub stands_after: Option<&'a Read>,
}

/// The activities of a theme that a file has in another order, as few as explain it.
pub(in crate::upload) fn moved_in<'a>(
    matches: &Matches<'a>,
    theme: &'a Theme,
) -> Vec<Moved<'a, StandingActivity, Activity>> {
    let Some(stands) = matches.themes.get(&theme.key).map(|it| &it.activities) else { return Vec::new() };
    let found = |it: &Activity| Some(matches.activities.get(&it.key)?.row.id);
    moved_among(stands, &theme.activities, |it| it.row.id, found)
}

/// The recommendations of a theme that a file has in another order, as few as explain it.
pub(in crate::upload) fn recommendations_moved_in<'a>(
    matches: &Matches<'a>,
    theme: &'a Theme,
) -> Vec<Moved<'a, StandingRecommendation, Recommendation>> {
    let Some(stands) = matches.themes.get(&theme.key).map(|it| &it.recommendations) else {
        return Vec::new();
    };
    let found = |it: &Recommendation| Some(matches.recommendations.get(&it.key)?.id);
    moved_among(stands, &theme.recommendations, |it| it.id, found)
}

fn moved_among<'a, Stands, Read, Id: Eq + Hash>(
    stands: &'a [Stands],
    file: &'a [Read],
    id: impl Fn(&Stands) -> Id,
    found: impl Fn(&Read) -> Option<Id>,
) -> Vec<Moved<'a, Stands, Read>> {
    let places: HashMap<Id, usize> = stands.iter().enumerate().map(|(at, it)| (id(it), at)).collect();
    let both: Vec<(usize, usize)> = file
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((at, places.get(&found(it)?).copied()?)))
        .collect();
    let old: Vec<usize> = both.iter().map(|(_, was)| *was).collect();
    let moved = moved(&old).into_iter().filter_map(|at| both.get(at).copied());
    moved
        .filter_map(|(at, was)| {
            Some(Moved {
                standing: stands.get(was)?,
                was_after: was.checked_sub(1).and_then(|above| stands.get(above)),
                stands_after: at.checked_sub(1).and_then(|above| file.get(above)),
            })
        })
        .collect()
}

/// The places in the file of what has to move. `old` says for each piece of the file, in its order, where it stands in the
/// plan; a longest run of those that stand in the same order in both stays.
#[must_use]
pub(in crate::upload) fn moved(old: &[usize]) -> Vec<usize> {
    // The last piece of the best run of each length, and for every piece the one before it in its run.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    let stands = |at: &usize| old.get(*at).copied().unwrap_or(usize::MAX);
    for (at, place) in old.iter().enumerate() {
        let length = ends.partition_point(|end| stands(end) < *place);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stay = HashSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stay.insert(at);
        next = before.get(at).copied().flatten();
    }
    (0..old.len()).filter(|at| !stay.contains(at)).collect()
}

/// The order in which a theme's pieces stand once each of `free` stands right after what is before it in the file. What the
/// file does not have keeps its place.
#[must_use]
pub(in crate::upload) fn arranged<T: Copy + PartialEq>(standing: &[T], file: &[T], free: &[T]) -> Vec<T> {
    let mut out: Vec<T> = standing.iter().copied().filter(|it| !free.contains(it)).collect();
    let mut above: Option<T> = None;
    for it in file {
        if free.contains(it) && standing.contains(it) {
            let at = above.and_then(|above| out.iter().position(|it| *it == above)).map_or(0, |at| at + 1);
            out.insert(at, *it);
        }
        if out.contains(it) {
            above = Some(*it);
        }
    }
    // What is free and not in the file stands last.
    let left: Vec<T> = standing.iter().copied().filter(|it| !out.contains(it)).collect();
    out.extend(left);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_that_was_dragged_down_is_all_that_moved() {
        assert_eq!(moved(&[1, 2, 3, 0, 4]), [3]);
        assert_eq!(moved(&[0, 1, 2]), [0_usize; 0]);
        assert_eq!(arranged(&["a", "b", "c", "d"], &["b", "c", "a", "d"], &["a"]), ["b", "c", "a", "d"]);
    }

    #[test]
    fn what_the_file_does_not_have_keeps_its_place() {
        assert_eq!(arranged(&["x", "a", "y", "b", "z"], &["b", "a"], &["a"]), ["x", "y", "b", "a", "z"]);
        assert_eq!(arranged(&["a", "b", "new"], &["new", "a", "b"], &["new"]), ["new", "a", "b"]);
    }

    proptest! {
        #[test]
        fn moving_what_has_to_move_gives_the_order_of_the_file(file in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle()) {
            let standing: Vec<usize> = (0..12).collect();
            let free: Vec<usize> = moved(&file).into_iter().filter_map(|at| file.get(at).copied()).collect();
            prop_assert_eq!(arranged(&standing, &file, &free), file);
        }
    }
}
