"""HiGHS behind the interface of `linear`; imported in the solver's own process only (NumPy)."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import highspy
import numpy as np

from facilitator.planning.grouping.linear import Answer, Effort, Linear

_LESS_THAN_ONE: Final = 0.99
"""Worth is whole, so what is less than one point above the best cannot be reached."""
_FEASIBLE: Final = 2


def solve(
    model: Linear,
    *,
    seed: int = 0,
    effort: Effort = Effort(),  # noqa: B008 - a value that never changes
    start: Sequence[int] | None = None,
    improved: Callable[[Answer], None] | None = None,
) -> Answer:
    """Solve a model on one thread, so that the same seed gives the same answer."""
    if not model.worth:
        return _empty(model)
    highs = highspy.Highs()
    options: dict[str, Any] = {
        "output_flag": False,
        "threads": 1,
        "random_seed": seed,
        "mip_rel_gap": effort.gap,
        "mip_abs_gap": _LESS_THAN_ONE,
    }
    if effort.nodes is not None:
        options["mip_max_nodes"] = effort.nodes
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.passModel(_passed(model))
    if start is not None:
        values = np.zeros(len(model.worth))
        values[list(start)] = 1
        whole = np.flatnonzero(model.is_whole).astype(np.int32)
        highs.setSolution(len(whole), whole, values[whole])
    if improved:
        highs.cbMipImprovingSolution.subscribe(lambda event: improved(_heard(event.data_out)))
    highs.run()
    return _answer(highs)


def _empty(model: Linear) -> Answer:
    """Answer a model without variables, which HiGHS does not call solved."""
    kept = all((row.least or 0) <= 0 <= (row.most or 0) for row in model.rows)
    return Answer((), 0.0, is_optimal=True) if kept else Answer(None, 0.0)


def _heard(event: Any) -> Answer:  # noqa: ANN401 - highspy declares no type for it
    return Answer(list(event.mip_solution), event.mip_dual_bound)


def _answer(highs: highspy.Highs) -> Answer:
    info = highs.getInfo()
    found = info.primal_solution_status == _FEASIBLE
    status = highs.getModelStatus()
    is_optimal = status == highspy.HighsModelStatus.kOptimal
    values = list(highs.getSolution().col_value) if found else None
    return Answer(values, info.mip_dual_bound, is_optimal)


def _passed(model: Linear) -> highspy.HighsLp:
    """Return the model as HiGHS takes it."""
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.worth), len(model.rows)
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_ = np.array(model.worth, dtype=float)
    program.col_lower_ = np.array(model.least, dtype=float)
    program.col_upper_ = np.array(model.most, dtype=float)
    infinity = highspy.kHighsInf
    program.row_lower_ = np.array(
        [-infinity if row.least is None else row.least for row in model.rows], dtype=float
    )
    program.row_upper_ = np.array(
        [infinity if row.most is None else row.most for row in model.rows], dtype=float
    )
    program.integrality_ = [
        highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        for whole in model.is_whole
    ]
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(row.terms) for row in model.rows)])
    matrix.index_ = np.array(
        [variable for row in model.rows for variable, _ in row.terms], dtype=np.int32
    )
    matrix.value_ = np.array([factor for row in model.rows for _, factor in row.terms], dtype=float)
    return program
