//! Text into segments (data, `{{ }}`, `{% %}`), and what stands inside the braces into tokens.

use super::Parsed;

/// A stretch of template source, whitespace control already applied.
#[derive(Debug)]
pub(super) enum Segment {
    /// Text that is printed as it stands.
    Text(String),
    /// The tokens of `{{ }}`.
    Output(Vec<Token>),
    /// The tokens of `{% %}`.
    Tag(Vec<Token>),
}

/// A token inside braces.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Text(String),
    Number(String),
    Name(String),
    Operator(&'static str),
}

/// Longest first, so that `===` is not read as `==` and `=`.
const OPERATORS: &[&str] = &[
    "===", "!==", "==", "!=", "<=", ">=", "//", "**", "(", ")", "[", "]", "{", "}", ",", ":", "~", "|", "<",
    ">", "=", "+", "-", "*", "/", "%", ".",
];

/// Text collected since the last tag, with what the next tag may still take from it.
struct Lexer<'a> {
    source: &'a str,
    at: usize,
    text: String,
    /// The last tag ended in `-`: the text that follows loses its leading whitespace.
    trim_start: bool,
    segments: Vec<Segment>,
}

/// Splits a template into segments.
pub(super) fn segments(source: &str) -> Parsed<Vec<Segment>> {
    let mut lexer = Lexer { source, at: 0, text: String::new(), trim_start: false, segments: Vec::new() };
    while let Some(c) = lexer.rest().chars().next() {
        if lexer.rest().starts_with("{#") {
            lexer.comment()?;
        } else if lexer.rest().starts_with("{{") || lexer.rest().starts_with("{%") {
            lexer.tag()?;
        } else {
            lexer.text.push(c);
            lexer.at += c.len_utf8();
        }
    }
    lexer.end_text(false);
    Ok(lexer.segments)
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn end_text(&mut self, trim_end: bool) {
        let mut text = std::mem::take(&mut self.text);
        if self.trim_start {
            text = text.trim_start().to_string();
        }
        if trim_end {
            text.truncate(text.trim_end().len());
        }
        if !text.is_empty() {
            self.segments.push(Segment::Text(text));
        }
        self.trim_start = false;
    }

    /// Unlike a tag, a comment keeps the whitespace before it and the newline after it.
    fn comment(&mut self) -> Parsed<()> {
        let end = self.rest().find("#}").ok_or("a comment is not closed")?;
        let body = self.rest().get(2..end).unwrap_or_default();
        self.end_text(body.starts_with('-'));
        self.trim_start = body.len() > 1 && body.ends_with('-');
        self.at += end + 2;
        Ok(())
    }

    fn tag(&mut self) -> Parsed<()> {
        let block = self.rest().starts_with("{%");
        let dash = self.rest().as_bytes().get(2) == Some(&b'-');
        if block && !dash {
            self.strip_indent();
        }
        self.end_text(dash);
        self.at += if dash { 3 } else { 2 };
        let (tokens, trim_after) = self.tokens(if block { "%}" } else { "}}" })?;
        if block {
            // The newline after a block belongs to the block.
            for newline in ["\r\n", "\n"] {
                if self.rest().starts_with(newline) {
                    self.at += newline.len();
                    break;
                }
            }
        }
        let first = match tokens.first() {
            Some(Token::Name(name)) if block => name.as_str(),
            _ => "",
        };
        if first == "raw" || first == "verbatim" {
            return Err(format!("{{% {first} %}} is not supported"));
        }
        // Nunjucks ignores the dash in `{% set x -%}` where that opens a block.
        let opens_set = first == "set" && !tokens.contains(&Token::Operator("="));
        self.trim_start = trim_after && !opens_set;
        self.segments.push(if block { Segment::Tag(tokens) } else { Segment::Output(tokens) });
        Ok(())
    }

    /// Takes the indent away from a block that stands first on its line.
    fn strip_indent(&mut self) {
        let line = self.text.rfind('\n').map_or(0, |at| at + 1);
        let text_begins = self.at - self.text.len();
        let at_line_start =
            line > 0 || text_begins == 0 || self.source.as_bytes().get(text_begins - 1) == Some(&b'\n');
        if at_line_start && self.text.chars().skip(self.text[..line].chars().count()).all(char::is_whitespace)
        {
            self.text.truncate(line);
        }
    }

    /// Reads up to and past `close`; true if a dash stood before it.
    fn tokens(&mut self, close: &str) -> Parsed<(Vec<Token>, bool)> {
        let mut tokens = Vec::new();
        loop {
            let rest = self.rest();
            let c = rest.chars().next().ok_or("a tag is not closed")?;
            if c.is_whitespace() {
                self.at += c.len_utf8();
                continue;
            }
            if rest.starts_with(close) {
                self.at += close.len();
                return Ok((tokens, false));
            }
            if rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(close)) {
                self.at += close.len() + 1;
                return Ok((tokens, true));
            }
            let (token, length) = token(rest, c)?;
            tokens.push(token);
            self.at += length;
        }
    }
}

/// The token at the start of `rest`, and its length in bytes.
fn token(rest: &str, first: char) -> Parsed<(Token, usize)> {
    if first == '"' || first == '\'' {
        return quoted(rest, first);
    }
    if first.is_ascii_digit() {
        let length = number_length(rest);
        return Ok((Token::Number(rest[..length].into()), length));
    }
    if let Some(operator) = OPERATORS.iter().find(|o| rest.starts_with(**o)) {
        return Ok((Token::Operator(operator), operator.len()));
    }
    let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(rest.len());
    if length == 0 {
        return Err(format!("{first:?} was not expected"));
    }
    Ok((Token::Name(rest[..length].into()), length))
}

fn quoted(rest: &str, quote: char) -> Parsed<(Token, usize)> {
    let (mut text, mut escaped) = (String::new(), false);
    for (at, c) in rest.char_indices().skip(1) {
        if escaped {
            text.push(match c {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other => other,
            });
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return Ok((Token::Text(text), at + 1));
        } else {
            text.push(c);
        }
    }
    Err("a quotation is not closed".into())
}

fn number_length(rest: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(rest);
    match rest[whole..].strip_prefix('.') {
        Some(fraction) if digits(fraction) > 0 => whole + 1 + digits(fraction),
        _ => whole,
    }
}
