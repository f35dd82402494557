//! Files in folders and object stores, by path or address.

use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures::TryStreamExt;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use records::mapping::{Format, Source};
use records::protocol::RefusalKind;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::refusal::{self, Outcome, refusal};

/// A file that holds rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundFile {
    /// How messages name it.
    pub name: String,
    /// Its address.
    #[serde(with = "written")]
    pub url: Url,
    /// Its length in bytes.
    pub bytes: u64,
    /// What kind of file it is.
    pub format: Format,
}

/// Addresses as text.
mod written {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use url::Url;

    pub fn serialize<S: Serializer>(url: &Url, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(url.as_str())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Url, D::Error> {
        Url::parse(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// An opened file.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The store.
    pub store: Arc<dyn ObjectStore>,
    /// The path in the store.
    pub path: Path,
}

/// The most files that one source may have.
const MOST_FILES: usize = 100_000;

/// All files of a source, in the order of the mapping and by name within a folder or pattern.
pub async fn find(source: &Source, folder: &FilePath) -> Outcome<Vec<FoundFile>> {
    let mut found: Vec<FoundFile> = Vec::new();
    for written in &source.files {
        let before = found.len();
        if written.contains("://") {
            remote(written, source.format, &mut found).await?;
        } else {
            local(written, source.format, folder, &mut found)?;
        }
        if found.len() == before {
            return Err(refusal::file(
                written,
                "there is no file here that holds rows (.csv, .xlsx, .ods, .parquet)",
            ));
        }
        if found.len() > MOST_FILES {
            return Err(refusal::file(written, format!("there are more than {MOST_FILES} files here")));
        }
    }
    if let Some((one, other)) = found.iter().zip(found.iter().skip(1)).find(|(a, b)| a.format != b.format) {
        let message = format!(
            "this is {}, and “{}” is {}: files of one mapping are of one kind",
            spoken(other.format),
            one.name,
            spoken(one.format)
        );
        return Err(refusal::file(&other.name, message));
    }
    Ok(found)
}

const fn spoken(format: Format) -> &'static str {
    match format {
        Format::Csv => "a CSV file",
        Format::Xlsx => "an Excel workbook",
        Format::Ods => "an OpenDocument spreadsheet",
        Format::Parquet => "a Parquet file",
    }
}

fn local(
    written: &str,
    format: Option<Format>,
    folder: &FilePath,
    found: &mut Vec<FoundFile>,
) -> Outcome<()> {
    let path = folder.join(written);
    if path.is_dir() {
        let entries = std::fs::read_dir(&path).map_err(|fault| refusal::file(written, said(&fault)))?;
        let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
        paths.sort();
        for path in paths.iter().filter(|it| it.is_file() && !hidden(it)) {
            if format.is_some() || Format::of_name(&path.to_string_lossy()).is_some() {
                found.push(local_file(path, format)?);
            }
        }
    } else if written.contains(['*', '?', '[']) && !path.exists() {
        let pattern = path.to_string_lossy();
        let paths = glob::glob(&pattern)
            .map_err(|fault| refusal::file(written, format!("this is not a pattern: {fault}")))?;
        for path in paths.filter_map(Result::ok).filter(|it| it.is_file() && !hidden(it)) {
            found.push(local_file(&path, format)?);
        }
    } else {
        found.push(local_file(&path, format)?);
    }
    Ok(())
}

fn hidden(path: &FilePath) -> bool {
    path.file_name().is_some_and(|it| it.to_string_lossy().starts_with(['.', '~']))
}

fn local_file(path: &FilePath, format: Option<Format>) -> Outcome<FoundFile> {
    let name = path.to_string_lossy().into_owned();
    let whole = path.canonicalize().map_err(|fault| refusal::file(&name, said(&fault)))?;
    let bytes = std::fs::metadata(&whole).map_err(|fault| refusal::file(&name, said(&fault)))?.len();
    let url = Url::from_file_path(&whole).map_err(|()| refusal::file(&name, "this path cannot be read"))?;
    let format = format.or_else(|| Format::of_name(&name)).ok_or_else(|| unknown(&name))?;
    Ok(FoundFile { name, url, bytes, format })
}

fn unknown(name: &str) -> Box<records::protocol::Refusal> {
    refusal::file(
        name,
        "its name does not tell what kind of file it is: add `format = \"csv\"` (or xlsx, ods, parquet)",
    )
}

fn said(fault: &std::io::Error) -> String {
    match fault.kind() {
        std::io::ErrorKind::NotFound => {
            "there is no such file; paths start from the folder of the mapping".to_owned()
        }
        std::io::ErrorKind::PermissionDenied => "this program may not read it".to_owned(),
        _ => fault.to_string(),
    }
}

async fn remote(written: &str, format: Option<Format>, found: &mut Vec<FoundFile>) -> Outcome<()> {
    let (plain, pattern) = match written.find(['*', '[']) {
        Some(at) => {
            let upto = written.get(..at).unwrap_or_default();
            (upto.rsplit_once('/').map_or(upto, |(folder, _)| folder), Some(written))
        }
        None => (written, None),
    };
    let url = Url::parse(plain)
        .map_err(|fault| refusal::file(written, format!("this is not an address: {fault}")))?;
    if let Some(plain) = without_credentials(&url) {
        return Err(refusal::file(
            plain.as_str(),
            "this address holds a name, a key or a query: leave them out, and give keys in the environment variables of the store",
        ));
    }
    let opened = open(&url)?;
    let failed = |fault: object_store::Error| refusal::file(written, told(&fault));
    if pattern.is_none() && !plain.ends_with('/') {
        let meta = opened.store.head(&opened.path).await.map_err(failed)?;
        let format = format.or_else(|| Format::of_name(plain)).ok_or_else(|| unknown(written))?;
        found.push(FoundFile { name: written.to_owned(), url, bytes: meta.size, format });
        return Ok(());
    }
    let pattern = pattern
        .map(glob::Pattern::new)
        .transpose()
        .map_err(|fault| refusal::file(written, format!("this is not a pattern: {fault}")))?;
    let mut all: Vec<_> = opened.store.list(Some(&opened.path)).try_collect().await.map_err(failed)?;
    all.sort_by(|a, b| a.location.cmp(&b.location));
    for meta in all {
        let mut address = url.clone();
        // The path of an object is what follows the store's own part of the address.
        let own = url.path().trim_matches('/');
        let base = own.strip_suffix(opened.path.as_ref()).unwrap_or_default();
        address.set_path(&format!("/{base}{}", meta.location));
        let wanted = pattern.as_ref().is_none_or(|it| it.matches(address.as_str()));
        match format.or_else(|| Format::of_name(meta.location.as_ref())) {
            Some(format) if wanted => {
                found.push(FoundFile { name: address.to_string(), url: address, bytes: meta.size, format });
            }
            _ => {}
        }
    }
    Ok(())
}

/// What is left of an address that may hold a credential, without what may be one; messages and answers hold addresses.
fn without_credentials(url: &Url) -> Option<Url> {
    if url.username().is_empty() && url.password().is_none() && url.query().is_none() {
        return None;
    }
    let mut plain = Url::parse(&format!("{}://{}", url.scheme(), url.host_str().unwrap_or_default())).ok()?;
    plain.set_path(url.path());
    Some(plain)
}

/// What a store says, in words for the person who named the file.
fn told(fault: &object_store::Error) -> String {
    match fault {
        object_store::Error::NotFound { .. } => "there is no such file in the store".to_owned(),
        object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. } => {
            "the store does not let this program read it: check the keys in the environment variables of the store"
                .to_owned()
        }
        other => format!("the store cannot be read: {other}"),
    }
}

/// Opens the store that holds an address. Keys and regions come from the store's usual environment variables.
pub fn open(url: &Url) -> Outcome<Opened> {
    if url.scheme() == "file" {
        let path =
            url.to_file_path().map_err(|()| refusal::file(url.as_str(), "this path cannot be read"))?;
        let path = Path::from_absolute_path(&path).map_err(|fault| refusal::file(url.as_str(), fault))?;
        return Ok(Opened { store: Arc::new(LocalFileSystem::new()), path });
    }
    if !cfg!(feature = "cloud") {
        let message = format!(
            "{url}: this build reads files in folders alone; build with `--features cloud` for S3, Azure, Google and web storage"
        );
        return Err(refusal(RefusalKind::File, message));
    }
    let names = std::env::vars().map(|(name, value)| (name.to_lowercase(), value));
    let settings =
        names.filter(|(name, _)| ["aws_", "azure_", "google_"].iter().any(|it| name.starts_with(it)));
    let (store, path) =
        object_store::parse_url_opts(url, settings).map_err(|fault| refusal::file(url.as_str(), fault))?;
    Ok(Opened { store: Arc::from(store), path })
}

impl Opened {
    /// The bytes of a range.
    pub async fn range(&self, name: &str, from: u64, to: u64) -> Outcome<Bytes> {
        if from >= to {
            return Ok(Bytes::new());
        }
        self.store.get_range(&self.path, from..to).await.map_err(|fault| refusal::file(name, told(&fault)))
    }
}
