//! Who leads a whole theme, where nothing says who leads each of its activities.

use crate::confidence::Doubt;
use crate::draft::Draft;

/// Longer words than these, in bytes, say more than who leads, and are not said again beside every activity.
const LONGEST: usize = 400;

/// Gives the lead of a theme to its activities where none of them, in the whole document, has one of its own: "Lead: Chief Nurse"
/// over a table without a column of leads says who leads what stands in it.
pub(super) fn hand_down(draft: &mut Draft) {
    let mut activities = draft.themes.iter().flat_map(|t| &t.activities);
    if activities.any(|a| a.lead.is_some()) {
        return;
    }
    for theme in &mut draft.themes {
        let Some(lead) = theme.leads_as_written.as_ref().filter(|l| l.len() <= LONGEST) else { continue };
        for activity in &mut theme.activities {
            activity.lead = Some(lead.clone());
            activity.doubts.push(Doubt::SharedDetails);
        }
    }
}
