//! Pure tests of sessions.
