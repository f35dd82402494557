//! The headings of a table in one line with nothing between them, as when the words of a PDF are copied row by row.

use crate::aliases::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;

/// Headings of a plan in one line take no more words than this.
const MOST_WORDS: usize = 20;

/// True for a line that is made of known headings, one behind the other, and of nothing else.
pub(super) fn is_row_of_headings(text: &str, aliases: &Aliases) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !(3..=MOST_WORDS).contains(&words.len()) || text.contains(['\t', '|']) {
        return false;
    }
    // The headings that make up the words before each place, where any do.
    let mut upto: Vec<Option<Vec<ColumnRole>>> = vec![Some(Vec::new())];
    for end in 1..=words.len() {
        let found = (end.saturating_sub(7)..end).find_map(|from| {
            let before = upto.get(from)?.as_ref()?;
            let role = label_role(&words.get(from..end)?.join(" "), aliases)?;
            Some(before.iter().copied().chain([role]).collect())
        });
        upto.push(found);
    }
    let Some(Some(roles)) = upto.pop() else { return false };
    let has = |role| roles.contains(&role);
    let distinct = roles.iter().enumerate().filter(|(i, role)| !roles.iter().take(*i).any(|r| r == *role));
    distinct.count() >= 3
        && (has(ColumnRole::Activity) || has(ColumnRole::Lead) && has(ColumnRole::TargetDate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_lost_their_columns_are_known() {
        let is = |text| is_row_of_headings(text, &Aliases::default());
        assert!(is("Activity Lead Target Date What has been achieved so far?"));
        assert!(is("Ref Action Owner Deadline Status"));
        assert!(!is("Action plan for race equality"));
        assert!(!is("Action\tLead\tBy when"));
        assert!(!is("The lead will report progress by the deadline"));
    }
}
