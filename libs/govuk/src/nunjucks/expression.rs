//! Tokens into expressions, with the precedence Nunjucks gives them.

use super::Parsed;
use super::lexer::Token;
use super::syntax::{Arguments, Expression};

/// Binary operators from the loosest to the tightest.
const PRECEDENCE: [&[&str]; 9] = [
    &["===", "!==", "==", "!=", "<=", ">=", "<", ">"],
    &["~"],
    &["+"],
    &["-"],
    &["*"],
    &["/"],
    &["//"],
    &["%"],
    &["**"],
];

/// Reads the tokens of one tag from left to right.
pub(super) struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, at: 0 }
    }

    pub(super) fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    /// Takes `operator` if it is next.
    pub(super) fn takes(&mut self, operator: &str) -> bool {
        let next = matches!(self.peek(), Some(Token::Operator(o)) if *o == operator);
        self.at += usize::from(next);
        next
    }

    /// Takes the word `word` if it is next.
    pub(super) fn takes_word(&mut self, word: &str) -> bool {
        let next = matches!(self.peek(), Some(Token::Name(n)) if n == word);
        self.at += usize::from(next);
        next
    }

    pub(super) fn wants(&mut self, operator: &str) -> Parsed<()> {
        if self.takes(operator) {
            Ok(())
        } else {
            Err(format!("{operator:?} was expected, not {:?}", self.peek()))
        }
    }

    pub(super) fn name(&mut self) -> Parsed<String> {
        match self.peek() {
            Some(Token::Name(name)) => {
                self.at += 1;
                Ok(name.clone())
            }
            other => Err(format!("a name was expected, not {other:?}")),
        }
    }

    pub(super) fn end(&self) -> Parsed<()> {
        match self.peek() {
            None => Ok(()),
            Some(token) => Err(format!("{token:?} was not expected")),
        }
    }

    /// An expression to the end of the tag.
    pub(super) fn whole(&mut self) -> Parsed<Expression> {
        let expression = self.expression()?;
        self.end()?;
        Ok(expression)
    }

    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        let then = self.or()?;
        if !self.takes_word("if") {
            return Ok(then);
        }
        let condition = Box::new(self.or()?);
        let otherwise = if self.takes_word("else") { Some(Box::new(self.or()?)) } else { None };
        Ok(Expression::Conditional { then: then.into(), condition, otherwise })
    }

    fn or(&mut self) -> Parsed<Expression> {
        let mut left = self.and()?;
        while self.takes_word("or") {
            left = Expression::Or(left.into(), self.and()?.into());
        }
        Ok(left)
    }

    fn and(&mut self) -> Parsed<Expression> {
        let mut left = self.not()?;
        while self.takes_word("and") {
            left = Expression::And(left.into(), self.not()?.into());
        }
        Ok(left)
    }

    fn not(&mut self) -> Parsed<Expression> {
        if self.takes_word("not") { Ok(Expression::Not(self.not()?.into())) } else { self.membership() }
    }

    fn membership(&mut self) -> Parsed<Expression> {
        let mut left = self.test()?;
        loop {
            let before = self.at;
            let negated = self.takes_word("not");
            if !self.takes_word("in") {
                self.at = before;
                return Ok(left);
            }
            left = Expression::In(left.into(), self.test()?.into());
            if negated {
                left = Expression::Not(left.into());
            }
        }
    }

    fn test(&mut self) -> Parsed<Expression> {
        let subject = self.binary(0)?;
        if !self.takes_word("is") {
            return Ok(subject);
        }
        let negated = self.takes_word("not");
        let name = self.name()?;
        let arguments = if self.takes("(") { self.arguments()? } else { Vec::new() };
        Ok(Expression::Test { subject: subject.into(), negated, name, arguments })
    }

    fn binary(&mut self, level: usize) -> Parsed<Expression> {
        let Some(operators) = PRECEDENCE.get(level) else { return self.unary() };
        let mut left = self.binary(level + 1)?;
        loop {
            let Some(Token::Operator(operator)) = self.peek() else { return Ok(left) };
            if !operators.contains(operator) {
                return Ok(left);
            }
            self.at += 1;
            left = Expression::Binary(operator, left.into(), self.binary(level + 1)?.into());
        }
    }

    fn unary(&mut self) -> Parsed<Expression> {
        let mut subject = self.signed()?;
        while self.takes("|") {
            let mut name = self.name()?;
            while self.takes(".") {
                name = format!("{name}.{}", self.name()?);
            }
            let arguments = if self.takes("(") { self.arguments()? } else { Vec::new() };
            subject = Expression::Filter(subject.into(), name, arguments);
        }
        Ok(subject)
    }

    /// A sign binds tighter than a filter.
    fn signed(&mut self) -> Parsed<Expression> {
        if self.takes("-") {
            Ok(Expression::Negative(self.signed()?.into()))
        } else if self.takes("+") {
            self.signed()
        } else {
            self.primary()
        }
    }

    /// Arguments after the opening bracket, up to and with the closing one.
    pub(super) fn arguments(&mut self) -> Parsed<Arguments> {
        self.listed(")", |reader| {
            let keyword = match (reader.peek(), reader.tokens.get(reader.at + 1)) {
                (Some(Token::Name(name)), Some(Token::Operator("="))) => Some(name.clone()),
                _ => None,
            };
            if keyword.is_some() {
                reader.at += 2;
            }
            Ok((keyword, reader.expression()?))
        })
    }

    /// Items between commas up to `close`; a comma may stand after the last.
    fn listed<T>(&mut self, close: &str, item: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        let mut items = Vec::new();
        while !self.takes(close) {
            if !items.is_empty() {
                self.wants(",")?;
                if self.takes(close) {
                    break;
                }
            }
            items.push(item(self)?);
        }
        Ok(items)
    }

    fn primary(&mut self) -> Parsed<Expression> {
        let token = self.peek().ok_or("an expression is not finished")?;
        self.at += 1;
        let mut subject = match token {
            Token::Text(text) => Expression::Text(text.clone()),
            Token::Number(number) => Expression::Number(number.clone()),
            Token::Name(name) => Expression::Name(name.clone()),
            Token::Operator("(") => self.bracketed()?,
            Token::Operator("[") => Expression::List(self.listed("]", Self::expression)?),
            Token::Operator("{") => Expression::Map(self.listed("}", Self::entry)?),
            Token::Operator(_) => return Err(format!("{token:?} was not expected")),
        };
        loop {
            if self.takes("(") {
                subject = Expression::Call(subject.into(), self.arguments()?);
            } else if self.takes("[") {
                let index = self.expression()?;
                self.wants("]")?;
                subject = Expression::Item(subject.into(), index.into());
            } else if self.takes(".") {
                subject = Expression::Attribute(subject.into(), self.name()?);
            } else {
                return Ok(subject);
            }
        }
    }

    /// One entry of a map; a bare word is a key, as in JavaScript, not a variable.
    fn entry(&mut self) -> Parsed<(Expression, Expression)> {
        let key = match self.peek() {
            Some(Token::Name(name)) => {
                self.at += 1;
                Expression::Text(name.clone())
            }
            _ => self.primary()?,
        };
        self.wants(":")?;
        Ok((key, self.expression()?))
    }

    /// Nunjucks reads `(a, b)` as JavaScript does: the last counts. The packages use it for
    /// `(list.push(x), list)`; values do not change here, so that becomes a longer copy of the list.
    fn bracketed(&mut self) -> Parsed<Expression> {
        let mut value = self.expression()?;
        while self.takes(",") {
            let next = self.expression()?;
            value = match added_item(&value, &next) {
                Some((Place::End, item)) => concatenated(next, item),
                Some((Place::Start, item)) => concatenated(item, next),
                None => next,
            };
        }
        self.wants(")")?;
        Ok(value)
    }
}

enum Place {
    Start,
    End,
}

/// If `call` is `list.push(x)` or `list.unshift(x)` of the very list `list`: where `[x]` goes.
fn added_item(call: &Expression, list: &Expression) -> Option<(Place, Expression)> {
    let (Expression::Call(function, arguments), Expression::Name(list)) = (call, list) else { return None };
    let ([(None, item)], Expression::Attribute(owner, method)) = (arguments.as_slice(), &**function) else {
        return None;
    };
    let place = match (&**owner, method.as_str()) {
        (Expression::Name(name), "push") if name == list => Place::End,
        (Expression::Name(name), "unshift") if name == list => Place::Start,
        _ => return None,
    };
    Some((place, Expression::List(vec![item.clone()])))
}

fn concatenated(first: Expression, second: Expression) -> Expression {
    let concat = Expression::Attribute(first.into(), "concat".into());
    Expression::Call(concat.into(), vec![(None, second)])
}
