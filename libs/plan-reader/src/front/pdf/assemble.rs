//! Makes the document of what stands on the pages: headings by their size, lists by their depth, tables by number.

use super::flow::Flow;
use super::label::Mark;
use super::list_depth::finished;
use super::paragraph::Piece;
use crate::block::{Block, Budget, Document, Manner, Paragraph};
use crate::interpret::is_numbered_name;
use crate::{Location, Refusal};

pub(super) fn assemble(flows: Vec<Flow>, document: &mut Document) -> Result<(), Refusal> {
    let mut assembly = Assembly {
        sizes: Sizes::of(&flows),
        budget: Budget::new(),
        tables: 0,
        paragraphs: 0,
        list: Vec::new(),
        document,
    };
    for flow in flows {
        match flow {
            Flow::Piece(piece) => assembly.list.push(piece),
            Flow::Contents(piece) => {
                assembly.flush()?;
                assembly.paragraphs(vec![piece], Some(Manner::Contents))?;
            }
            Flow::Table(part) => {
                assembly.flush()?;
                assembly.tables += 1;
                let table = part.table(assembly.tables);
                for row in table.rows.iter().filter(|r| !r.is_empty()) {
                    assembly.budget.take_row()?;
                    for cell in &row.cells {
                        assembly.budget.take_text(cell.paragraphs.iter().map(|p| p.text.len()).sum())?;
                    }
                }
                assembly.document.blocks.push(Block::Table(table));
            }
        }
    }
    assembly.flush()
}

struct Assembly<'d> {
    sizes: Sizes,
    budget: Budget,
    tables: u32,
    paragraphs: u32,
    /// Pieces one after another, whose lists are told together.
    list: Vec<Piece>,
    document: &'d mut Document,
}

impl Assembly<'_> {
    fn flush(&mut self) -> Result<(), Refusal> {
        let list = std::mem::take(&mut self.list);
        self.paragraphs(list, None)
    }

    fn paragraphs(&mut self, mut pieces: Vec<Piece>, manner: Option<Manner>) -> Result<(), Refusal> {
        pieces.retain(|p| !p.text.trim().is_empty() || !p.struck.is_empty());
        let known: Vec<(Option<u8>, u32)> = pieces.iter().map(|p| (self.sizes.heading(p), p.page)).collect();
        for (paragraph, (level, page)) in finished(pieces, &Location::default()).into_iter().zip(known) {
            self.budget.take_text(paragraph.text.len())?;
            self.paragraphs += 1;
            let at = Location { page: Some(page), ..Location::paragraph(self.paragraphs) };
            let paragraph = match (level, &manner) {
                (_, Some(manner)) => Paragraph { manner: manner.clone(), at, ..paragraph },
                (Some(level), None) => heading(paragraph, level, at),
                (None, None) => Paragraph { at, ..paragraph },
            };
            self.document.blocks.push(Block::Paragraph(paragraph));
        }
        Ok(())
    }
}

fn heading(paragraph: Paragraph, level: u8, at: Location) -> Paragraph {
    let text = match &paragraph.manner {
        Manner::Numbered { label, .. } => format!("{label} {}", paragraph.text),
        _ => paragraph.text.clone(),
    };
    Paragraph { text, manner: Manner::Heading(level), at, ..paragraph }
}

/// The sizes of letters in the document: that of its prose, and those of its headings.
struct Sizes {
    body: f32,
    headings: Vec<f32>,
}

impl Sizes {
    fn of(flows: &[Flow]) -> Self {
        let pieces = || {
            flows.iter().filter_map(|f| match f {
                Flow::Piece(p) => Some(p),
                Flow::Contents(_) | Flow::Table(_) => None,
            })
        };
        let cells = || {
            flows
                .iter()
                .filter_map(|f| match f {
                    Flow::Table(part) => Some(part),
                    Flow::Piece(_) | Flow::Contents(_) => None,
                })
                .flat_map(|part| part.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.pieces))
        };
        // Sentences tell the size of prose; where there are none, the words in tables do.
        let body = usual(pieces().filter(|p| is_prose(p)))
            .or_else(|| usual(cells()))
            .or_else(|| usual(pieces()))
            .unwrap_or(11.0);
        let mut sizes: Vec<f32> =
            pieces().filter(|p| is_heading(p, body)).map(|p| (p.size * 2.0).round() / 2.0).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let mut headings: Vec<f32> = Vec::new();
        for size in sizes {
            if headings.last().is_none_or(|last| last - size > 0.7) {
                headings.push(size);
            }
        }
        Self { body, headings }
    }

    fn heading(&self, piece: &Piece) -> Option<u8> {
        if !is_heading(piece, self.body) {
            return None;
        }
        let level = self.headings.iter().position(|s| s - piece.size <= 0.95)?;
        u8::try_from(level + 1).ok().map(|l| l.min(9))
    }
}

fn is_heading(piece: &Piece, body: f32) -> bool {
    let words = piece.text.split_whitespace().count();
    let larger = piece.size > body * 1.1 + 0.2;
    let far_larger = piece.size > body * 1.35;
    larger
        && piece.mark != Mark::Bullet
        && piece.text.chars().any(char::is_alphabetic)
        && (far_larger && words <= 40
            || words <= 20
                && (!piece.text.trim_end().ends_with(['.', ';', ',']) || is_numbered_name(&piece.text)))
}

fn is_prose(piece: &Piece) -> bool {
    let words = piece.text.split_whitespace().count();
    words > 20 || piece.mark != Mark::None || words > 7 && piece.text.trim_end().ends_with('.')
}

/// The size most letters have.
fn usual<'p>(pieces: impl Iterator<Item = &'p Piece>) -> Option<f32> {
    let mut sizes: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for piece in pieces {
        *sizes.entry((piece.size * 4.0).round() as i32).or_default() += piece.text.len();
    }
    sizes.into_iter().max_by_key(|(_, n)| *n).map(|(size, _)| size as f32 / 4.0)
}
