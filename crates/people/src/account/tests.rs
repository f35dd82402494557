//! Pure tests of accounts.
