//! How the properties of runs, paragraphs and cells change what a reader sees.

use super::Body;
use crate::block::{Cell, Row};
use crate::colour::Colour;
use crate::symbol::PictureFont;
use crate::xml::Tag;
use std::hash::{DefaultHasher, Hash};

impl<'s> Body<'s> {
    pub(super) fn open_property(&mut self, tag: &Tag<'_>) {
        let value = || tag.get("val");
        if let Some(p) = self.paragraphs.last_mut() {
            match tag.name() {
                "pStyle" => p.style = value(),
                "numId" => p.list = value(),
                "ilvl" => p.level = value().and_then(|v| v.parse().ok()),
                "outlineLvl" => p.outline = value().and_then(|v| v.parse().ok()),
                "r" => {
                    p.in_run = true;
                    p.vanish = false;
                    p.picture = None;
                    let style = p.style.as_deref();
                    p.bold = Some(style.is_some_and(|s| self.styles.bold(s)));
                    p.struck = style.is_some_and(|s| self.styles.struck(s));
                }
                // Within <w:pPr> it speaks of the paragraph mark only.
                "rPr" if !p.in_run => p.bold = Some(false),
                "b" if p.in_run => p.bold = Some(tag.is_on()),
                "rStyle" if p.in_run => {
                    if let Some(style) = value() {
                        p.bold = if self.styles.bold(&style) { Some(true) } else { p.bold };
                        p.struck |= self.styles.struck(&style);
                    }
                }
                "strike" | "dstrike" if p.in_run => p.struck = tag.is_on(),
                "vertAlign" if p.in_run => p.raised = value().as_deref() == Some("superscript"),
                "color" if p.in_run => p.ink = value().and_then(|c| Colour::from_hex(&c)),
                "rFonts" if p.in_run => {
                    let name = ["ascii", "hAnsi", "cs"].iter().find_map(|of| tag.get(of));
                    p.picture = name.and_then(|name| PictureFont::named(&name));
                }
                "vanish" if p.in_run => p.vanish = tag.is_on(),
                _ => {}
            }
            if !self.tables.is_empty() && tag.name() != "tr" && tag.name() != "tc" {
                return;
            }
        }
        let Some(table) = self.tables.last_mut() else { return };
        match tag.name() {
            "tr" => {
                let number = u32::try_from(table.table.rows.len()).unwrap_or(u32::MAX).saturating_add(1);
                table.row = Some(Row { at: table.table.at.at_row(number), ..Row::default() });
                table.row_deleted = false;
                table.column = 0;
            }
            "gridBefore" => table.column += tag.count("val"),
            "hidden" => {
                if let Some(row) = &mut table.row {
                    row.hidden = tag.is_on();
                }
            }
            "tblHeader" => {
                if let Some(row) = &mut table.row {
                    row.headings = tag.is_on();
                }
            }
            "tc" => {
                let at = table.row.as_ref().map(|r| r.at.clone()).unwrap_or_default();
                let column = table.column;
                table.cell = Some(Cell {
                    column,
                    columns: 1,
                    rows: 1,
                    at: at.at_column(u32::try_from(column + 1).unwrap_or(u32::MAX)),
                    ..Cell::default()
                });
                table.continues = false;
                table.look = DefaultHasher::new();
            }
            "gridSpan" => {
                if let Some(cell) = &mut table.cell {
                    cell.columns = tag.count("val").min(200);
                }
            }
            "vMerge" => table.continues = value().as_deref() != Some("restart"),
            "shd" => {
                let fill = tag.get("fill").unwrap_or_default();
                if !matches!(fill.as_str(), "" | "auto" | "FFFFFF") {
                    fill.hash(&mut table.look);
                }
                // A solid pattern covers the fill with the colour of the pattern.
                let solid = value().as_deref() == Some("solid");
                let shown = if solid { tag.get("color") } else { Some(fill) };
                if let Some(cell) = &mut table.cell {
                    cell.fill = shown.and_then(|c| Colour::from_hex(&c)).and_then(Colour::unless_white);
                }
            }
            _ => {}
        }
    }
}
