//! A council's own colours, as custom properties over those of GOV.UK Frontend.

use crate::colour::Colour;

/// The least contrast WCAG 2.2 AA asks of text (1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

/// The colours of a body's own brand. A theme whose text would be hard to read cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    brand: Colour,
    link: Colour,
}

/// Why a theme cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ThemeError {
    /// The brand colour carries white text and is too light for it.
    #[error(
        "the brand colour {colour} is too light for white text: its contrast is {contrast:.2} to 1 and must be at \
         least 4.5 to 1; choose a darker one"
    )]
    BrandTooLight {
        /// The colour that was refused.
        colour: Colour,
        /// Its contrast against white.
        contrast: f64,
    },
    /// Links stand on white and on a tint of the brand colour, and are too light for one of these.
    #[error(
        "the link colour {colour} is too light to read on {background}: its contrast is {contrast:.2} to 1 and \
         must be at least 4.5 to 1; choose a darker one"
    )]
    LinkTooLight {
        /// The colour that was refused.
        colour: Colour,
        /// What it would stand on.
        background: Colour,
        /// Its contrast against that.
        contrast: f64,
    },
}

impl Theme {
    /// A theme from the brand colour alone; links are a darker shade of it, as on GOV.UK.
    pub fn new(brand: Colour) -> Result<Self, ThemeError> {
        Self::with_link(brand, brand.mix(Colour::BLACK, 0.10))
    }

    /// A theme with a link colour of its own.
    pub fn with_link(brand: Colour, link: Colour) -> Result<Self, ThemeError> {
        let theme = Self { brand, link };
        let contrast = brand.contrast(Colour::WHITE);
        if contrast < LEAST_CONTRAST {
            return Err(ThemeError::BrandTooLight { colour: brand, contrast });
        }
        for background in [Colour::WHITE, theme.surface()] {
            let contrast = link.contrast(background);
            if contrast < LEAST_CONTRAST {
                return Err(ThemeError::LinkTooLight { colour: link, background, contrast });
            }
        }
        Ok(theme)
    }

    /// The brand colour, for a page's `theme-color` or a chart.
    pub fn brand(&self) -> Colour {
        self.brand
    }

    /// One `:root` block of custom properties, to follow [`crate::stylesheet`].
    ///
    /// The shades and tints are those GOV.UK Frontend takes of its own blue.
    pub fn css(&self) -> String {
        let properties = [
            ("brand-colour", self.brand),
            ("link-colour", self.link),
            ("link-hover-colour", self.link_hover()),
            ("template-background-colour", self.surface()),
            ("surface-background-colour", self.surface()),
            ("surface-border-colour", self.brand.mix(Colour::WHITE, 0.50)),
        ];
        let properties = properties.map(|(name, colour)| format!("--govuk-{name}:{colour}"));
        format!(":root{{{}}}\n", properties.join(";"))
    }

    fn link_hover(&self) -> Colour {
        let from_brand = self.link == self.brand.mix(Colour::BLACK, 0.10);
        if from_brand { self.brand.mix(Colour::BLACK, 0.50) } else { self.link.mix(Colour::BLACK, 0.45) }
    }

    fn surface(&self) -> Colour {
        self.brand.mix(Colour::WHITE, 0.95)
    }
}

impl Default for Theme {
    /// GOV.UK's blue.
    fn default() -> Self {
        Self { brand: Colour::new(0x1d, 0x70, 0xb8), link: Colour::new(0x1a, 0x65, 0xa6) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    #[test]
    fn the_default_is_what_the_stylesheet_has() {
        let theme = Theme::default();
        assert_eq!(Theme::new(theme.brand()), Ok(theme.clone()));
        let css = theme.css();
        let properties = css.trim_start_matches(":root{").trim_end().trim_end_matches('}');
        for property in properties.split(';') {
            assert!(crate::stylesheet().contains(property), "{property}");
        }
    }

    #[test]
    fn a_theme_is_one_block() {
        let css = Theme::new(colour("#00703c")).unwrap().css();
        insta::assert_snapshot!(css, @":root{--govuk-brand-colour:#00703c;--govuk-link-colour:#006536;--govuk-link-hover-colour:#00381e;--govuk-template-background-colour:#f2f8f5;--govuk-surface-background-colour:#f2f8f5;--govuk-surface-border-colour:#80b89e}");
    }

    #[test]
    fn a_light_colour_is_refused_with_a_reason() {
        let refused = Theme::new(colour("#ffdd00")).unwrap_err();
        assert!(matches!(refused, ThemeError::BrandTooLight { .. }));
        assert_eq!(
            refused.to_string(),
            "the brand colour #ffdd00 is too light for white text: its contrast is 1.35 to 1 and must be at least \
             4.5 to 1; choose a darker one"
        );
        let refused = Theme::with_link(colour("#1d70b8"), colour("#767676")).unwrap_err();
        assert!(
            matches!(refused, ThemeError::LinkTooLight { background, .. } if background != Colour::WHITE)
        );
    }
}
