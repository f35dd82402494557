//! Files that people name, read up to a bound: a project may come from anybody, and may name a device that never ends.

use std::{fs::File, io::Read, path::Path};

/// The bytes of a file.
///
/// # Errors
/// Why it cannot be read, as words that follow the file's name: it is not there, it is no file, or it has more than
/// `most` bytes.
pub(crate) fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    // Asked before opening: to open a pipe is to wait for whoever writes to it.
    let known = std::fs::metadata(path).map_err(|why| format!("It cannot be read: {why}."))?;
    if !known.is_file() {
        return Err("It is no file.".to_owned());
    }
    let too_large = || format!("It has more than {}.", size(most));
    if known.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read, and some files do not know their length.
    let read = File::open(path).and_then(|it| it.take(most + 1).read_to_end(&mut bytes));
    read.map_err(|why| format!("It cannot be read: {why}."))?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

fn size(bytes: u64) -> String {
    match bytes / (1024 * 1024) {
        0 => format!("{bytes} bytes"),
        some => format!("{some} MB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_what_is_no_file_is_not() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("a.csv");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(bytes(&path, 5).unwrap(), b"12345");
        assert_eq!(bytes(&path, 4).unwrap_err(), "It has more than 4 bytes.");
        assert_eq!(bytes(room.path(), 5).unwrap_err(), "It is no file.");
        assert!(bytes(&room.path().join("b.csv"), 5).unwrap_err().starts_with("It cannot be read: "));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_that_never_ends_is_no_file() {
        assert_eq!(bytes(Path::new("/dev/zero"), 5).unwrap_err(), "It is no file.");
    }
}
