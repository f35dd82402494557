//! Any text as a date, a number, a label and a reading.
#![no_main]

use libfuzzer_sys::fuzz_target;
use records::date::{self, DateOrder};
use records::{Amount, Reading, label};

fuzz_target!(|text: &str| {
    for order in DateOrder::ALL {
        let _ = date::parse(text, order);
    }
    if let Ok(amount) = Amount::parse(text) {
        assert_eq!(Amount::parse(&amount.to_string()), Ok(amount));
    }
    let key = label::key(text);
    assert_eq!(label::key(&key), key);
    if let Some(reading) = Reading::decode(text) {
        assert_eq!(Reading::decode(&reading.encode()), Some(reading));
    }
});
