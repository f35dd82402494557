//! The public district.
