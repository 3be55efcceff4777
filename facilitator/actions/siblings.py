"""Rows that stand in an order among others, and the way of a new order into the file."""

from collections.abc import Sequence

from facilitator.actions.desk import Transaction
from facilitator.domain.ordering import rekeyed
from facilitator.domain.records import TABLES, AgendaItem, KeyResult, Milestone, Recommendation

Sibling = AgendaItem | KeyResult | Milestone | Recommendation


def arrange(tx: Transaction, order: Sequence[Sibling]) -> None:
    """Write the places of rows that are to stand in this order, as few of them as can be."""
    for row, key in zip(order, rekeyed([row.position for row in order]), strict=True):
        if row.position != key:
            tx.write.set(TABLES[type(row)], row.id, position=key)


def put(tx: Transaction, row: Sibling, others: Sequence[Sibling], at: int) -> None:
    """Give a row its place among others; they keep theirs, unless several share one."""
    arrange(tx, [*others[:at], row._replace(position=""), *others[at:]])
