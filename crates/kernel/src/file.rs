//! Uploaded documents and evidence, in a local folder or in the object store that the configuration names.

use crate::{Error, Result, secret};
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
        let store = object_store::local::LocalFileSystem::new_with_prefix(folder)?;
        Ok(Self(Arc::new(store)))
    }

    /// Files in the store at `url` (`s3://bucket/prefix`, `azure://container/prefix`) with its `options`
    /// (keys as the crate `object_store` names them, such as `aws_region`).
    pub fn in_store(url: &str, options: &[(String, String)]) -> Result<Self> {
        let url = url::Url::parse(url).map_err(Error::fault)?;
        let (store, prefix) = object_store::parse_url_opts(&url, options.iter().cloned())?;
        Ok(Self(Arc::new(object_store::prefix::PrefixStore::new(store, prefix))))
    }

    /// Keeps a file. Keeping the same bytes twice is keeping them once.
    pub async fn put(&self, bytes: Bytes) -> Result<FileKey> {
        let digest = secret::sha256(&bytes);
        let key = FileKey(format!("{}/{digest}", digest.get(..2).unwrap_or("00")));
        self.0.put(&Path::from(key.0.as_str()), bytes.into()).await?;
        Ok(key)
    }

    /// The bytes of a file.
    pub async fn get(&self, key: &FileKey) -> Result<Bytes> {
        Ok(self.0.get(&Path::from(key.0.as_str())).await?.bytes().await?)
    }

    /// Whether files can be written and read back: for the installation's check of itself.
    pub async fn check(&self) -> Result<()> {
        let path = Path::from("check");
        self.0.put(&path, Bytes::from_static(b"ok").into()).await?;
        self.0.get(&path).await?.bytes().await?;
        self.0.delete(&path).await?;
        Ok(())
    }

    /// Every key that is kept: for backup.
    pub async fn list(&self) -> Result<Vec<FileKey>> {
        use futures::TryStreamExt;
        let found: Vec<_> = self.0.list(None).try_collect().await?;
        Ok(found.into_iter().map(|it| FileKey(it.location.to_string())).collect())
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
