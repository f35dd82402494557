//! What one page shows, upright and measured from its top left corner: letters, rules, fills and marks.

/// Which way the letters run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Turn {
    Upright,
    /// Read from the bottom to the top.
    Up,
    UpsideDown,
    /// Read from the top to the bottom.
    Down,
    /// Across the page, as a watermark runs.
    Slanted,
}

/// One letter. Along its own direction it reaches from `from` to `to`; `line` is where its line stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub c: char,
    pub from: f32,
    pub to: f32,
    pub line: f32,
    pub size: f32,
    /// How far its line falls for each point along it: a page that lay askew on the glass.
    pub slope: f32,
    pub bold: bool,
    pub struck: bool,
    pub turn: Turn,
    pub hidden: bool,
    /// A space is written right after it.
    pub spaced: bool,
}

/// A rectangle on the page; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A straight line along the page, of a border or under words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Where it stands: y of one that lies, x of one that stands.
    pub at: f32,
    pub from: f32,
    pub to: f32,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Fill {
    pub area: Area,
    pub colour: [u8; 3],
}

/// All that one page shows.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub number: u32,
    pub width: f32,
    pub height: f32,
    pub letters: Vec<Letter>,
    pub lying: Vec<Rule>,
    pub standing: Vec<Rule>,
    pub fills: Vec<Fill>,
    /// Small round or square marks, as some programs draw the bullets of lists.
    pub dots: Vec<Area>,
    pub pictures: usize,
    /// It is a picture of a page, with its words as they were recognised.
    pub scanned: bool,
    /// A picture takes most of it, and hardly a word stands on it: no more than a scanner stamps there.
    pub wordless: bool,
    /// Letters whose meaning the file does not tell.
    pub unknown: usize,
}

impl Area {
    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    pub(super) fn holds(&self, x: f32, y: f32) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    pub(super) fn joined(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl Letter {
    /// The letter's box on the page.
    pub(super) fn area(&self) -> Area {
        let (from, to) = (self.from, self.to);
        let (rise, fall) = (self.size * 0.72, self.size * 0.2);
        match self.turn {
            Turn::Upright | Turn::Slanted => {
                Area { left: from, right: to, top: self.line - rise, bottom: self.line + fall }
            }
            Turn::Up => Area { left: self.line - rise, right: self.line + fall, top: -to, bottom: -from },
            Turn::Down => Area { left: -self.line - fall, right: -self.line + rise, top: from, bottom: to },
            Turn::UpsideDown => {
                Area { left: -to, right: -from, top: -self.line - fall, bottom: -self.line + rise }
            }
        }
    }

    pub(super) fn middle(&self) -> (f32, f32) {
        let area = self.area();
        (f32::midpoint(area.left, area.right), f32::midpoint(area.top, area.bottom))
    }

    pub(super) fn is_space(&self) -> bool {
        self.c == ' '
    }
}

impl Sheet {
    /// How many letters there are that are no spaces.
    pub(super) fn count_of_letters(&self) -> usize {
        self.letters.iter().filter(|l| !l.is_space()).count()
    }

    /// Turns a page whose words run up or down so that they run across.
    pub(super) fn stand_upright(&mut self) {
        let count = |turn| self.letters.iter().filter(|l| l.turn == turn && !l.is_space()).count();
        let all: usize = [Turn::Upright, Turn::Up, Turn::UpsideDown, Turn::Down].into_iter().map(count).sum();
        for _ in 0..3 {
            let upright = self.letters.iter().filter(|l| l.turn == Turn::Upright && !l.is_space()).count();
            if upright * 2 >= all {
                return;
            }
            self.turn_clockwise();
        }
    }

    /// Puts straight a page that was scanned a little askew, if most of its letters say by how much.
    pub(super) fn straighten(&mut self) {
        let upright = |l: &&Letter| l.turn == Turn::Upright && !l.is_space();
        let all = self.letters.iter().filter(upright).count();
        // Lines of a word or two are told as straight whatever the page.
        let mut slopes: Vec<f32> =
            self.letters.iter().filter(upright).map(|l| l.slope).filter(|s| s.abs() > 0.0005).collect();
        if slopes.len() * 3 < all || slopes.is_empty() {
            return;
        }
        slopes.sort_by(f32::total_cmp);
        let slope = slopes.get(slopes.len() / 2).copied().unwrap_or(0.0);
        for letter in self.letters.iter_mut().filter(|l| l.turn == Turn::Upright) {
            let (from, line) = (letter.from, letter.line);
            letter.line = line - slope * from;
            letter.from = from + slope * line;
            letter.to += slope * line;
        }
        for rule in &mut self.lying {
            let (at, middle) = (rule.at, f32::midpoint(rule.from, rule.to));
            *rule = Rule { at: at - slope * middle, from: rule.from + slope * at, to: rule.to + slope * at };
        }
        for rule in &mut self.standing {
            let (at, middle) = (rule.at, f32::midpoint(rule.from, rule.to));
            *rule = Rule { at: at + slope * middle, from: rule.from - slope * at, to: rule.to - slope * at };
        }
    }

    fn turn_clockwise(&mut self) {
        // (x, y) goes to (height - y, x).
        let height = self.height;
        for letter in &mut self.letters {
            let (turn, shift) = match letter.turn {
                Turn::Upright => (Turn::Down, (0.0, -height)),
                Turn::Up => (Turn::Upright, (height, 0.0)),
                Turn::UpsideDown => (Turn::Up, (0.0, height)),
                Turn::Down => (Turn::UpsideDown, (-height, 0.0)),
                Turn::Slanted => (Turn::Slanted, (0.0, 0.0)),
            };
            letter.turn = turn;
            letter.from += shift.0;
            letter.to += shift.0;
            letter.line += shift.1;
        }
        for fill in &mut self.fills {
            let a = fill.area;
            fill.area = Area { left: height - a.bottom, right: height - a.top, top: a.left, bottom: a.right };
        }
        let lying = std::mem::take(&mut self.lying);
        self.lying = std::mem::take(&mut self.standing);
        self.standing =
            lying.into_iter().map(|r| Rule { at: height - r.at, from: r.from, to: r.to }).collect();
        for rule in &mut self.lying {
            (rule.from, rule.to) = (height - rule.to, height - rule.from);
        }
        std::mem::swap(&mut self.width, &mut self.height);
    }
}
