//! Who leads, in brackets at the end of what is done, in a table without a column for it.

use crate::confidence::Doubt;
use crate::draft::{ColumnRole, DraftActivity};
use crate::interpret::columns::Columns;
use crate::interpret::words::word_list;
use crate::lead::looks_like_leads;

/// Fewer texts than this tell nothing of a whole column.
const LEAST: usize = 3;

/// True where the heading says so, "What we will do (lead)", or nearly all texts end in brackets that name a lead; after a
/// table in which they did, all of fewer are enough.
pub(in crate::interpret) fn stand_in(texts: &[String], columns: &Columns, before: bool) -> bool {
    if columns.has(ColumnRole::Lead) || columns.has(ColumnRole::LeadAuthority) {
        return false;
    }
    let heading = columns.role(ColumnRole::Activity).and_then(|c| c.heading.split_once('('));
    let says = heading.is_some_and(|(_, aside)| {
        word_list(aside).iter().any(|w| matches!(w.as_str(), "lead" | "leads" | "owner" | "owners" | "who"))
    });
    let held = texts.iter().filter(|t| parted(t).is_some_and(|(_, who)| looks_like_leads(who))).count();
    texts.len() >= LEAST && (held * 5 >= texts.len() * 4 || says && held * 2 >= texts.len())
        || before && held > 0 && held == texts.len()
}

/// Takes the lead off the end of the words of an activity.
pub(super) fn take(activity: &mut DraftActivity) {
    let found = parted(&activity.text).map(|(text, who)| (text.to_owned(), who.to_owned()));
    if let (None, Some((text, who))) = (&activity.lead, found) {
        (activity.text, activity.lead) = (text, Some(who));
        activity.doubts.push(Doubt::LeadInText);
    }
}

/// "Pay interns (Head of People)" as what is done and who leads.
fn parted(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end().trim_end_matches(['.', ';']);
    let (before, who) = bare.strip_suffix(')')?.rsplit_once('(')?;
    let words = who.split_whitespace().count();
    let named = (1..=10).contains(&words) && who.starts_with(char::is_uppercase) && !who.contains(':');
    (named && before.split_whitespace().count() > 1).then(|| (before.trim_end(), who.trim()))
}
