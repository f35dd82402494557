//! The reader from outside: documents and their drafts, refusals, words kept, and no panic whatever comes.

mod dates;
mod documents;
mod fuzzed;
mod leads;
mod refusals;
mod zipped;
