//! The syntax tree of a Nunjucks template.

/// Arguments of a call, filter or test: a keyword where one was written, and the value.
pub(super) type Arguments = Vec<(Option<String>, Expression)>;

/// Parameters of a macro or of a caller's body, with their defaults.
pub(super) type Parameters = Vec<(String, Option<Expression>)>;

#[derive(Debug, Clone)]
pub(super) enum Expression {
    Text(String),
    Number(String),
    Name(String),
    List(Vec<Expression>),
    Map(Vec<(Expression, Expression)>),
    Attribute(Box<Expression>, String),
    Item(Box<Expression>, Box<Expression>),
    Call(Box<Expression>, Arguments),
    Filter(Box<Expression>, String, Arguments),
    Test { subject: Box<Expression>, negated: bool, name: String, arguments: Arguments },
    Binary(&'static str, Box<Expression>, Box<Expression>),
    Negative(Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
    Not(Box<Expression>),
    In(Box<Expression>, Box<Expression>),
    Conditional { then: Box<Expression>, condition: Box<Expression>, otherwise: Option<Box<Expression>> },
}

#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    Output(Expression),
    /// Each arm's condition (none for `else`) and body.
    If(Vec<(Option<Expression>, Vec<Node>)>),
    For {
        targets: Vec<String>,
        over: Expression,
        body: Vec<Node>,
        otherwise: Option<Vec<Node>>,
    },
    Set(Vec<String>, Expression),
    SetBlock(String, Vec<Node>),
    Macro(String, Parameters, Vec<Node>),
    Call(Parameters, Expression, Vec<Node>),
    Block(String, Vec<Node>),
    Include {
        template: Expression,
        ignore_missing: bool,
    },
    Import(Expression, String),
    From(Expression, Vec<(String, Option<String>)>),
    Extends(Expression),
}
