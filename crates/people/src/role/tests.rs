//! Pure tests of roles.
