//! "This action has been completed.": a sentence right below what is done that says how it goes.

use super::line::{Is, Line};
use super::walker::Walker;
use crate::draft::ColumnRole;
use crate::interpret::words::word_list;

/// Longer than this is an account of its own.
const MOST_WORDS: usize = 14;

impl Walker<'_, '_> {
    /// Takes in such a sentence. False where the line is something else.
    pub(super) fn take_stated(&mut self, i: usize, line: &Line<'_>) -> bool {
        let entry = self.last.filter(|_| !self.strict).and_then(|id| self.out.entries.get(id));
        let below = entry.is_some_and(|e| !e.recommends && e.blocks.iter().max().is_some_and(|b| b + 1 == i));
        if !below || line.is != Is::Plain || line.stands_out() || !states_how_it_goes(line.text()) {
            return false;
        }
        self.attach(i, "", Some(ColumnRole::Achieved), line.text());
        true
    }
}

/// True for "This step is continuing." and "The action has not yet started".
fn states_how_it_goes(text: &str) -> bool {
    const THINGS: &[&str] =
        &["action", "step", "recommendation", "task", "measure", "commitment", "work", "target", "milestone"];
    const HOW: &[&str] = &["has", "is", "was", "remains", "will"];
    let words = word_list(text);
    let [this, thing, how, ..] = words.as_slice() else { return false };
    words.len() <= MOST_WORDS
        && matches!(this.as_str(), "this" | "the")
        && THINGS.contains(&thing.as_str())
        && HOW.contains(&how.as_str())
        && !text.trim_end().ends_with(':')
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn a_sentence_below_an_action_says_how_it_goes() {
        let text = "# Repairs action plan\n\n## Damp\n\n### Actions required\n\n- By 16 June 2027 - Publish the rota for surveys.\n\n\
                    This action has been completed.\n\n- Monthly - Report who waits, and how long.\n\nThis action is continuing.\n";
        let draft = crate::read(text.as_bytes(), "plan.md", &Options::default(), &mut |_| {}).unwrap().draft;
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        assert_eq!(all[0].achieved.as_deref(), Some("This action has been completed."));
        assert_eq!(
            (all[0].target_date.as_deref(), all[0].text.as_str()),
            (Some("By 16 June 2027"), "Publish the rota for surveys.")
        );
        assert_eq!(all[1].achieved.as_deref(), Some("This action is continuing."));
    }
}
