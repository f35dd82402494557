//! How much a document may hold.

use crate::Refusal;

/// Counts what a front end has taken in, so that no document can fill the memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    text: usize,
    pieces: usize,
    rows: usize,
}

impl Budget {
    /// A document has no more filled cells or paragraphs.
    pub(crate) const PIECES: usize = 200_000;

    /// Refuses what is known to have more pieces than a document may, before any of them is taken.
    pub(crate) fn check_pieces(pieces: usize) -> Result<(), Refusal> {
        if pieces > Self::PIECES {
            return Err(Refusal::too_large("it has more than 200,000 filled cells or paragraphs"));
        }
        Ok(())
    }

    pub(crate) fn new() -> Self {
        Self { text: 16 << 20, pieces: Self::PIECES, rows: 20_000 }
    }

    pub(crate) fn take_text(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.pieces = self
            .pieces
            .checked_sub(1)
            .ok_or_else(|| Refusal::too_large("it has more than 200,000 filled cells or paragraphs"))?;
        self.text = self
            .text
            .checked_sub(bytes)
            .ok_or_else(|| Refusal::too_large("it holds more than 16 million letters of text"))?;
        Ok(())
    }

    pub(crate) fn take_row(&mut self) -> Result<(), Refusal> {
        self.rows = self
            .rows
            .checked_sub(1)
            .ok_or_else(|| Refusal::too_large("it has more than 20,000 rows with words in them"))?;
        Ok(())
    }
}
