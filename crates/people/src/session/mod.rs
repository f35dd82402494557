//! Sessions: signing in, staying signed in for a while, signing out.

mod model;
mod pages;
mod row;
mod sign_in;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod throttle;

pub use model::{Session, SessionId, Token, next_page};
pub use sign_in::{Outcome, PauseSignIn, sign_in};

use kernel::{Action, Actor, Ids, Reader, Result, Routes, access::Anyone};

/// Sign in.
pub struct SignIn;
impl Action for SignIn {
    const NAME: &'static str = "sign in";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(_: &Actor, (): &()) -> bool {
        true
    }
}

crate::account::on_oneself! {
    /// Sign out in this browser.
    SignOut = "sign out";
    /// Sign out in another browser, or in all of them.
    EndSession = "sign out elsewhere";
}

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/sign-in", Anyone, pages::form)
        .post("/sign-in", SignIn, pages::sign_in)
        .post("/sign-out", SignOut, pages::sign_out)
        .post("/account/sessions/{session}/end", EndSession, pages::end_one)
        .post("/account/sessions/end", EndSession, pages::end_all)
}
