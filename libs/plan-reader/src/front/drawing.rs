//! The words of drawings, notes and other parts of Office packages that are no page themselves.

use crate::Refusal;
use crate::block::Budget;
use crate::xml::{Step, Xml};

/// The words of a part, paragraph by paragraph.
pub(super) fn words(text: &str, part: &str, budget: &mut Budget) -> Result<Vec<String>, Refusal> {
    let mut xml = Xml::new(text, part);
    let mut out = Vec::new();
    let (mut words, mut in_text, mut of_slide) = (String::new(), false, false);
    loop {
        match xml.step()? {
            Step::Open(tag) => match tag.name() {
                // The notes repeat the number of their slide.
                "ph" => of_slide = tag.get("type").is_some_and(|t| t == "sldNum"),
                "t" | "text" => in_text = true,
                "Fallback" => xml.skip()?,
                _ => {}
            },
            Step::Text(text) if in_text && !of_slide => {
                budget.take_text(text.len())?;
                words.push_str(&text);
            }
            Step::Text(_) => {}
            Step::Close(name) => match &*name {
                "t" => in_text = false,
                "p" | "text" => {
                    in_text = false;
                    let done = std::mem::take(&mut words);
                    out.extend(Some(done.trim().to_owned()).filter(|w| !w.is_empty()));
                }
                "sp" => of_slide = false,
                _ => {}
            },
            Step::End => return Ok(out),
        }
    }
}
