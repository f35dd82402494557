//! The file of a backup: a packed tar, written whole or not at all, and read with distrust.

use super::{BackupError, manifest::Manifest, place};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};
use tempfile::{NamedTempFile, TempDir};

const MANIFEST: &str = "manifest.json";

/// The most that a backup may unpack to: a small file could otherwise fill the disk.
const UNPACKED_LIMIT: u64 = 64 * 1024 * 1024 * 1024;

/// The most that the manifest may weigh.
const MANIFEST_LIMIT: u64 = 256 * 1024 * 1024;

/// A backup in the making. It becomes the file it was meant for once it is whole.
pub(super) struct Writer {
    tar: tar::Builder<GzEncoder<NamedTempFile>>,
    to: PathBuf,
    at: u64,
}

impl Writer {
    /// Begins a backup beside the place where it will stand, for its owner's eyes alone.
    pub(super) fn begin(to: &Path, at: u64) -> Result<Self, BackupError> {
        if to.exists() {
            return Err(BackupError::Occupied(to.display().to_string()));
        }
        let folder = to.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::Builder::new()
            .prefix(".evenhand-backup-")
            .permissions(std::fs::Permissions::from_mode(0o600))
            .tempfile_in(folder)
            .map_err(place(to, "written"))?;
        let tar = tar::Builder::new(GzEncoder::new(file, Compression::new(6)));
        Ok(Self { tar, to: to.to_owned(), at })
    }

    pub(super) fn add(&mut self, name: &str, bytes: u64, from: impl Read) -> Result<(), BackupError> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes);
        header.set_mode(0o600);
        header.set_mtime(self.at);
        self.tar.append_data(&mut header, name, from).map_err(place(&self.to, "written"))
    }

    /// Adds the manifest and puts the file in its place.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<(), BackupError> {
        let text = serde_json::to_vec_pretty(manifest).map_err(kernel::Error::from)?;
        self.add(MANIFEST, text.len() as u64, text.as_slice())?;
        let Self { tar, to, .. } = self;
        let put = || -> io::Result<()> {
            let file = tar.into_inner()?.finish()?;
            file.as_file().sync_all()?;
            // Not over a file that appeared meanwhile.
            file.persist_noclobber(&to).map_err(|it| it.error)?;
            Ok(())
        };
        put().map_err(place(&to, "written"))
    }
}

/// An unpacked backup whose digests have been checked.
pub(super) struct Unpacked {
    pub manifest: Manifest,
    folder: TempDir,
}

impl Unpacked {
    /// Unpacks a backup into a folder beside `near`, which then has room for what follows too.
    pub(super) fn open(backup: &Path, near: &Path) -> Result<Self, BackupError> {
        let file = File::open(backup).map_err(place(backup, "read"))?;
        let folder = tempfile::Builder::new()
            .prefix(".evenhand-restore-")
            .tempdir_in(near)
            .map_err(place(near, "written"))?;
        let mut packed = GzDecoder::new(io::BufReader::new(file)).take(UNPACKED_LIMIT);
        let mut tar = tar::Archive::new(&mut packed);
        let damaged = |why: io::Error| BackupError::Damaged(why.to_string());
        for entry in tar.entries().map_err(damaged)? {
            let mut entry = entry.map_err(damaged)?;
            let name = entry.path().ok().and_then(|it| it.to_str().map(str::to_owned)).unwrap_or_default();
            // Only names that this program writes: nothing can climb out of the folder.
            if !expected(&name) || !entry.header().entry_type().is_file() {
                return Err(BackupError::Damaged(format!(
                    "it holds “{}”, which has no place in it",
                    name.escape_default()
                )));
            }
            let target = folder.path().join(flat(&name));
            let mut out = File::create_new(&target).map_err(|why| match why.kind() {
                io::ErrorKind::AlreadyExists => BackupError::Damaged(format!("it holds {name} twice")),
                _ => place(&target, "written")(why),
            })?;
            io::copy(&mut entry, &mut out).map_err(damaged)?;
        }
        let manifest = read_manifest(folder.path())?;
        let unpacked = Self { manifest, folder };
        unpacked.check()?;
        Ok(unpacked)
    }

    pub(super) fn table(&self, name: &str) -> Result<File, BackupError> {
        self.file_named(&table_name(name))
    }

    pub(super) fn stored(&self, key: &str) -> Result<Vec<u8>, BackupError> {
        let mut bytes = Vec::new();
        let name = file_name(key);
        self.file_named(&name)?
            .read_to_end(&mut bytes)
            .map_err(|why| BackupError::Damaged(format!("{name}: {why}")))?;
        Ok(bytes)
    }

    fn file_named(&self, name: &str) -> Result<File, BackupError> {
        File::open(self.folder.path().join(flat(name)))
            .map_err(|_| BackupError::Damaged(format!("it lacks {name}")))
    }

    fn check(&self) -> Result<(), BackupError> {
        let tables = self.manifest.tables.iter().map(|it| (table_name(&it.name), it.bytes, &it.sha256));
        let files = self.manifest.files.iter().map(|it| (file_name(&it.key), it.bytes, &it.sha256));
        for (name, bytes, sha256) in tables.chain(files) {
            if !expected(&name) {
                return Err(BackupError::Damaged("its manifest names what has no place in it".into()));
            }
            let mut digest = Digesting::new(io::sink());
            let read = io::copy(&mut self.file_named(&name)?, &mut digest)
                .map_err(|why| BackupError::Damaged(format!("{name}: {why}")))?;
            if read != bytes || digest.finish() != *sha256 {
                return Err(BackupError::Damaged(format!("{name} is not as it was written")));
            }
        }
        Ok(())
    }
}

fn read_manifest(folder: &Path) -> Result<Manifest, BackupError> {
    let Ok(file) = File::open(folder.join(MANIFEST)) else {
        return Err(BackupError::Damaged("it has no manifest".into()));
    };
    serde_json::from_reader(io::BufReader::new(file.take(MANIFEST_LIMIT)))
        .map_err(|why| BackupError::Damaged(format!("its manifest cannot be read: {why}")))
}

pub(super) fn table_name(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

pub(super) fn file_name(key: &str) -> String {
    format!("files/{key}")
}

/// Whether an entry may have this name.
fn expected(name: &str) -> bool {
    let word = |it: &str| {
        !it.is_empty()
            && it.len() <= 63
            && it.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_')
    };
    let hex = |it: &str| it.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c));
    match name.split('/').collect::<Vec<_>>().as_slice() {
        [MANIFEST] => true,
        ["tables", table] => table.strip_suffix(".jsonl").is_some_and(word),
        ["files", start, digest] => {
            start.len() == 2 && digest.len() == 64 && digest.starts_with(start) && hex(digest)
        }
        _ => false,
    }
}

/// The name in the folder of what is unpacked, which has no folders of its own.
fn flat(name: &str) -> String {
    name.replace('/', "-")
}

/// Writes on and keeps the digest of what went by.
pub(super) struct Digesting<W> {
    to: W,
    digest: Sha256,
    pub bytes: u64,
}

impl<W: Write> Digesting<W> {
    pub(super) fn new(to: W) -> Self {
        Self { to, digest: Sha256::new(), bytes: 0 }
    }

    pub(super) fn finish(self) -> String {
        self.into_parts().1
    }

    /// What was written to, and the digest.
    pub(super) fn into_parts(self) -> (W, String) {
        (self.to, self.digest.finalize().iter().map(|b| format!("{b:02x}")).collect())
    }
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_our_own_are_expected() {
        let digest = "ab".repeat(32);
        for fine in ["manifest.json", "tables/progress_update.jsonl", &format!("files/ab/{digest}")] {
            assert!(expected(fine), "{fine}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "../manifest.json",
            "tables/../../x.jsonl",
            "tables/x",
            "tables/.jsonl",
            "files/ab/..",
            &format!("files/cd/{digest}"),
            &format!("files/ab/{digest}/x"),
            "tables/a/b.jsonl",
        ] {
            assert!(!expected(bad), "{bad}");
        }
    }
}
