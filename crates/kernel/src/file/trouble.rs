//! What can go wrong with the files that are kept, said to who runs the service.

/// Why files cannot be kept or read. Neither credentials nor what a store answers word for word is in it: some
/// stores repeat the name of the key and the signature.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// The address names no store that can be used.
    #[error("the address must be like s3://bucket/prefix or azure://container/prefix")]
    Address,
    /// The address holds what must not be shown, as addresses are.
    #[error("the address must hold no password and no token; put them into files_options")]
    AddressWithSecret,
    /// The program was built for local folders alone.
    #[error("this program was built without the feature cloud-files")]
    NotBuilt,
    /// The store knows no such option.
    #[error(
        "files_options has “{0}”, which this kind of store does not know; see the manual of the configuration"
    )]
    Option(String),
    /// The options are known but do not go together.
    #[error("files_options cannot be used: {0}")]
    Options(String),
    /// The store knows the person but not the right, or not the person.
    #[error("the store refuses the credentials, or they may not do this ({0}); check those in files_options")]
    Refused(String),
    /// There are no credentials, neither configured nor given by the machine.
    #[error("there are no credentials in files_options, and this machine gives none")]
    NoCredentials,
    /// The bucket or the container is not there.
    #[error("the store has no such bucket or container ({0}); make it, or mend files_url")]
    NoSuchPlace(String),
    /// Nobody answers.
    #[error(
        "the store does not answer ({0}); check the endpoint and region in files_options, and the network"
    )]
    Unreachable(String),
    /// A file that was kept is gone.
    #[error("the file {0} is not in the store any more; find out who removed it, or restore a backup")]
    Lost(String),
    /// Anything else.
    #[error("the store failed: {0}")]
    Failed(String),
}

impl From<object_store::Error> for FileError {
    fn from(cause: object_store::Error) -> Self {
        use object_store::Error as Cause;
        let text = cause.to_string();
        if text.contains("://169.254.") {
            return Self::NoCredentials;
        }
        if let Some(what) = unanswered(&cause) {
            return Self::Unreachable(what);
        }
        match (&cause, answer(&text)) {
            (Cause::PermissionDenied { .. } | Cause::Unauthenticated { .. }, Some(it)) => Self::Refused(it),
            (Cause::NotFound { .. }, Some(it)) => Self::NoSuchPlace(it),
            (_, Some(it)) => Self::Failed(it),
            (_, None) => Self::Failed(text),
        }
    }
}

/// The status and the code word of a store's answer, without the rest of it: `403 SignatureDoesNotMatch`.
fn answer(text: &str) -> Option<String> {
    const STATUS: &str = "status code: ";
    const RESPONSE: &str = "error response: ";
    let code = text.split_once("<Code>").and_then(|(_, it)| it.split_once("</Code>")).map(|it| it.0);
    let code = code.filter(|it| it.len() <= 64 && it.chars().all(|c| c.is_ascii_alphanumeric()));
    let status: String = match text.split_once(STATUS) {
        Some((_, it)) => it.chars().take_while(char::is_ascii_digit).collect(),
        None if text.contains(RESPONSE) => String::new(),
        None => return None,
    };
    Some([status.as_str(), code.unwrap_or_default()].join(" ").trim().to_owned())
}

/// The innermost reason why there was no answer at all.
#[cfg(feature = "cloud-files")]
fn unanswered(cause: &object_store::Error) -> Option<String> {
    use object_store::client::{HttpError, HttpErrorKind};
    let mut at: Option<&(dyn std::error::Error + 'static)> = Some(cause);
    let mut silent = false;
    let mut words = String::new();
    while let Some(it) = at {
        if let Some(http) = it.downcast_ref::<HttpError>() {
            silent = matches!(http.kind(), HttpErrorKind::Connect | HttpErrorKind::Timeout);
        }
        words = it.to_string();
        at = it.source();
    }
    silent.then_some(words)
}

#[cfg(not(feature = "cloud-files"))]
fn unanswered(_: &object_store::Error) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &str) -> FileError {
        let source =
            format!("Error performing PUT - Server returned non-2xx status code: 403 Forbidden: {body}");
        object_store::Error::PermissionDenied { path: "ab/cd".into(), source: source.into() }.into()
    }

    #[test]
    fn what_a_store_repeats_of_the_credentials_is_not_said_again() {
        let it = refused(
            "<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>AKIAMARLOW</AWSAccessKeyId></Error>",
        );
        assert_eq!(it, FileError::Refused("403 SignatureDoesNotMatch".into()));
        assert!(!it.to_string().contains("AKIAMARLOW"));
    }

    #[test]
    fn a_code_that_is_no_word_is_left_out() {
        assert_eq!(refused("<Code>see <b>AKIAMARLOW</b></Code>"), FileError::Refused("403".into()));
        assert_eq!(refused(""), FileError::Refused("403".into()));
    }

    #[test]
    fn what_no_store_said_is_said_whole() {
        let it = object_store::Error::Generic { store: "LocalFileSystem", source: "the disk is full".into() };
        let FileError::Failed(said) = FileError::from(it) else { panic!("another kind") };
        assert!(said.contains("the disk is full"), "{said}");
    }
}
