//! Where a function crosses zero: bracketed first, then closed in on, so that it cannot run away.

/// Most steps that a bracket or a search takes. Doubling 1,100 times spans every number that arithmetic can hold.
const STEPS: usize = 1_100;

/// The crossing of an increasing function, looked for from `start` outwards in steps that double. Where it never
/// crosses, the farthest point that was looked at.
pub(crate) fn increasing(f: impl Fn(f64) -> f64, start: f64, step: f64) -> f64 {
    let here = f(start);
    if here == 0.0 {
        return start;
    }
    // Where the function has no value the crossing lies on the way back, so both directions stay safe.
    let up = here < 0.0;
    let mut near = start;
    let mut step = if step > 0.0 { step } else { 1.0 };
    for _ in 0..STEPS {
        let far = if up { near + step } else { near - step };
        if !far.is_finite() {
            return near;
        }
        if (f(far) < 0.0) != up {
            return if up { within(&f, near, far) } else { within(&f, far, near) };
        }
        near = far;
        step *= 2.0;
    }
    near
}

/// The same for a positive unknown; it is halved instead of going below 0.
pub(crate) fn increasing_positive(f: impl Fn(f64) -> f64, start: f64, step: f64) -> f64 {
    let mut low = if start > 0.0 { start } else { step };
    if f(low) < 0.0 {
        return increasing(f, low, 0.1 * step);
    }
    for _ in 0..STEPS {
        let next = low / 2.0;
        if next == 0.0 {
            return 0.0;
        }
        if f(next) < 0.0 {
            return within(f, next, low);
        }
        low = next;
    }
    low
}

/// The crossing between `low`, where the function is below zero, and `high`, where it is not. Chandrupatla (1997):
/// inverse quadratic interpolation where it is safe, halving elsewhere.
pub(crate) fn within(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    let (mut c, mut fc);
    let mut t = 0.5;
    for _ in 0..200 {
        let x = a + t * (b - a);
        let fx = f(x);
        if (fx > 0.0) == (fa > 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, b, fc, fb) = (b, a, fb, fa);
        }
        (a, fa) = (x, fx);
        let (best, f_best) = if fa.abs() < fb.abs() { (a, fa) } else { (b, fb) };
        let tolerance = 2.0 * f64::EPSILON * best.abs() + f64::from_bits(1);
        let least = tolerance / (b - a).abs();
        if least > 0.5 || f_best == 0.0 {
            return best;
        }
        let xi = (a - b) / (c - b);
        let phi = (fa - fb) / (fc - fb);
        t = if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        if !t.is_finite() {
            t = 0.5;
        }
        t = t.clamp(least, 1.0 - least);
    }
    if fa.abs() < fb.abs() { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crossing_is_found_from_far_away_on_either_side() {
        for start in [-1e6, -1.0, 0.0, 3.0, 1e9] {
            let found = increasing(|x| x.powi(3) - 8.0, start, 1.0);
            assert!((found - 2.0).abs() < 1e-12, "from {start}: {found}");
        }
        assert!((increasing_positive(|x| x.ln() + 700.0, 1.0, 1.0).ln() + 700.0).abs() < 1e-9);
    }
}
