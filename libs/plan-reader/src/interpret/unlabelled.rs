//! Who and when behind what is done, with nothing that says which is which: "Train all panels; Head of HR; May 2027", or as
//! two points beneath it.

use crate::confidence::Doubt;
use crate::date::looks_like_a_date;
use crate::draft::{Draft, DraftActivity};
use crate::lead::looks_like_leads;

/// Fewer activities than this tell nothing of how a document writes them.
const LEAST: usize = 3;

/// Parts them where nearly all activities of a document are written so.
pub(super) fn part(draft: &mut Draft) {
    for split in [behind_semicolons, in_points] {
        let all = || draft.themes.iter().flat_map(|t| &t.activities);
        let written_so = all().filter(|a| a.lead.is_none() && split(&a.text).is_some()).count();
        if written_so < LEAST || written_so * 5 < all().count() * 4 {
            continue;
        }
        for activity in draft.themes.iter_mut().flat_map(|t| &mut t.activities) {
            take(activity, split);
        }
    }
}

type Split = fn(&str) -> Option<[&str; 3]>;

fn take(activity: &mut DraftActivity, split: Split) {
    let Some([what, who, when]) =
        split(&activity.text).filter(|_| activity.lead.is_none()).map(|parts| parts.map(str::to_owned))
    else {
        return;
    };
    (activity.text, activity.lead, activity.target_date) = (what, Some(who), Some(when));
    activity.doubts.extend([Doubt::LeadInText, Doubt::DateInText]);
}

/// "Train all panels; Head of HR; May 2027".
pub(super) fn behind_semicolons(text: &str) -> Option<[&str; 3]> {
    let mut parts = text.trim_end_matches(['.', ';']).rsplitn(3, "; ");
    let (when, who, what) = (parts.next()?, parts.next()?, parts.next()?);
    are_both(who, when).then_some([what, who, when]).filter(|_| !what.contains(';'))
}

/// "- Head of HR" over "- May 2027".
fn in_points(text: &str) -> Option<[&str; 3]> {
    let (what, points) = text.split_once('\n')?;
    let (who, when) = points.split_once('\n')?;
    let (who, when) = (point(who)?, point(when)?);
    (!when.contains('\n') && are_both(who, when)).then_some([what.trim_end(), who, when])
}

fn point(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("- ").map(str::trim_end)
}

fn are_both(who: &str, when: &str) -> bool {
    who.split_whitespace().nth(10).is_none() && looks_like_leads(who) && looks_like_a_date(when)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::DraftTheme;

    fn parted(texts: &[&str]) -> Vec<(String, Option<String>, Option<String>)> {
        let activities = texts
            .iter()
            .map(|text| DraftActivity { text: (*text).into(), ..DraftActivity::default() })
            .collect();
        let mut draft =
            Draft { themes: vec![DraftTheme { activities, ..DraftTheme::default() }], ..Draft::default() };
        part(&mut draft);
        draft.themes.remove(0).activities.into_iter().map(|a| (a.text, a.lead, a.target_date)).collect()
    }

    #[test]
    fn who_and_when_are_told_by_what_they_say_where_all_are_written_so() {
        let all = parted(&[
            "Train all panels; Head of HR; May 2027",
            "Publish pay gaps; HR Manager; each year.",
            "Open the hall; Estates Team; Ongoing",
        ]);
        let first =
            ("Train all panels".to_owned(), Some("Head of HR".to_owned()), Some("May 2027".to_owned()));
        assert_eq!(all[0], first);
        assert!(all.iter().all(|a| a.1.is_some() && a.2.is_some()), "{all:?}");
        let points = parted(&[
            "Train all panels\n- Head of HR\n- May 2027",
            "Publish pay gaps\n- HR Manager\n- June 2027",
            "Open the hall\n- Estates Team\n- Ongoing",
        ]);
        assert_eq!(points[0], first);
    }

    #[test]
    fn a_list_of_other_things_stays_whole() {
        for texts in [
            &["Train panels; managers; staff", "Publish pay; grades; numbers", "Open halls; rooms; parks"][..],
            &["Train panels; Head of HR; May 2027", "Publish pay", "Open halls", "Fund groups"],
            &[
                "Hold days\n- May 2027\n- June 2027",
                "Hold talks\n- May 2027\n- June 2027",
                "Walk\n- July\n- May",
            ],
        ] {
            assert!(parted(texts).iter().all(|a| a.1.is_none()), "{texts:?}");
        }
    }
}
