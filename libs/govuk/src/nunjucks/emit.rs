//! The syntax tree written out as MiniJinja.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::scope::{Assigned, Scope, contains};
use super::syntax::{Arguments, Expression, Node, Parameters};

/// Writes a whole template.
pub(super) fn emit(name: &str, nodes: &[Node]) -> String {
    let mut writer = Writer {
        output: String::new(),
        scopes: Vec::new(),
        template: fingerprint(name),
        counter: 0,
        top_level: top_level(nodes),
    };
    writer.enter(BTreeSet::new(), nodes);
    writer.body(nodes);
    writer.output
}

struct Writer {
    output: String,
    scopes: Vec<Scope>,
    /// Tells this template's generated names from those of a template that includes it.
    template: String,
    counter: usize,
    top_level: Vec<String>,
}

impl Writer {
    fn body(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.output.push_str(text),
            Node::Output(value) => self.print(&self.value(value)),
            Node::If(arms) => self.branches(arms),
            Node::For { targets, over, body, otherwise } => {
                self.repetition(targets, over, body, otherwise.as_deref());
            }
            Node::Set(names, value) => {
                let names = joined(names, |name| self.name(name));
                self.tag(format_args!("set {names} = {}", self.value(value)));
            }
            Node::SetBlock(name, body) => {
                // Nunjucks captures plain text: what is printed of it later is escaped again.
                self.tag(format_args!("set {} | njk_plain", self.name(name)));
                self.body(body);
                self.tag(format_args!("endset"));
            }
            Node::Macro(name, parameters, body) => self.macro_definition(name, parameters, body),
            Node::Call(parameters, call, body) => self.call(parameters, call, body),
            Node::Block(name, body) => {
                self.tag(format_args!("block {name}"));
                let outer = std::mem::take(&mut self.scopes);
                self.enter(BTreeSet::new(), body);
                self.body(body);
                self.scopes = outer;
                self.tag(format_args!("endblock"));
            }
            Node::Include { template, ignore_missing } => {
                let missing = if *ignore_missing { " ignore missing" } else { "" };
                self.tag(format_args!("include {}{missing}", self.value(template)));
            }
            Node::Extends(template) => self.tag(format_args!("extends {}", self.value(template))),
            Node::Import(template, name) => {
                self.tag(format_args!("import {} as {name}", self.value(template)));
            }
            Node::From(template, imports) => {
                let imports = joined(imports, |(name, alias)| match alias {
                    Some(alias) => format!("{name} as {alias}"),
                    None => name.clone(),
                });
                self.tag(format_args!("from {} import {imports}", self.value(template)));
            }
        }
    }

    fn branches(&mut self, arms: &[(Option<Expression>, Vec<Node>)]) {
        for (i, (condition, body)) in arms.iter().enumerate() {
            match condition {
                Some(condition) => {
                    let word = if i == 0 { "if" } else { "elif" };
                    self.tag(format_args!("{word} {}", self.condition(condition)));
                }
                None => self.tag(format_args!("else")),
            }
            self.body(body);
        }
        self.tag(format_args!("endif"));
    }

    fn repetition(
        &mut self,
        targets: &[String],
        over: &Expression,
        body: &[Node],
        otherwise: Option<&[Node]>,
    ) {
        let own = self.scopes.last().map(|scope| scope.own_to_loop(body)).unwrap_or_default();
        for name in &own {
            self.tag(format_args!("set {name}__outer = {name}"));
        }
        let shape = if targets.len() > 1 { "njk_pairs" } else { "njk_iter" };
        self.tag(format_args!("for {} in {}|{shape}", targets.join(", "), self.operand(over)));
        self.body(body);
        if let Some(otherwise) = otherwise {
            self.tag(format_args!("else"));
            self.body(otherwise);
        }
        self.tag(format_args!("endfor"));
        for name in &own {
            self.tag(format_args!("set {name} = {name}__outer"));
        }
    }

    fn macro_definition(&mut self, name: &str, parameters: &Parameters, body: &[Node]) {
        self.tag(format_args!("macro {name}({})", self.parameters(parameters)));
        // MiniJinja decides from the macro's own text whether it takes a caller and what it closes over, but a
        // file it includes may use both: name them all where nothing is printed.
        if contains(body, |node| matches!(node, Node::Include { .. })) {
            let names = self.top_level.iter().map(String::as_str).chain(["caller"]).collect::<Vec<_>>();
            self.write(format_args!("{{% if false %}}{{{{ [{}] }}}}{{% endif %}}", names.join(", ")));
        }
        self.enter(parameters.iter().map(|(name, _)| name.clone()).collect(), body);
        self.body(body);
        self.scopes.pop();
        self.tag(format_args!("endmacro"));
    }

    fn call(&mut self, parameters: &Parameters, call: &Expression, body: &[Node]) {
        let is_block = |node: &Node| matches!(node, Node::Block(..));
        match call {
            // MiniJinja forbids a block inside a call: capture it first and pass a caller that returns it.
            Expression::Call(function, arguments) if contains(body, is_block) => {
                self.counter += 1;
                let captured = format!("njk_captured_{}_{}", self.template, self.counter);
                self.tag(format_args!("set {captured}"));
                self.body(body);
                self.tag(format_args!("endset"));
                let caller = Expression::Call(
                    Expression::Name("njk_const".into()).into(),
                    vec![(None, Expression::Name(captured))],
                );
                let mut arguments = arguments.clone();
                arguments.push((Some("caller".into()), caller));
                let call = Expression::Call(function.clone(), arguments);
                self.write(format_args!("{{{{ {} }}}}", self.value(&call)));
            }
            _ => {
                let parameters = match parameters.is_empty() {
                    true => String::new(),
                    false => format!("({})", self.parameters(parameters)),
                };
                self.tag(format_args!("call{parameters} {}", self.value(call)));
                self.body(body);
                self.tag(format_args!("endcall"));
            }
        }
    }

    /// Begins a scope; the names its loops assign start out as what they are outside it.
    fn enter(&mut self, parameters: BTreeSet<String>, body: &[Node]) {
        let assigned = Assigned::of(body);
        self.counter += 1;
        let namespace = format!("njk_scope_{}_{}", self.template, self.counter);
        if !assigned.in_loops.is_empty() {
            let initial = joined(&assigned.in_loops, |name| {
                let outer = if parameters.contains(name) { name.clone() } else { self.name(name) };
                format!("{name}={outer}")
            });
            self.tag(format_args!("set {namespace} = njk_ns({initial})"));
        }
        self.scopes.push(Scope { namespace, parameters, assigned });
    }

    /// What a Nunjucks name is called here.
    fn name(&self, name: &str) -> String {
        for (depth, scope) in self.scopes.iter().enumerate().rev() {
            if scope.assigned.in_loops.contains(name) {
                return format!("{}.{name}", scope.namespace);
            }
            let innermost = depth + 1 == self.scopes.len();
            if scope.parameters.contains(name) || (scope.assigned.all.contains(name) && innermost) {
                return name.into();
            }
        }
        if name == "null" { "none".into() } else { name.into() }
    }

    fn value(&self, expression: &Expression) -> String {
        match expression {
            Expression::Text(text) => quoted(text),
            Expression::Number(number) => number.clone(),
            Expression::Name(name) => self.name(name),
            Expression::List(items) => format!("[{}]", joined(items, |item| self.value(item))),
            Expression::Map(entries) => {
                let entry = |(key, value): &(_, _)| format!("{}: {}", self.value(key), self.value(value));
                format!("{{ {} }}", joined(entries, entry))
            }
            // Properties that JavaScript gives to every list, string and safe string.
            Expression::Attribute(owner, name) if name == "length" => {
                format!("({}|njk_size)", self.operand(owner))
            }
            Expression::Attribute(owner, name) if name == "val" => {
                format!("({}|njk_val)", self.operand(owner))
            }
            Expression::Attribute(owner, name) => format!("{}.{name}", self.operand(owner)),
            Expression::Item(owner, index) => format!("{}[{}]", self.operand(owner), self.value(index)),
            Expression::Call(function, arguments) => {
                let function = match &**function {
                    Expression::Attribute(owner, method) => format!("{}.{method}", self.operand(owner)),
                    function => self.operand(function),
                };
                format!("{function}({})", self.arguments(arguments))
            }
            Expression::Filter(subject, name, arguments) => {
                format!("({}|njk_{name}{})", self.operand(subject), self.bracketed(arguments))
            }
            Expression::Test { .. } | Expression::Not(_) | Expression::In(..) => self.condition(expression),
            Expression::Binary(operator, left, right) => match *operator {
                "+" => self.applied("add", left, right),
                "~" => self.applied("cat", left, right),
                "*" | "-" | "/" | "//" | "%" | "**" => {
                    format!("({} {operator} {})", self.operand(left), self.operand(right))
                }
                _ => self.condition(expression),
            },
            Expression::Negative(value) => format!("-{}", self.operand(value)),
            Expression::And(..) | Expression::Or(..) => self.chosen(expression),
            Expression::Conditional { then, condition, otherwise } => {
                let otherwise = otherwise.as_ref().map_or("\"\"".into(), |value| self.operand(value));
                format!("({} if {} else {otherwise})", self.operand(then), self.condition(condition))
            }
        }
    }

    /// `a or b` is not a truth value in JavaScript but one of its operands.
    fn chosen(&self, expression: &Expression) -> String {
        let or = matches!(expression, Expression::Or(..));
        let (mut last_first, mut rest) = (Vec::new(), expression);
        loop {
            rest = match rest {
                Expression::Or(left, right) if or => {
                    last_first.push(&**right);
                    left
                }
                Expression::And(left, right) if !or => {
                    last_first.push(&**right);
                    left
                }
                first => {
                    last_first.push(first);
                    break;
                }
            };
        }
        let not = if or { "" } else { "not " };
        let mut output = String::new();
        for (i, operand) in last_first.into_iter().enumerate() {
            output = match i {
                0 => self.operand(operand),
                _ => format!("({} if {not}{} else {output})", self.operand(operand), self.condition(operand)),
            };
        }
        output
    }

    fn operand(&self, expression: &Expression) -> String {
        match expression {
            Expression::Negative(_) => format!("({})", self.value(expression)),
            _ => self.value(expression),
        }
    }

    /// An expression where only its truth counts, which is JavaScript's: an empty list is true.
    fn condition(&self, expression: &Expression) -> String {
        match expression {
            Expression::Name(name) if name == "true" || name == "false" => name.clone(),
            Expression::And(left, right) => {
                format!("({} and {})", self.condition(left), self.condition(right))
            }
            Expression::Or(left, right) => format!("({} or {})", self.condition(left), self.condition(right)),
            Expression::Not(value) => format!("(not {})", self.condition(value)),
            Expression::In(item, container) => self.applied("in", item, container),
            Expression::Test { subject, negated, name, arguments } => {
                let not = if *negated { "not " } else { "" };
                format!("({} is {not}njk_{name}{})", self.operand(subject), self.bracketed(arguments))
            }
            Expression::Binary(operator, left, right) => match *operator {
                "===" => self.applied("same", left, right),
                "!==" => format!("(not {})", self.applied("same", left, right)),
                "==" => self.applied("alike", left, right),
                "!=" => format!("(not {})", self.applied("alike", left, right)),
                "<" => self.applied("lt", left, right),
                ">" => self.applied("gt", left, right),
                "<=" => self.applied("le", left, right),
                ">=" => self.applied("ge", left, right),
                _ => format!("({}|njk_truthy)", self.value(expression)),
            },
            _ => format!("({}|njk_truthy)", self.operand(expression)),
        }
    }

    /// An operator, as the filter that gives it JavaScript's meaning.
    fn applied(&self, operator: &str, left: &Expression, right: &Expression) -> String {
        format!("({}|njk_{operator}({}))", self.operand(left), self.value(right))
    }

    fn arguments(&self, arguments: &Arguments) -> String {
        joined(arguments, |(keyword, value)| match keyword {
            Some(keyword) => format!("{keyword}={}", self.value(value)),
            None => self.value(value),
        })
    }

    fn bracketed(&self, arguments: &Arguments) -> String {
        if arguments.is_empty() { String::new() } else { format!("({})", self.arguments(arguments)) }
    }

    fn parameters(&self, parameters: &Parameters) -> String {
        joined(parameters, |(name, default)| match default {
            Some(default) => format!("{name}={}", self.value(default)),
            None => name.clone(),
        })
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.output.write_fmt(text);
    }

    fn print(&mut self, value: &str) {
        self.write(format_args!("{{{{ {value} }}}}"));
    }

    fn tag(&mut self, tag: std::fmt::Arguments<'_>) {
        self.write(format_args!("{{% {tag} %}}"));
    }
}

/// The names a template's macros may close over.
fn top_level(nodes: &[Node]) -> Vec<String> {
    let mut names: Vec<String> = Assigned::of(nodes).times.into_keys().collect();
    for node in nodes {
        match node {
            Node::From(_, imports) => {
                names.extend(imports.iter().map(|(name, alias)| alias.as_ref().unwrap_or(name).clone()));
            }
            Node::Import(_, name) => names.push(name.clone()),
            _ => {}
        }
    }
    names
}

/// A short name for a template that is the same in every build (FNV-1a).
fn fingerprint(name: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:x}", name.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

fn quoted(text: &str) -> String {
    let mut output = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => output.push_str("\\\""),
            '\\' => output.push_str("\\\\"),
            '\n' => output.push_str("\\n"),
            '\r' => output.push_str("\\r"),
            '\t' => output.push_str("\\t"),
            c => output.push(c),
        }
    }
    output.push('"');
    output
}

fn joined<T>(items: impl IntoIterator<Item = T>, write: impl Fn(T) -> String) -> String {
    items.into_iter().map(write).collect::<Vec<_>>().join(", ")
}
