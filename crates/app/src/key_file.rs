//! The installation's own key: from the configuration, or from a file that the first start makes.

use crate::config::Config;
use kernel::secret::{Key, token};
use std::{
    io::{ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
#[error("The key file {file} cannot be {what}: {why}.")]
pub struct KeyError {
    file: String,
    what: &'static str,
    why: std::io::Error,
}

/// The key that is configured, or that stands in the data folder, or a new one put there.
///
/// # Errors
/// If the file cannot be read or made.
pub fn load(config: &Config) -> Result<Key, KeyError> {
    if let Some(key) = &config.key {
        return Ok(Key::from_text(key.reveal()));
    }
    let file = config.key_file();
    let failed = |what| {
        let file = file.display().to_string();
        move |why| KeyError { file, what, why }
    };
    match std::fs::read_to_string(&file) {
        Ok(text) if text.trim().len() >= 32 => Ok(Key::from_text(&text)),
        Ok(_) => Err(failed("used")(std::io::Error::other(
            "it holds too little to be a key; remove it, and a new one is made",
        ))),
        Err(why) if why.kind() == ErrorKind::NotFound => {
            let text = token().map_err(|why| failed("made")(std::io::Error::other(why.to_string())))?;
            make(&file, &text).map_err(failed("made"))?;
            Ok(Key::from_text(&text))
        }
        Err(why) => Err(failed("read")(why)),
    }
}

fn make(file: &Path, text: &str) -> std::io::Result<()> {
    let mut out = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    writeln!(out, "{text}")?;
    out.sync_all()
}

/// Whether others on the machine can read the file.
///
/// # Errors
/// If its permissions cannot be told.
pub fn open_to_others(file: &Path) -> std::io::Result<bool> {
    Ok(std::fs::metadata(file)?.permissions().mode() & 0o077 != 0)
}
