"""The small faults that mutation testing makes: which places of a program are changed, and into what."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


def places(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes worth changing: no annotation, docstring, decorator or declaration of types among them."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_declaration(child):
                continue
            yield child
            yield from places(child)


def _is_declaration(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) == "Literal"
    names = [ast.unparse(target) for target in node.targets] if isinstance(node, ast.Assign) else []
    return any(name in {"__all__", "__slots__"} for name in names)


def changes(node: ast.AST) -> list[ast.AST]:
    """The faults that one node can be given, each as a node to stand in its place."""
    faults = FAULTS.get(type(node))
    return faults(node) if faults else []


def _compared(node: Any) -> list[ast.AST]:
    other = COMPARISONS.get(type(node.ops[0])) if len(node.ops) == 1 else None
    return [_with(node, ops=[other()])] if other else []


def _reckoned(node: Any) -> list[ast.AST]:
    other = OPERATORS.get(type(node.op))
    return [_with(node, op=other())] if other else []


def _joined(node: Any) -> list[ast.AST]:
    return [_with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())]


def _unsigned(node: Any) -> list[ast.AST]:
    return [node.operand] if isinstance(node.op, ast.Not | ast.USub) else []


def _inverted(node: Any) -> list[ast.AST]:
    return [_with(node, test=ast.UnaryOp(ast.Not(), node.test))]


def _emptied(node: Any) -> list[ast.AST]:
    nothing = node.value is None or (isinstance(node.value, ast.Constant) and node.value.value is None)
    return [] if nothing else [_with(node, value=ast.Constant(None))]


def _another(node: Any) -> list[ast.AST]:
    match node.value:
        case bool(value):
            return [ast.Constant(not value)]
        case int(value) | float(value):
            return [ast.Constant(value + 1)]
        case str(value):
            return [ast.Constant(f"{value.rstrip()}~")]
    return []


FAULTS: dict[type[ast.AST], Callable[[Any], list[ast.AST]]] = {
    ast.Compare: _compared,
    ast.BinOp: _reckoned,
    ast.BoolOp: _joined,
    ast.UnaryOp: _unsigned,
    ast.If: _inverted,
    ast.IfExp: _inverted,
    ast.While: _inverted,
    ast.Return: _emptied,
    ast.Constant: _another,
}


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


class Replacing(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        """`old` is found by identity."""
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """The tree with the change; the original stays as it is."""
        if node is self.old:
            return self.new
        return self.generic_visit(copy.copy(node))

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Copies the lists on the way, because the base class changes them in place."""
        for name, value in ast.iter_fields(node):
            if isinstance(value, list):
                setattr(node, name, list(value))
        return super().generic_visit(node)
