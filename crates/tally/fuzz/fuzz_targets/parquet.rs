//! Any bytes as a Parquet file.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: through::own_panics_alone(), |bytes: &[u8]| through::through("a.parquet", bytes));
