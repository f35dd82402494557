//! Where a letter stands on the page, by how it is drawn.

use hayro_interpret::kurbo::{Affine, Point, Vec2};

use crate::front::pdf::sheet::Turn;

/// Where a letter stands in its own direction, how large it is, and how far its line falls from the straight.
pub(super) struct Placed {
    pub turn: Turn,
    pub from: f64,
    pub line: f64,
    pub size: f64,
    pub slope: f64,
}

pub(super) fn placed(transform: Affine, unit: f64) -> Option<Placed> {
    let origin = transform * Point::ZERO;
    let across: Vec2 = transform * Point::new(unit, 0.0) - origin;
    let up: Vec2 = transform * Point::new(0.0, unit) - origin;
    let size = up.hypot();
    if !origin.is_finite() || !size.is_finite() || !(0.5..=2000.0).contains(&size) {
        return None;
    }
    let slanted = across.y.abs().min(across.x.abs()) / across.hypot().max(1e-9) > 0.12;
    // The same turn that makes the letters run across, for where they stand and for where they run.
    let turned = |turn: Turn, v: Vec2| match turn {
        Turn::Upright | Turn::Slanted => (v.x, v.y),
        Turn::UpsideDown => (-v.x, -v.y),
        Turn::Up => (-v.y, v.x),
        Turn::Down => (v.y, -v.x),
    };
    let turn = if slanted {
        Turn::Slanted
    } else if across.x.abs() >= across.y.abs() {
        if across.x >= 0.0 { Turn::Upright } else { Turn::UpsideDown }
    } else if across.y < 0.0 {
        Turn::Up
    } else {
        Turn::Down
    };
    let (from, line) = turned(turn, origin.to_vec2());
    let (run, fall) = turned(turn, across);
    let slope = if slanted || run.abs() < 1e-9 { 0.0 } else { fall / run };
    Some(Placed { turn, from, line, size, slope })
}
