//! Why a file could not be read at all, and what the person can do about it.

use thiserror::Error;

/// A file that cannot be read as a plan. The message is written for the person who chose the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The file holds no bytes.
    #[error("The file is empty. Save the document again and choose the new copy.")]
    Empty,
    /// The name promises one format and the bytes are another.
    #[error(
        "The file is named as {named} but it is {found}. Open it in the program it was made with and save it as {named}, or give it its right ending."
    )]
    NotWhatItsNameSays {
        /// The format the ending of the name promises.
        named: String,
        /// The format the bytes are in.
        found: String,
    },
    /// The document is encrypted.
    #[error(
        "The file is protected by a password. Remove the password in the program it was made with, then try again."
    )]
    PasswordProtected,
    /// A format that another program can turn into one that is read.
    #[error(
        "This is {}, which is not read as it is. Open it and save it as {}, then try again.",
        .format.title(), .format.save_as()
    )]
    NeedsConversion {
        /// The format it is in.
        format: ForeignFormat,
    },
    /// The bytes are not a whole document of their format.
    #[error("The file is damaged: {what}. Open it in the program it was made with and save a new copy.")]
    Corrupt {
        /// What is wrong.
        what: String,
    },
    /// More than may be read, either as stored or once unpacked.
    #[error(
        "The file is too large: {what}. Save only the plan itself as a new file, without pictures, and try again."
    )]
    TooLarge {
        /// Which limit was met.
        what: String,
    },
    /// A PDF whose pages are blank, or show only lines.
    #[error(
        "The PDF has nothing in it to read: its pages are blank. Save the document as a PDF again and choose the new copy."
    )]
    NothingInIt,
    /// A PDF of scanned pictures: nothing in it is text.
    #[error(
        "This PDF holds pictures of pages and no text that could be read. Open the document it was made from, or have the text recognised (OCR) in the scanner's or a PDF program and save it as a new PDF, then try again."
    )]
    ScannedPictures,
    /// A document without tables in which nothing is promised either.
    #[error(
        "The document has no table, and no list or sentence that says what will be done, so no activities could be found. Put the activities in a list under the heading Actions, or in a table with a row of headings, such as Activity, Lead and Target date."
    )]
    NoTable,
    /// Text in which the headings of a table stand in one line with nothing between them.
    #[error(
        "This text was copied out of a table, and whatever parted the columns was lost on the way, so nothing can be told apart. Bring in the PDF or the document itself, or copy the table from Word or a spreadsheet."
    )]
    LostColumns,
    /// Tables, but none that looks like a plan.
    #[error(
        "No table with activities or recommendations was found. Give the table a row of headings, such as Activity, Lead and Target date. {seen}"
    )]
    NoPlanTable {
        /// What the tables held instead.
        seen: String,
    },
    /// A table of a plan in which nothing says what is to be done, as in a form that nobody has filled in.
    #[error(
        "A table with the headings of a plan was found, but nothing under them says what is to be done. Fill in the column that says it, or choose the document that holds the plan."
    )]
    NoActivity,
    /// A document of another kind: what it says will be done is no plan.
    #[error(
        "This reads as {what}, not as a plan, and no table of activities stands in it. Choose the document that holds the plan."
    )]
    NotAPlan {
        /// What it calls itself.
        what: &'static str,
    },
    /// A format this library does not read.
    #[error(
        "{found} cannot be read. Save the plan as a Word document (.docx), an Excel workbook (.xlsx), a PowerPoint presentation (.pptx), an OpenDocument file (.odt or .ods), a PDF, a web page (.html), a CSV file (.csv) or plain text (.txt)."
    )]
    UnknownFormat {
        /// What the file seems to be.
        found: String,
    },
}

impl Refusal {
    /// True where the words could be read and nothing in them says that they are a plan, so that
    /// [`Options::insist`](crate::Options::insist) would have them read all the same.
    #[must_use]
    pub fn is_no_plan(&self) -> bool {
        matches!(
            self,
            Self::NoTable
                | Self::LostColumns
                | Self::NoPlanTable { .. }
                | Self::NoActivity
                | Self::NotAPlan { .. }
        )
    }
}

/// A format this library leaves to another program to convert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ForeignFormat {
    /// Word before 2007.
    Doc,
    /// Rich Text.
    Rtf,
    /// Excel before 2007.
    Xls,
    /// The binary workbook of today's Excel.
    Xlsb,
    /// PowerPoint before 2007.
    Ppt,
    /// An OpenDocument presentation.
    Odp,
}

impl ForeignFormat {
    /// What people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Doc => "an old Word (.doc) file",
            Self::Rtf => "a Rich Text (.rtf) document",
            Self::Xls => "an old Excel (.xls) file",
            Self::Xlsb => "a binary Excel (.xlsb) workbook",
            Self::Ppt => "an old PowerPoint (.ppt) presentation",
            Self::Odp => "an OpenDocument presentation (.odp)",
        }
    }

    /// The ending its files have.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ppt => "ppt",
            Self::Odp => "odp",
        }
    }

    /// The ending of the format it can be saved in to be read.
    #[must_use]
    pub fn save_as(self) -> &'static str {
        match self {
            Self::Doc | Self::Rtf => ".docx",
            Self::Xls | Self::Xlsb => ".xlsx",
            Self::Ppt | Self::Odp => ".pptx",
        }
    }
}

impl Refusal {
    pub(crate) fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt { what: what.into() }
    }

    pub(crate) fn too_large(what: impl Into<String>) -> Self {
        Self::TooLarge { what: what.into() }
    }
}
