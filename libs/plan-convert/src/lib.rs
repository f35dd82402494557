//! Lets other programs turn a document into one that `plan-reader` reads: LibreOffice for old and foreign formats,
//! OCR for scans; and poppler draws a page of a PDF as a picture.
//!
//! ```no_run
//! let helpers = plan_convert::Helpers::on_path();
//! let bytes = std::fs::read("plan.doc")?;
//! let reading = plan_convert::read(&helpers, &bytes, "plan.doc", &Default::default(), &mut |_| {})?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Each program runs in a temporary folder of its own with a fresh profile and nothing of the caller's environment,
//! without macros, without the network where the system can take it away, for a limited time and with a limited
//! output; whatever it started is ended with it. None of them is needed for the formats that are read directly.

mod convert;
mod profile;
mod programs;
mod run;

pub use convert::{Converted, page_image, prove, read, read_copy, read_keeping, searchable};
pub use programs::{Helper, Helpers};
pub use run::Limits;

use plan_reader::{ForeignFormat, Refusal};
use thiserror::Error;

/// Why a document could not be converted or read. The message is written for the person who chose the file.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ConvertError {
    /// It was refused, and no program could have helped.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The format needs LibreOffice, which is not there.
    #[error(
        "This is {}, which can only be read where LibreOffice is installed, and it is not. Open the file and save it as {}, or ask who runs this service to install LibreOffice ({}).",
        .0.title(), .0.save_as(), Helper::LibreOffice.install()
    )]
    NoOffice(ForeignFormat),
    /// A scan needs OCR, which is not there.
    #[error(
        "This PDF is a scan: it holds pictures of pages and no text. It can only be read where OCRmyPDF is installed, and it is not. Choose the document it was made from, have its text recognised and save it again, or ask who runs this service to install OCRmyPDF ({}).",
        Helper::Ocr.install()
    )]
    NoOcr,
    /// Another program that is not there.
    #[error("{} is not installed. To have it, {}.", .0.title(), .0.install())]
    Missing(Helper),
    /// The program took too long and was ended.
    #[error(
        "{} did not finish within {seconds} seconds and was ended. Save the plan itself as a new, smaller document and try again.",
        .helper.title()
    )]
    TooSlow {
        /// The program.
        helper: Helper,
        /// How long it was given.
        seconds: u64,
    },
    /// What the program wrote is larger than may be.
    #[error(
        "What {} made of the document is larger than {megabytes} MB. Save the plan itself as a new, smaller document and try again.",
        .helper.title()
    )]
    TooLarge {
        /// The program.
        helper: Helper,
        /// The limit.
        megabytes: u64,
    },
    /// The program could not do it.
    #[error(
        "{} could not convert the document; it may be damaged or protected by a password. Open it in the program it was made with, save it as .docx, .xlsx or a PDF with text, and try again.",
        .helper.title()
    )]
    Failed {
        /// The program.
        helper: Helper,
        /// What it said, for the log.
        said: String,
    },
    /// The machine's own fault: no room, no right.
    #[error("The document could not be converted because of a fault of this machine: {0}.")]
    Machine(#[from] std::io::Error),
}

impl ConvertError {
    /// True where the words could be read and nothing in them says that they are a plan.
    #[must_use]
    pub fn is_no_plan(&self) -> bool {
        matches!(self, Self::Refused(refusal) if refusal.is_no_plan())
    }
}
