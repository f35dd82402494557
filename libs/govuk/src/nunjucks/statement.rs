//! Segments into statements.

use std::vec::IntoIter;

use super::Parsed;
use super::expression::Reader;
use super::lexer::{Segment, Token};
use super::syntax::{Expression, Node, Parameters};

/// Reads a whole template.
pub(super) fn parse(segments: Vec<Segment>) -> Parsed<Vec<Node>> {
    let mut statements = Statements { segments: segments.into_iter() };
    Ok(statements.body(&[])?.nodes)
}

struct Statements {
    segments: IntoIter<Segment>,
}

/// A body, and the tag that ended it.
struct Body {
    nodes: Vec<Node>,
    ended_by: String,
    /// The rest of the ending tag, as in `{% elif CONDITION %}`.
    rest: Vec<Token>,
}

impl Statements {
    /// Nodes up to one of the tags `stop`, or to the end of the template if there are none.
    fn body(&mut self, stop: &[&str]) -> Parsed<Body> {
        let mut nodes = Vec::new();
        while let Some(segment) = self.segments.next() {
            match segment {
                Segment::Text(text) => nodes.push(Node::Text(text)),
                Segment::Output(tokens) => nodes.push(Node::Output(Reader::new(&tokens).whole()?)),
                Segment::Tag(tokens) => {
                    let Some((Token::Name(tag), rest)) = tokens.split_first() else {
                        return Err("a tag has no name".into());
                    };
                    if stop.contains(&tag.as_str()) {
                        return Ok(Body { nodes, ended_by: tag.clone(), rest: rest.to_vec() });
                    }
                    nodes.push(self.tag(tag, rest).map_err(|e| format!("{{% {tag} %}}: {e}"))?);
                }
            }
        }
        if stop.is_empty() {
            Ok(Body { nodes, ended_by: String::new(), rest: Vec::new() })
        } else {
            Err(format!("{{% {} %}} is missing", stop.join(" %} or {% ")))
        }
    }

    fn until(&mut self, stop: &str) -> Parsed<Vec<Node>> {
        Ok(self.body(&[stop])?.nodes)
    }

    fn tag(&mut self, tag: &str, tokens: &[Token]) -> Parsed<Node> {
        let mut reader = Reader::new(tokens);
        let node = match tag {
            "if" => return self.branches(reader.whole()?),
            "for" => return self.repetition(&mut reader),
            "set" => return self.assignment(&mut reader),
            "macro" => {
                let name = reader.name()?;
                reader.wants("(")?;
                let parameters = parameters(&mut reader)?;
                reader.end()?;
                Node::Macro(name, parameters, self.until("endmacro")?)
            }
            "call" => {
                let parameters = if reader.takes("(") { parameters(&mut reader)? } else { Vec::new() };
                let call = reader.whole()?;
                Node::Call(parameters, call, self.until("endcall")?)
            }
            "block" => {
                let name = reader.name()?;
                reader.end()?;
                Node::Block(name, self.until("endblock")?)
            }
            "include" => {
                let template = reader.expression()?;
                let ignore_missing = reader.takes_word("ignore") && reader.takes_word("missing");
                Node::Include { template, ignore_missing }
            }
            "extends" => Node::Extends(reader.whole()?),
            "import" => {
                let template = reader.expression()?;
                reader.takes_word("as");
                Node::Import(template, reader.name()?)
            }
            "from" => {
                let template = reader.expression()?;
                reader.takes_word("import");
                Node::From(template, imports(&mut reader)?)
            }
            _ => return Err("this tag is not supported".into()),
        };
        Ok(node)
    }

    fn branches(&mut self, first: Expression) -> Parsed<Node> {
        let mut arms = Vec::new();
        let mut condition = Some(first);
        loop {
            let body = self.body(&["elif", "elseif", "else", "endif"])?;
            let was_else = condition.is_none();
            arms.push((condition.take(), body.nodes));
            match body.ended_by.as_str() {
                "endif" => return Ok(Node::If(arms)),
                "else" if !was_else => {}
                _ => condition = Some(Reader::new(&body.rest).whole()?),
            }
        }
    }

    fn repetition(&mut self, reader: &mut Reader<'_>) -> Parsed<Node> {
        let targets = names(reader)?;
        if !reader.takes_word("in") {
            return Err("\"in\" was expected".into());
        }
        let over = reader.whole()?;
        let body = self.body(&["endfor", "else"])?;
        let otherwise = if body.ended_by == "else" { Some(self.until("endfor")?) } else { None };
        Ok(Node::For { targets, over, body: body.nodes, otherwise })
    }

    fn assignment(&mut self, reader: &mut Reader<'_>) -> Parsed<Node> {
        let mut targets = names(reader)?;
        if reader.takes("=") {
            return Ok(Node::Set(targets, reader.whole()?));
        }
        reader.end()?;
        if targets.len() > 1 {
            return Err("a set block has one name".into());
        }
        Ok(Node::SetBlock(targets.remove(0), self.until("endset")?))
    }
}

/// One name or more, with commas between.
fn names(reader: &mut Reader<'_>) -> Parsed<Vec<String>> {
    let mut names = vec![reader.name()?];
    while reader.takes(",") {
        names.push(reader.name()?);
    }
    Ok(names)
}

/// Parameters are written as arguments are: `(a, b=1)`.
fn parameters(reader: &mut Reader<'_>) -> Parsed<Parameters> {
    let parameter = |argument| match argument {
        (Some(name), default) => Ok((name, Some(default))),
        (None, Expression::Name(name)) => Ok((name, None)),
        (None, other) => Err(format!("{other:?} cannot name a parameter")),
    };
    reader.arguments()?.into_iter().map(parameter).collect()
}

fn imports(reader: &mut Reader<'_>) -> Parsed<Vec<(String, Option<String>)>> {
    let mut imports = Vec::new();
    while !matches!(reader.peek(), None | Some(Token::Operator(_))) {
        if reader.takes_word("with") || reader.takes_word("without") {
            break;
        }
        let name = reader.name()?;
        imports.push((name, if reader.takes_word("as") { Some(reader.name()?) } else { None }));
        if !reader.takes(",") {
            break;
        }
    }
    Ok(imports)
}
