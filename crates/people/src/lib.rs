//! The people district.
