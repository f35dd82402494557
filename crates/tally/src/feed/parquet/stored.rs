//! A Parquet file in an object store, fetched in ranges.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use object_store::{ObjectStore, ObjectStoreExt};
use parquet::arrow::arrow_reader::ArrowReaderOptions;
use parquet::arrow::async_reader::AsyncFileReader;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};

use crate::store::Opened;

/// The file.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub opened: Opened,
    pub bytes: u64,
}

impl AsyncFileReader for Stored {
    fn get_bytes(&mut self, range: Range<u64>) -> BoxFuture<'_, Result<Bytes>> {
        let Opened { store, path } = self.opened.clone();
        async move { store.get_range(&path, range).await.map_err(outside) }.boxed()
    }

    fn get_byte_ranges(&mut self, ranges: Vec<Range<u64>>) -> BoxFuture<'_, Result<Vec<Bytes>>> {
        let Opened { store, path } = self.opened.clone();
        async move { store.get_ranges(&path, &ranges).await.map_err(outside) }.boxed()
    }

    fn get_metadata<'a>(
        &'a mut self,
        _: Option<&'a ArrowReaderOptions>,
    ) -> BoxFuture<'a, Result<Arc<ParquetMetaData>>> {
        let bytes = self.bytes;
        async move { Ok(Arc::new(ParquetMetaDataReader::new().load_and_finish(self, bytes).await?)) }.boxed()
    }
}

fn outside(cause: object_store::Error) -> ParquetError {
    ParquetError::External(Box::new(cause))
}
