//! Whether the public sees a thing.

kernel::words! {
    /// Whether the public sees a plan or an item of it.
    State {
        /// Not yet.
        Draft = "draft", "Draft";
        /// Yes.
        Published = "published", "Published";
        /// It did; a page with the reason stands in its place.
        Withdrawn = "withdrawn", "Withdrawn";
    }
}
