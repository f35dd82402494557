//! "7Rooftop solar on depots" over "On time": names with a number before them, each over its status, as the cards of a page come out
//! that was copied.

use super::Entry;
use super::line::{Is, Line};
use super::walker::Walker;
use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::status;

/// So many show that the lines of a document take turns so.
const LEAST: usize = 3;

impl Walker<'_, '_> {
    /// Finds the names: at least three, whose numbers rise.
    pub(super) fn learn_numbered_statuses(&mut self) {
        if self.strict {
            return;
        }
        let found: Vec<(usize, u32)> = (0..self.lines.len())
            .filter_map(|i| {
                let name = self.line(i).filter(|l| l.is == Is::Plain && !l.stands_out())?;
                let how = self
                    .line(i + 1)
                    .filter(|l| l.is == Is::Plain && l.text().split_whitespace().count() <= 4)?;
                let (number, _) = glued_number(name.text())?;
                status::is_only_status(how.text()).then_some((i, number.parse().ok()?))
            })
            .collect();
        let rise = found.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a < b));
        if found.len() >= LEAST && rise {
            self.numbered_statuses = found.into_iter().map(|(i, _)| i).collect();
        }
    }

    /// Takes in such a name with the status below it. False where the line is something else.
    pub(super) fn take_numbered_status(&mut self, i: usize, line: &Line<'_>) -> bool {
        let parted = glued_number(line.text()).filter(|_| self.numbered_statuses.contains(&i));
        let (Some((number, name)), Some(how)) = (parted, self.line(i + 1)) else { return false };
        let entry = Entry {
            ref_: Some(number.to_owned()),
            text: name.to_owned(),
            found_by: FoundBy::Paragraph,
            doubts: vec![Doubt::KindGuessed],
            at: line.at().clone(),
            why: "Read as an activity: a number stands before it and its status in the line below.",
            ..Entry::default()
        };
        self.push(i, entry);
        self.attach(i + 1, "", Some(ColumnRole::Achieved), how.text());
        self.last = None;
        true
    }
}

/// Parts "7Rooftop solar on depots" into its number and its name.
fn glued_number(text: &str) -> Option<(&str, &str)> {
    let name = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.get(..text.len() - name.len())?;
    let named = name.starts_with(char::is_uppercase)
        && (name.chars().nth(1).is_some_and(char::is_lowercase) || name.starts_with("A "));
    (named && (1..=3).contains(&number.len()) && name.split_whitespace().count() > 1)
        .then_some((number, name))
}

#[cfg(test)]
mod tests {
    use super::glued_number;
    use crate::Options;

    #[test]
    fn a_number_glued_to_a_name_is_its_reference_and_the_line_below_its_status() {
        let text = "Climate plan of the burgh\n\nWarm schools\n\nMeasure we watch\n\nSchools use a third less coal by 2030.\n\n\
                    Actions that move this measure\n\n4Lag the roofs of the infant schools\nOn time\n5Mend the boiler house (survey)\n\
                    Completed\n\nDry paths\n\nMeasure we watch\n\nA mile of path drains well.\n\nActions that move this measure\n\n\
                    9Ditches along the mill lade\nDelayed\n12Adopt-a-drain scheme\nOn time\n";
        let draft = crate::read(text.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap().draft;
        let names: Vec<_> = draft.themes.iter().map(|t| t.name.as_deref().unwrap_or_default()).collect();
        assert_eq!(names, ["Warm schools", "Dry paths"]);
        let first = &draft.themes[0].activities[0];
        assert_eq!(
            (first.ref_.as_deref(), first.text.as_str()),
            (Some("4"), "Lag the roofs of the infant schools")
        );
        assert_eq!(first.achieved.as_deref(), Some("On time"));
        assert_eq!(draft.themes[1].activities.len(), 2);
        for text in ["2027 is the year", "4 Lag the roofs", "3D printing for all", "7Rooftops"] {
            assert_eq!(glued_number(text), None, "{text}");
        }
    }
}
