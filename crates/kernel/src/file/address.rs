//! The object store that an address and its options name.

use super::trouble::FileError;
use object_store::{ObjectStore, path::Path};
use url::Url;

/// The store at an address, and the folder in it.
pub(super) type Opened = (Box<dyn ObjectStore>, Path);

/// The address of a store, which can be shown.
pub(super) struct Address {
    url: Url,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    S3,
    Azure,
}

impl Address {
    /// # Errors
    /// If it names no store, or holds what must not be shown. The message does not repeat it.
    pub(super) fn parse(text: &str) -> Result<Self, FileError> {
        let url = Url::parse(text).map_err(|_| FileError::Address)?;
        if url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err(FileError::AddressWithSecret);
        }
        let kind = match url.scheme() {
            "s3" | "s3a" => Kind::S3,
            "azure" | "az" | "adl" | "abfs" | "abfss" => Kind::Azure,
            _ => return Err(FileError::Address),
        };
        match url.host_str() {
            Some(host) if !host.is_empty() => Ok(Self { url, kind }),
            _ => Err(FileError::Address),
        }
    }

    /// Opens it, without yet asking it anything.
    #[cfg(feature = "cloud-files")]
    pub(super) fn open(&self, options: &[(String, String)]) -> Result<Opened, FileError> {
        use object_store::{aws::AmazonS3Builder, azure::MicrosoftAzureBuilder};
        let path = Path::from_url_path(self.url.path()).map_err(|_| FileError::Address)?;
        in_the_clear_only_where_allowed(options)?;
        // Named one by one where two builders share no trait for it.
        let store: Box<dyn ObjectStore> = match self.kind {
            Kind::S3 => {
                let mut builder = AmazonS3Builder::new()
                    .with_url(self.url.as_str())
                    .with_client_options(patience())
                    .with_retry(retries());
                for (name, value) in options {
                    builder = builder.with_config(known(name)?, value);
                }
                Box::new(builder.build().map_err(unusable)?)
            }
            Kind::Azure => {
                let mut builder = MicrosoftAzureBuilder::new()
                    .with_url(self.url.as_str())
                    .with_client_options(patience())
                    .with_retry(retries());
                for (name, value) in options {
                    builder = builder.with_config(known(name)?, value);
                }
                Box::new(builder.build().map_err(unusable)?)
            }
        };
        Ok((store, path))
    }

    /// Refuses, since this program cannot.
    #[cfg(not(feature = "cloud-files"))]
    pub(super) fn open(&self, _: &[(String, String)]) -> Result<Opened, FileError> {
        let (_, _) = (&self.url, self.kind);
        Err(FileError::NotBuilt)
    }
}

/// An option by its name. One that nobody knows would be passed over, and the store then refuse without a reason.
#[cfg(feature = "cloud-files")]
fn known<K: std::str::FromStr>(name: &str) -> Result<K, FileError> {
    name.to_ascii_lowercase().parse().map_err(|_| FileError::Option(name.to_owned()))
}

/// Refuses an address of plain HTTP that is not said to be meant: the crate would only fail at the first request.
#[cfg(feature = "cloud-files")]
fn in_the_clear_only_where_allowed(options: &[(String, String)]) -> Result<(), FileError> {
    let named = |end: &str| options.iter().find(|it| it.0.to_ascii_lowercase().ends_with(end));
    let clear = named("endpoint").filter(|it| it.1.starts_with("http://"));
    match (clear, named("allow_http")) {
        (Some((name, _)), None) => Err(FileError::Options(format!(
            "{name} is plain http; give it with https, or set allow_http = \"true\" where the network is yours"
        ))),
        _ => Ok(()),
    }
}

/// What the builder says of options, which names no value but a wrong switch or number.
#[cfg(feature = "cloud-files")]
fn unusable(cause: object_store::Error) -> FileError {
    use std::error::Error;
    let said = cause.source().map_or_else(|| cause.to_string(), ToString::to_string);
    FileError::Options(said.trim_end_matches('.').to_owned())
}

/// Longer than the largest upload takes on a slow line, and no longer than a person waits for an answer.
#[cfg(feature = "cloud-files")]
fn patience() -> object_store::ClientOptions {
    use std::time::Duration;
    object_store::ClientOptions::new()
        .with_connect_timeout(Duration::from_secs(3))
        .with_timeout(Duration::from_secs(120))
}

/// A person waits, so a store that fails is given up soon; the crate's own default is three minutes.
#[cfg(feature = "cloud-files")]
fn retries() -> object_store::RetryConfig {
    object_store::RetryConfig {
        max_retries: 2,
        retry_timeout: std::time::Duration::from_secs(10),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_would_show_a_secret_is_refused_without_repeating_it() {
        for text in
            ["s3://key:hidden@bucket/plans", "azure://container/plans?sig=hidden", "s3://bucket/#hidden"]
        {
            let Err(why) = Address::parse(text) else { panic!("{text} was taken") };
            assert_eq!(why, FileError::AddressWithSecret);
            assert!(!why.to_string().contains("hidden"));
        }
    }

    #[test]
    fn files_are_never_kept_in_memory_or_at_an_address_without_a_place() {
        for text in ["memory:///", "file:///srv", "https://store.example/a", "s3:///plans", "plans"] {
            assert!(matches!(Address::parse(text), Err(FileError::Address)), "{text}");
        }
    }

    #[cfg(feature = "cloud-files")]
    #[test]
    fn a_mistyped_option_is_named() {
        let address = Address::parse("s3://bucket/plans").expect("an address");
        let options = [("aws_acces_key_id".to_owned(), "hidden".to_owned())];
        let Err(why) = address.open(&options) else { panic!("it was taken") };
        assert_eq!(why, FileError::Option("aws_acces_key_id".into()));
        assert!(address.open(&[("AWS_Region".into(), "eu-west-2".into())]).is_ok());
    }

    #[cfg(feature = "cloud-files")]
    #[test]
    fn credentials_travel_in_the_clear_only_where_that_is_said() {
        let address = Address::parse("s3://bucket/plans").expect("an address");
        let plain = ("aws_endpoint".to_owned(), "http://objects.marlowvale.example".to_owned());
        assert!(matches!(address.open(std::slice::from_ref(&plain)), Err(FileError::Options(_))));
        assert!(address.open(&[plain, ("allow_http".into(), "true".into())]).is_ok());
    }

    #[cfg(feature = "cloud-files")]
    #[test]
    fn half_of_the_credentials_is_no_credentials() {
        let address = Address::parse("s3://bucket/plans").expect("an address");
        let Err(why) = address.open(&[("aws_access_key_id".into(), "AKIAMARLOW".into())]) else {
            panic!("it was taken")
        };
        assert_eq!(why, FileError::Options("Missing SecretAccessKey".into()));
    }
}
