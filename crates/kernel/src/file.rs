//! Uploaded documents and evidence, in a local folder or in the object store that the configuration names.

mod address;
mod trouble;

pub use trouble::FileError;

use crate::{Error, Result, secret};
use address::Address;
use bytes::Bytes;
use object_store::{ObjectStore, ObjectStoreExt, path::Path};
use std::sync::Arc;

/// Where files are kept. A file is named by the digest of its bytes, so nobody's file name becomes a path.
#[derive(Clone)]
pub struct Files(Arc<dyn ObjectStore>);

/// The name under which a file is kept.
#[derive(Clone, Debug, PartialEq, Eq, sea_orm::DeriveValueType)]
pub struct FileKey(pub String);

impl Files {
    /// Files in a local folder, which is made if it is not there.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let store = object_store::local::LocalFileSystem::new_with_prefix(folder).map_err(fault)?;
        Ok(Self(Arc::new(store)))
    }

    /// Whether `url` can be the address of a store, before anything is opened.
    ///
    /// # Errors
    /// If it names no store, or holds what must not be shown.
    pub fn check_address(url: &str) -> Result<(), FileError> {
        Address::parse(url).map(|_| ())
    }

    /// Files in the store at `url` (`s3://bucket/prefix`, `azure://container/prefix`) with its `options`
    /// (keys as the crate `object_store` names them, such as `aws_region`).
    ///
    /// # Errors
    /// If the address or an option cannot be used. The store is not asked anything yet.
    pub fn in_store(url: &str, options: &[(String, String)]) -> Result<Self, FileError> {
        let (store, prefix) = Address::parse(url)?.open(options)?;
        Ok(Self(Arc::new(object_store::prefix::PrefixStore::new(store, prefix))))
    }

    /// Keeps a file. Keeping the same bytes twice is keeping them once.
    pub async fn put(&self, bytes: Bytes) -> Result<FileKey> {
        let key = FileKey::of(&secret::sha256(&bytes));
        self.0.put(&Path::from(key.0.as_str()), bytes.into()).await.map_err(fault)?;
        Ok(key)
    }

    /// The bytes of a file. One that was kept and is not there any more is a fault, and not simply not found.
    pub async fn get(&self, key: &FileKey) -> Result<Bytes> {
        match self.read(&Path::from(key.0.as_str())).await {
            Err(object_store::Error::NotFound { .. }) => Err(Error::fault(FileError::Lost(key.0.clone()))),
            other => other.map_err(fault),
        }
    }

    async fn read(&self, path: &Path) -> object_store::Result<Bytes> {
        self.0.get(path).await?.bytes().await
    }

    /// Whether the store answers. That it holds no such file is an answer; nothing is written, since this is asked
    /// every few seconds.
    pub async fn answers(&self) -> Result<()> {
        match self.0.head(&Path::from(CHECK)).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(other) => Err(fault(other)),
        }
    }

    /// Whether files can be written and read back: for the installation's check of itself.
    ///
    /// # Errors
    /// With what to mend.
    pub async fn check(&self) -> Result<(), FileError> {
        let path = Path::from(CHECK);
        self.0.put(&path, Bytes::from_static(b"ok").into()).await?;
        self.read(&path).await?;
        self.0.delete(&path).await?;
        Ok(())
    }

    /// Every key that is kept: for backup. What others keep in the same place is left alone.
    pub async fn list(&self) -> Result<Vec<FileKey>> {
        use futures::TryStreamExt;
        let found: Vec<_> = self.0.list(None).try_collect().await.map_err(fault)?;
        Ok(found.into_iter().filter_map(|it| FileKey::read(it.location.as_ref())).collect())
    }
}

/// Where the check of the store writes.
const CHECK: &str = "check";

fn fault(cause: object_store::Error) -> Error {
    Error::fault(FileError::from(cause))
}

impl FileKey {
    /// The key of what has this SHA-256.
    fn of(digest: &str) -> Self {
        Self(format!("{}/{digest}", digest.get(..2).unwrap_or("00")))
    }

    /// The key that a path in the store is, if it is one.
    fn read(path: &str) -> Option<Self> {
        let (_, digest) = path.split_once('/')?;
        let plain = digest.len() == 64 && digest.bytes().all(|it| it.is_ascii_hexdigit());
        Some(Self::of(digest)).filter(|it| plain && it.0 == path)
    }
}

/// A file's name as it may be shown and sent back: the last part of what a browser sent, without control
/// characters, at most 150 characters.
#[must_use]
pub fn display_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(150).collect();
    if clean.trim().is_empty() { "file".to_owned() } else { clean.trim().to_owned() }
}
