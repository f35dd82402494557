//! What a list says once for all of its items.

use super::Listed;
use crate::aliases::Aliases;
use crate::confidence::Doubt;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::prose::details::{self, Labelled};
use crate::interpret::prose::narrative;
use crate::interpret::prose::walker::Walker;
use crate::interpret::recommendation::take_authority;

pub(super) fn is_detail(part: &Labelled, aliases: &Aliases) -> bool {
    !matches!(
        label_role(&part.label, aliases),
        Some(
            ColumnRole::Activity
                | ColumnRole::Recommendation
                | ColumnRole::Theme
                | ColumnRole::Ref
                | ColumnRole::RecommendationRef
        )
    )
}

/// Lines such as "Lead: HR" that stand once, below the last of several items, are for all of them.
pub(super) fn share_with_all(items: &mut [Listed], aliases: &Aliases) {
    let Some((last, before)) = items.split_last_mut() else { return };
    let top = before.iter().map(|i| i.item.level).min().unwrap_or(0);
    // Each may say its own date where the lines below say who leads, and neither when nor how far.
    let roles = || last.details.iter().flat_map(|(_, parts)| parts).map(|p| label_role(&p.label, aliases));
    let leads = |role| matches!(role, Some(ColumnRole::Lead | ColumnRole::LeadAuthority));
    let only_leads = roles().any(leads)
        && !roles().any(|role| {
            matches!(role, Some(ColumnRole::TargetDate | ColumnRole::Achieved | ColumnRole::Status))
        });
    let says_none = |it: &Listed| {
        let tail = details::tail(&it.item.text, false, aliases);
        tail.is_empty() || only_leads && tail.lead.is_none() && tail.achieved.is_none()
    };
    let once = before.iter().all(|it| it.details.is_empty() && says_none(it));
    if last.details.is_empty() || before.is_empty() || !once {
        return;
    }
    for item in before.iter_mut().filter(|i| i.item.level == top) {
        item.shared.clone_from(&last.details);
    }
    last.shared = std::mem::take(&mut last.details);
}

impl Walker<'_, '_> {
    /// Takes in what lines below an item say of it, and those below the last of a list of all.
    pub(super) fn own_details(&mut self, id: usize, it: &Listed) {
        self.last = Some(id);
        if !it.shared.is_empty()
            && let Some(entry) = self.out.entries.get_mut(id)
        {
            entry.doubts.push(Doubt::SharedDetails);
        }
        let own = it.details.iter().map(|said| (false, said));
        for (of_all, (block, parts)) in own.chain(it.shared.iter().map(|said| (true, said))) {
            for part in parts {
                let role =
                    if part.is_due() { Some(ColumnRole::TargetDate) } else { self.role_of(&part.label) };
                match of_all {
                    true => self.shared_words(*block, &part.label),
                    false => self.words(*block, &part.label, ""),
                }
                self.attach(*block, &part.label, role, &part.value);
            }
        }
    }
}

pub(super) fn share_detailed(items: &[Listed], aliases: &Aliases) -> usize {
    items
        .iter()
        .filter(|i| {
            !i.details.is_empty()
                || !i.shared.is_empty()
                || !details::tail(&i.item.text, false, aliases).is_empty()
        })
        .count()
}

/// True where every item ends with who does it and by when, and most begin with what is done.
pub(in super::super) fn say_who_and_when(items: &[Listed], aliases: &Aliases) -> bool {
    let said = |i: &Listed| {
        let tail = details::tail(&i.item.text, false, aliases);
        tail.lead.is_some() && tail.date.is_some()
    };
    let done = items.iter().filter(|i| narrative::is_action_like(&i.item.text)).count();
    items.len() > 1 && items.iter().all(said) && done * 5 >= items.len() * 3
}

/// True where the items of the outer level are what activities stand under, rather than activities with bullets.
pub(super) fn stand_over(groups: &[(&Listed, &[Listed])], aliases: &Aliases) -> bool {
    let with = groups.iter().filter(|(_, below)| !below.is_empty()).count();
    if with * 2 < groups.len() || with == 0 {
        return false;
    }
    let (mut dotted, mut detailed, mut all) = (0, 0, 0);
    for (top, below) in groups {
        let stem = top.item.label.as_deref().map(|l| format!("{l}."));
        for sub in below.iter().filter(|s| s.item.level == top.item.level + 1) {
            all += 1;
            let label = sub.item.label.as_deref().unwrap_or_default();
            dotted += usize::from(stem.as_ref().is_some_and(|s| label.starts_with(s.as_str())));
        }
        detailed += share_detailed(below, aliases);
    }
    let tops_detailed =
        groups.iter().filter(|(t, _)| share_detailed(std::slice::from_ref(*t), aliases) > 0).count();
    all > 0 && (dotted * 2 >= all || detailed * 2 >= all && tops_detailed * 2 < groups.len())
}

/// True where any of the items names a lead or a date, as activities do and points of a recommendation do not.
pub(super) fn below_named(below: &[Listed], aliases: &Aliases) -> bool {
    share_detailed(below, aliases) > 0
}

/// A recommendation that names its bodies behind the last of its points, with them behind its own words instead.
pub(super) fn led_by_last(top: &Listed, below: &[Listed], brackets: bool) -> Option<(Listed, Vec<Listed>)> {
    let own = take_authority(&top.item.text, brackets).1;
    let last = below.last().filter(|_| own.is_empty())?;
    let (text, bodies, _) = take_authority(&last.item.text, brackets);
    let behind = last.item.text.get(text.len()..).map(str::trim).filter(|_| !bodies.is_empty())?;
    let mut out = (top.clone(), below.to_vec());
    out.0.item.text = format!("{} {behind}", top.item.text);
    out.1.last_mut()?.item.text = text;
    Some(out)
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn a_line_below_a_list_says_who_leads_all_that_say_when() {
        let read = |below: &str| {
            let text = format!(
                "# Fair library action plan\n\n## Books\n\nActions:\n\n- Buy forty books – May 2027\n- Ask two tellers to read – June 2027\n\n{below}\n"
            );
            let reading = crate::read(text.as_bytes(), "plan.md", &Options::default(), &mut |_| {}).unwrap();
            reading.draft.themes.into_iter().flat_map(|t| t.activities).map(|a| a.lead).collect::<Vec<_>>()
        };
        let all = read("Responsibility: Head of Branches\n\nSuccess criteria: Twice as many readers");
        assert_eq!(all, [Some("Head of Branches".to_owned()), Some("Head of Branches".to_owned())]);
        let last = read("Responsibility: Head of Branches\n\nProgress: Nine were bought");
        assert_eq!(last[0], None, "what tells of progress is of one of them");
    }
}
