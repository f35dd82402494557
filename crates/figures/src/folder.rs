//! A release's folder: written whole or not at all.

use crate::{output::File, release::MeasureError};
use std::{fs, path::Path};

/// What to do where the folder is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Refuse.
    Keep,
    /// Put the new one in its place.
    Replace,
}

/// Whether a release may go into a folder: to be asked before minutes of work, and not after them alone.
///
/// # Errors
/// If the folder is there already and must be kept.
pub fn may_be_written(folder: &Path, existing: Existing) -> Result<(), MeasureError> {
    if folder.exists() && existing == Existing::Keep {
        return Err(MeasureError::file(
            folder,
            "It is there already. Choose another folder with --out, or put the new release in its place with --replace.",
        ));
    }
    Ok(())
}

/// Writes a release into a fresh folder. Until all files are there, nothing is.
///
/// # Errors
/// If the folder is there already and must be kept, or cannot be written.
pub fn write(files: &[File], folder: &Path, existing: Existing) -> Result<(), MeasureError> {
    may_be_written(folder, existing)?;
    let parent = match folder.parent() {
        Some(it) if !it.as_os_str().is_empty() => it,
        _ => Path::new("."),
    };
    let fault = |why: std::io::Error| MeasureError::file(folder, format!("It cannot be written: {why}."));
    fs::create_dir_all(parent).map_err(fault)?;
    let fresh = tempfile::Builder::new().prefix(".release-").tempdir_in(parent).map_err(fault)?;
    let inside = fresh.path().join("release");
    fs::create_dir(&inside).map_err(fault)?;
    for file in files {
        let path = inside.join(&file.name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(fault)?;
        }
        fs::write(&path, &file.bytes).map_err(fault)?;
    }
    if folder.exists() {
        // The old one goes with the temporary folder, once the new one is in its place.
        fs::rename(folder, fresh.path().join("old")).map_err(fault)?;
    }
    fs::rename(&inside, folder).map_err(fault)
}

/// Writes one file whole or not at all.
///
/// # Errors
/// If it cannot be written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), MeasureError> {
    use std::io::Write;
    let fault = |why: std::io::Error| MeasureError::file(path, format!("It cannot be written: {why}."));
    let parent = match path.parent() {
        Some(it) if !it.as_os_str().is_empty() => it,
        _ => Path::new("."),
    };
    let mut fresh = tempfile::NamedTempFile::new_in(parent).map_err(fault)?;
    fresh.write_all(bytes).map_err(fault)?;
    fresh.persist(path).map_err(|why| fault(why.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, words: &str) -> File {
        File { name: name.to_owned(), bytes: words.as_bytes().to_vec() }
    }

    #[test]
    fn a_folder_that_is_there_is_kept_unless_it_is_to_be_replaced() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("out");
        write(&[file("a.txt", "one"), file("csv/b.csv", "two")], &folder, Existing::Keep).unwrap();
        assert_eq!(fs::read_to_string(folder.join("csv/b.csv")).unwrap(), "two");
        let told = write(&[file("c.txt", "three")], &folder, Existing::Keep).unwrap_err().to_string();
        assert!(told.contains("--replace"), "{told}");
        write(&[file("c.txt", "three")], &folder, Existing::Replace).unwrap();
        assert!(!folder.join("a.txt").exists() && folder.join("c.txt").exists());
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn where_a_file_cannot_be_written_there_is_no_folder() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("out");
        assert!(write(&[file("a", "one"), file("a/b", "two")], &folder, Existing::Keep).is_err());
        assert!(!folder.exists());
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 0, "nothing is half-written");
    }
}
