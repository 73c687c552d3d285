"""Rates against the amounts that they are shares of (I8, I11), and columns that bound each other (I11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.checks.across import line_of
from pipeline.checks.changes import rows_of_years, times
from pipeline.checks.declared import Identities, Ratio
from pipeline.checks.equation import Equation, Figure, Term
from pipeline.checks.figures import Figures
from pipeline.checks.points import counted
from pipeline.checks.rates import Rates
from pipeline.schema.fields import Fields
from pipeline.schema.reading import Block

Places = Mapping[str, int]  # a field to the only column, or row, that says it


def column_rates(block: Block, figures: Figures, identities: Identities, fields: Fields) -> Iterator[Equation]:
    """Rates in a column of their own, of the columns that speak of the same thing."""
    rows, at = tuple(block.facts()), figures.reading.at
    said = _said(block, identities, fields)
    for column in block.columns:
        places = said.get(_subject(column.fields[:-1], identities, fields), {})
        ratio = _declared(column.field, places, identities)
        if ratio is None:
            continue
        cells = [cell for row in rows if (cell := at(row.index, column.index)) is not None]
        rates = Rates(figures.reading.table.id, tuple(cells), "".join(column.path))
        for row in rows:
            amounts = {index: figures.at(row.index, index) for index in places.values()}
            rate = rates.of(at(row.index, column.index))
            yield _equation(ratio, rate, places, amounts.__getitem__, about=row.name, soft=not rates.is_sure)


def row_rates(block: Block, figures: Figures, identities: Identities) -> Iterator[Equation]:
    """Rates in a row below the rows of two years, and below their change where it is printed."""
    at = figures.reading.at
    changed = {
        (before.index, after.index): row.index
        for before, after, row in rows_of_years(block, figures, identities.change)
    }
    for before, after, row in rows_of_years(block, figures, [one.rate for one in identities.ratios]):
        places = dict.fromkeys(identities.before, before.index) | dict.fromkeys(identities.after, after.index)
        if (change := changed.get((before.index, after.index))) is not None:
            places |= dict.fromkeys(identities.change, change)
        ratio = _declared(row.field, places, identities)
        if ratio is None:
            continue
        columns = tuple(block.amounts())
        cells = [cell for column in columns if (cell := at(row.index, column.index)) is not None]
        names = [cell.text for one in block.columns if one not in columns and (cell := at(row.index, one.index))]
        rates = Rates(figures.reading.table.id, tuple(cells), "".join(names))
        for column in columns:
            amounts = {index: figures.at(index, column.index) for index in places.values()}
            rate = rates.of(at(row.index, column.index))
            yield _equation(ratio, rate, places, amounts.__getitem__, about=row.name, soft=not rates.is_sure, down=True)


def bounds(block: Block, figures: Figures, identities: Identities) -> Iterator[Equation]:
    """One equation for each row in which both are printed."""
    for bound in identities.bounds:
        less = [column for column in block.columns if column.field == bound.field]
        more = [column for column in block.columns if column.field == bound.most]
        if len(less) != 1 or len(more) != 1:
            continue
        for row in block.facts():
            least, most = (counted(figures.at(row.index, column.index)) for column in (less[0], more[0]))
            if not least.blank and not most.blank:
                yield Equation(bound.rule, least, (Term(most),), about=row.name, at_most=True)


def _said(block: Block, identities: Identities, fields: Fields) -> dict[frozenset[str], dict[str, int]]:
    """By what a column speaks of, each year or stage to its column; those that two columns say are left out."""
    columns = [column for column in block.amounts() if column.fields]
    when = times([line_of(column, fields) for column in columns], identities)
    words = {"before": identities.before, "after": identities.after, "change": identities.change, "": ()}
    found: dict[frozenset[str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for column in columns:
        subject = _subject(column.fields, identities, fields)
        for name in {*words[when[column.index]], *(name for name in column.fields if _is_context(name, fields))}:
            found[subject][name].append(column.index)
    return {
        subject: {name: indexes[0] for name, indexes in places.items() if len(indexes) == 1}
        for subject, places in found.items()
    }


def _subject(names: Sequence[str], identities: Identities, fields: Fields) -> frozenset[str]:
    return frozenset(name for name in names if name not in identities.sums and not _is_context(name, fields))


def _is_context(name: str, fields: Fields) -> bool:
    return fields[name].dimension in ("stage", "year")


def _declared(rate: str, places: Places, identities: Identities) -> Ratio | None:
    """The first ratio of this rate whose amounts are all there."""
    fit = (
        one for one in identities.ratios if one.rate == rate and {one.base, *(p.field for p in one.of)} <= set(places)
    )
    return next(fit, None)


def _equation(
    ratio: Ratio,
    rate: Figure,
    places: Places,
    amount: Callable[[int], Figure],
    *,
    about: str,
    soft: bool,
    down: bool = False,
) -> Equation:
    terms = tuple(Term(amount(places[part.field]), part.sign) for part in ratio.of)
    return Equation(ratio.rule, rate, terms, down=down, about=about, soft=soft, base=amount(places[ratio.base]))
