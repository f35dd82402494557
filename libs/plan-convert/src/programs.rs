//! Which programs are there.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

/// A program that can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Helper {
    /// Converts .doc, .rtf, .xls, .xlsb, .ppt and .odp.
    LibreOffice,
    /// Recognises the text of a scan.
    Ocr,
    /// Draws pages of a PDF.
    Poppler,
}

impl Helper {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::LibreOffice, Self::Ocr, Self::Poppler];

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::LibreOffice => "LibreOffice",
            Self::Ocr => "OCRmyPDF",
            Self::Poppler => "pdftoppm (poppler)",
        }
    }

    /// What can be done where it is there.
    #[must_use]
    pub fn adds(self) -> &'static str {
        match self {
            Self::LibreOffice => {
                "old Word, Excel and PowerPoint files, Rich Text and OpenDocument presentations can be read"
            }
            Self::Ocr => "scanned PDFs can be read",
            Self::Poppler => "the pages of a PDF can be shown beside what was read",
        }
    }

    /// How to install it.
    #[must_use]
    pub fn install(self) -> &'static str {
        match self {
            Self::LibreOffice => {
                "on Debian or Ubuntu: apt install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"
            }
            Self::Ocr => "on Debian or Ubuntu: apt install ocrmypdf",
            Self::Poppler => "on Debian or Ubuntu: apt install poppler-utils",
        }
    }

    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::LibreOffice => &["soffice", "libreoffice"],
            Self::Ocr => &["ocrmypdf"],
            Self::Poppler => &["pdftoppm"],
        }
    }
}

/// Where the programs are that were found.
#[derive(Debug, Clone, Default)]
pub struct Helpers {
    office: Option<PathBuf>,
    ocr: Option<PathBuf>,
    poppler: Option<PathBuf>,
    /// Takes the network away from a program, where the system lets us.
    pub(crate) unshare: Option<PathBuf>,
}

impl Helpers {
    /// Looks for them where the machine looks for programs.
    #[must_use]
    pub fn on_path() -> Self {
        Self::among(&std::env::var_os("PATH").unwrap_or_default())
    }

    /// Looks for them in a list of folders, written as PATH is.
    #[must_use]
    pub fn among(path: &OsStr) -> Self {
        let find = |helper: Helper| helper.programs().iter().find_map(|name| find(path, name));
        Self {
            office: find(Helper::LibreOffice),
            ocr: find(Helper::Ocr),
            poppler: find(Helper::Poppler),
            unshare: self::find(path, "unshare").filter(|it| crate::run::takes_the_network_away(it)),
        }
    }

    /// None at all, as if nothing were installed.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Where a program stands, if it is there.
    #[must_use]
    pub fn path(&self, helper: Helper) -> Option<&Path> {
        match helper {
            Helper::LibreOffice => self.office.as_deref(),
            Helper::Ocr => self.ocr.as_deref(),
            Helper::Poppler => self.poppler.as_deref(),
        }
    }

    /// True where a program is there.
    #[must_use]
    pub fn has(&self, helper: Helper) -> bool {
        self.path(helper).is_some()
    }

    /// True where programs run without the network.
    #[must_use]
    pub fn without_network(&self) -> bool {
        self.unshare.is_some()
    }
}

fn find(path: &OsStr, name: &str) -> Option<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    std::env::split_paths(path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|it| it.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0))
}
