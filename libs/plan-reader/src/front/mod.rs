//! The front ends: one for each format, all yielding the same blocks.

pub(crate) mod csv;
pub(crate) mod docx;
mod drawing;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod message;
mod number_format;
pub(crate) mod odf;
pub(crate) mod pdf;
pub(crate) mod pptx;
mod relation;
pub(crate) mod text;
pub(crate) mod xlsx;
