//! Gives list items their depth by how far they stand in, and turns pieces into paragraphs.

use super::label::Mark;
use super::paragraph::Piece;
use crate::Location;
use crate::block::{Manner, Paragraph};

/// Gives list items their depth by how far they stand in, and turns pieces into paragraphs.
pub(super) fn finished(pieces: Vec<Piece>, at: &Location) -> Vec<Paragraph> {
    let mut depths: Vec<f32> = Vec::new();
    let mut out = Vec::new();
    for piece in pieces {
        let slack = piece.size * 0.45;
        let level = if piece.mark == Mark::None {
            0
        } else {
            while depths.last().is_some_and(|d| piece.indent < d - slack) {
                depths.pop();
            }
            if depths.last().is_none_or(|d| piece.indent > d + slack) {
                depths.push(piece.indent);
            }
            u8::try_from(depths.len() - 1).unwrap_or(8).min(8)
        };
        let manner = match piece.mark {
            Mark::None => Manner::Plain,
            Mark::Bullet => Manner::Bullet(level),
            Mark::Number(label) => Manner::Numbered { level, label },
        };
        let text = piece.text.replace('\u{ad}', "");
        out.push(Paragraph {
            text,
            struck: piece.struck,
            manner,
            bold: piece.bold,
            lead_in: piece.lead_in,
            at: at.clone(),
            ..Paragraph::default()
        });
    }
    out
}
