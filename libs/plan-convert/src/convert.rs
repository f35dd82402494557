//! What the programs are asked to do, and reading what they made.

use std::{ffi::OsString, fs, path::Path};

use plan_reader::{Draft, ForeignFormat, Location, Options, Progress, Reading, Refusal};
use serde_json::Value;
use tempfile::TempDir;

use crate::{ConvertError, Helper, Helpers, Limits, profile, run::run};

/// What the places in a converted copy are called, for they need not be those of the document itself.
const COPY: &str = "the converted copy";

/// Reads a document as `plan_reader::read` does; what that leaves to other programs is converted first.
///
/// # Errors
/// A [`ConvertError`] that says what to do, where the document is refused or no program could convert it.
pub fn read(
    helpers: &Helpers,
    bytes: &[u8],
    file_name: &str,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reading, ConvertError> {
    read_keeping(helpers, bytes, file_name, options, progress).map(|it| it.reading)
}

/// A reading, and the copy it was made from where other programs had to make one.
#[derive(Debug)]
pub struct Converted {
    /// What was read.
    pub reading: Reading,
    /// The bytes of the copy: kept, [`read_copy`] reads it again without any conversion.
    pub copy: Option<Vec<u8>>,
}

/// The same as [`read`], giving the converted copy too.
///
/// # Errors
/// As for [`read`].
pub fn read_keeping(
    helpers: &Helpers,
    bytes: &[u8],
    file_name: &str,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Converted, ConvertError> {
    let limits = Limits::default();
    let copy = match plan_reader::read(bytes, file_name, options, progress) {
        Ok(reading) => return Ok(Converted { reading, copy: None }),
        Err(Refusal::NeedsConversion { format }) => office(helpers, bytes, format, &limits)?,
        Err(Refusal::ScannedPictures) => searchable(helpers, bytes, &limits)?,
        Err(refusal) => return Err(refusal.into()),
    };
    Ok(Converted { reading: read_copy(&copy, options, progress)?, copy: Some(copy) })
}

/// Reads a copy that [`read_keeping`] gave; its places are called those of a copy.
///
/// # Errors
/// A [`Refusal`] where nothing of it can be read with these options.
pub fn read_copy(
    copy: &[u8],
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reading, Refusal> {
    // What a copy is shows in its bytes.
    let mut reading = plan_reader::read(copy, "copy", options, progress)?;
    tell_of_the_copy(&mut reading);
    Ok(reading)
}

/// A copy of a document in a format that is read.
fn office(
    helpers: &Helpers,
    bytes: &[u8],
    format: ForeignFormat,
    limits: &Limits,
) -> Result<Vec<u8>, ConvertError> {
    if !helpers.has(Helper::LibreOffice) {
        return Err(ConvertError::NoOffice(format));
    }
    let to = match format {
        ForeignFormat::Doc | ForeignFormat::Rtf => "docx",
        ForeignFormat::Xls | ForeignFormat::Xlsb => "xlsx",
        // Slides keep their titles, lists and tables there; in a PDF they are only drawn.
        ForeignFormat::Ppt | ForeignFormat::Odp => "pptx",
        _ => "pdf",
    };
    let folder = TempDir::new()?;
    let here = folder.path();
    profile::write(&here.join("profile"))?;
    let source = here.join(format!("copy-of.{}", format.ending()));
    fs::write(&source, bytes)?;
    let out = here.join("out");
    fs::create_dir(&out)?;
    let mut installation = OsString::from("-env:UserInstallation=file://");
    installation.push(here.join("profile"));
    let mut arguments = vec![installation];
    arguments.extend(
        ["--headless", "--invisible", "--nologo", "--nofirststartwizard", "--norestore", "--nolockcheck"]
            .map(OsString::from),
    );
    arguments.extend(["--convert-to".into(), to.into(), "--outdir".into()]);
    arguments.extend([out.clone().into_os_string(), source.into_os_string()]);
    run(helpers, Helper::LibreOffice, &arguments, here, limits.time, limits)?;
    made(Helper::LibreOffice, &out.join(format!("copy-of.{to}")), here, limits)
}

/// A copy of a scanned PDF with its text recognised.
///
/// # Errors
/// A [`ConvertError`], also where OCR is not installed.
pub fn searchable(helpers: &Helpers, pdf: &[u8], limits: &Limits) -> Result<Vec<u8>, ConvertError> {
    if !helpers.has(Helper::Ocr) {
        return Err(ConvertError::NoOcr);
    }
    let folder = TempDir::new()?;
    let here = folder.path();
    let (source, out) = (here.join("scan.pdf"), here.join("text.pdf"));
    fs::write(&source, pdf)?;
    let mut arguments: Vec<OsString> = [
        "--skip-text",
        "--rotate-pages",
        "--deskew",
        // Small letters and the marks of lists are told apart at 300 dots an inch.
        "--oversample",
        "300",
        // As one column: words are put into cells by where they stand, and marks that stand alone are kept.
        "--tesseract-pagesegmode",
        "4",
        "--output-type",
        "pdf",
        "--optimize",
        "0",
        "--quiet",
    ]
    .map(OsString::from)
    .to_vec();
    // Its own limit for a page leaves that page without text and says nothing; ours ends it and is told.
    arguments.extend(["--tesseract-timeout".into(), limits.ocr_time.as_secs().max(1).to_string().into()]);
    arguments.extend([source.into_os_string(), out.clone().into_os_string()]);
    run(helpers, Helper::Ocr, &arguments, here, limits.ocr_time, limits)?;
    made(Helper::Ocr, &out, here, limits)
}

/// One page of a PDF as a picture (PNG); pages are counted from 1.
///
/// # Errors
/// A [`ConvertError`], also where poppler is not installed or there is no such page.
pub fn page_image(
    helpers: &Helpers,
    pdf: &[u8],
    page: u32,
    limits: &Limits,
) -> Result<Vec<u8>, ConvertError> {
    let folder = TempDir::new()?;
    let here = folder.path();
    fs::write(here.join("in.pdf"), pdf)?;
    let page = page.to_string();
    // Scaled to a size rather than a resolution, so that a page of any size gives a picture of the same.
    let arguments = ["-png", "-scale-to", "1400", "-f", &page, "-l", &page, "-singlefile", "in.pdf", "page"];
    run(helpers, Helper::Poppler, &arguments.map(OsString::from), here, limits.time, limits)?;
    made(Helper::Poppler, &here.join("page.png"), here, limits)
}

/// Lets a program do its work on a very small document, for that it is installed does not say that it runs: a service
/// may be confined more tightly than the program bears.
///
/// # Errors
/// A [`ConvertError`] as for any other document.
pub fn prove(helpers: &Helpers, helper: Helper, limits: &Limits) -> Result<(), ConvertError> {
    match helper {
        Helper::LibreOffice => office(helpers, SMALL_RTF, ForeignFormat::Rtf, limits).map(drop),
        Helper::Ocr => searchable(helpers, SMALL_PDF, limits).map(drop),
        Helper::Poppler => page_image(helpers, SMALL_PDF, 1, limits).map(drop),
    }
}

/// One line of Rich Text.
const SMALL_RTF: &[u8] = b"{\\rtf1\\ansi\\pard What was promised\\par}";

/// One empty page, in a file as whole as a scanner makes it.
const SMALL_PDF: &[u8] = include_bytes!("proof.pdf");

/// What a program made. Some say that all went well and make nothing.
fn made(helper: Helper, file: &Path, folder: &Path, limits: &Limits) -> Result<Vec<u8>, ConvertError> {
    match fs::metadata(file) {
        Ok(data) if data.is_file() && data.len() > limits.bytes => {
            Err(ConvertError::TooLarge { helper, megabytes: limits.bytes >> 20 })
        }
        Ok(data) if data.is_file() && data.len() > 0 => Ok(fs::read(file)?),
        _ => {
            let said = fs::read(folder.join("said")).unwrap_or_default();
            let said = String::from_utf8_lossy(&said).chars().take(2000).collect();
            Err(ConvertError::Failed { helper, said })
        }
    }
}

/// Says of each place that it is one of the copy.
fn tell_of_the_copy(reading: &mut Reading) {
    for query in &mut reading.queries {
        mark(&mut query.location);
    }
    reading.draft.warnings =
        reading.queries.iter().map(|q| format!("{}: {}", q.location, q.message)).collect();
    // The draft names its places in many parts, all under the same word.
    if let Ok(mut whole) = serde_json::to_value(&reading.draft) {
        mark_sources(&mut whole);
        if let Ok(draft) = serde_json::from_value::<Draft>(whole) {
            reading.draft = draft;
        }
    }
}

fn mark(place: &mut Location) {
    place.part = Some(match place.part.take() {
        Some(part) => format!("{COPY}, {part}"),
        None => COPY.to_owned(),
    });
}

fn mark_sources(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(mark_sources),
        Value::Object(fields) => {
            for (name, inner) in fields.iter_mut() {
                if name == "source"
                    && let Ok(mut place) = serde_json::from_value::<Location>(inner.clone())
                {
                    mark(&mut place);
                    if let Ok(marked) = serde_json::to_value(place) {
                        *inner = marked;
                    }
                } else {
                    mark_sources(inner);
                }
            }
        }
        _ => {}
    }
}
