//! The encoding of a web page.

/// The encoding a page states in its first kilobyte.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048))?).to_ascii_lowercase();
    let label = start.split("charset=").nth(1)?.trim_start_matches(['"', '\'']);
    let label = label.split(['"', '\'', ' ', ';', '>', '/']).next()?;
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    // A page that says UTF-8 and is not was saved by a program that did not look.
    (encoding != encoding_rs::UTF_8).then_some(encoding)
}
