//! What a page is once all of it has come.

use super::Page;
use crate::block::{Document, Margin};
use crate::draft::UnplacedReason;
use crate::query::QueryKind;
use crate::{Location, Refusal};

impl Page {
    pub(super) fn done(mut self) -> Result<Document, Refusal> {
        self.finish();
        while !self.tables.is_empty() {
            self.close_table();
        }
        if let Some(refusal) = self.refusal {
            return Err(refusal);
        }
        std::mem::take(&mut self.notes).settle(&mut self.out);
        let foot = self.foot.settle(&mut self.out);
        std::mem::take(&mut self.frame).settle(&mut self.out, foot);
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        self.out.title = Some(title).filter(|t| !t.is_empty());
        if !self.hidden_words.trim().is_empty() {
            let at = Location::part("hidden parts of the page", 1);
            self.out.query(
                QueryKind::Hidden,
                "The page has hidden words. They are listed with the words that found no place.",
                at.clone(),
            );
            self.out.margins.push(Margin {
                text: self.hidden_words.trim().to_owned(),
                reason: UnplacedReason::Hidden,
                at,
            });
        }
        Ok(self.out)
    }
}
