//! What a user tells the reader beforehand: a file of headings for `--aliases`, a reading profile for `--profile`.

use super::{Failure, exit};
use plan_reader::{Aliases, Profile};
use std::path::Path;

/// Reads the file with them; without a file there are none.
pub(super) fn added(file: Option<&Path>) -> Result<Aliases, Failure> {
    let Some(file) = file else { return Ok(Aliases::default()) };
    let text = words_of(file)?;
    Aliases::parse(&text)
        .map_err(|why| Failure { words: format!("{}: {why}", file.display()), code: exit::USAGE })
}

/// Reads the file of a profile; without a file it says nothing.
pub(super) fn profile(file: Option<&Path>) -> Result<Profile, Failure> {
    let Some(file) = file else { return Ok(Profile::default()) };
    let text = words_of(file)?;
    Profile::parse(&text)
        .map_err(|why| Failure { words: format!("{}: {why}", file.display()), code: exit::USAGE })
}

fn words_of(file: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(file).map_err(|why| Failure {
        words: format!("{} cannot be read: {why}.", file.display()),
        code: exit::FAILED,
    })?;
    String::from_utf8(bytes).map_err(|_| Failure {
        words: format!("{} is not text in UTF-8. Save it as such.", file.display()),
        code: exit::USAGE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(content: &[u8]) -> Failure {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("welsh.txt");
        std::fs::write(&file, content).unwrap();
        added(Some(&file)).unwrap_err()
    }

    #[test]
    fn a_line_that_is_not_understood_is_told_with_its_place() {
        let failure = failure("# Welsh\nlead\tArweinydd\nleader\tPwy\n".as_bytes());
        assert_eq!(failure.code, exit::USAGE);
        assert!(
            failure.words.contains("welsh.txt: Line 3 of the alias file, “leader Pwy”: the first word"),
            "{}",
            failure.words
        );
    }

    #[test]
    fn a_file_that_is_no_text_is_told() {
        let failure = failure(b"lead\tArweinydd\xff\n");
        assert_eq!(failure.code, exit::USAGE);
        assert!(failure.words.contains("UTF-8"), "{}", failure.words);
    }

    #[test]
    fn a_file_that_is_not_there_is_told() {
        let failure = added(Some(Path::new("/nowhere/welsh.txt"))).unwrap_err();
        assert_eq!(failure.code, exit::FAILED);
        assert!(failure.words.starts_with("/nowhere/welsh.txt cannot be read"), "{}", failure.words);
    }
}
