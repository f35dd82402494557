//! Pure tests of services.
