//! The planning district.
