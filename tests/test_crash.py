"""What is kept of a fault of the program: a report of each, with its cause and without a word."""

from pathlib import Path
from typing import TypeVar

import pytest
from textual.worker import WorkerFailed

from minutes_tui.system import crash_report

Raised = TypeVar("Raised", bound=BaseException)


def raised(error: Raised) -> Raised:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_faults_of_one_second_each_leave_a_report(state_folder: Path) -> None:
    told = {crash_report.kept(raised(KeyError("secret"))) for _ in range(5)}
    reports = list(state_folder.glob("crash-*.txt"))
    assert len(reports) == len(told) == 5
    assert all("KeyError" in report.read_text() and "secret" not in report.read_text() for report in reports)


@pytest.mark.parametrize("there", ["file", "home"])
def test_a_report_that_can_not_be_kept_is_said(there: str, state_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if there == "file":
        state_folder.write_text("no folder")
    else:
        monkeypatch.setenv("XDG_STATE_HOME", "/proc/nowhere")
    assert "no report could be saved" in str(crash_report.crashed(raised(KeyError())))


def test_a_report_follows_what_an_error_came_from_wraps_or_holds() -> None:
    cause = raised(ZeroDivisionError("secret"))
    assert "ZeroDivisionError\n  " in crash_report.report(WorkerFailed(cause))
    assert "ZeroDivisionError\n  " in crash_report.report(ExceptionGroup("secret", [ValueError(), cause]))
    first, second = raised(ValueError()), raised(KeyError())
    first.__cause__, second.__cause__ = second, first
    assert crash_report.report(first).count("KeyError") == 1


def test_a_report_of_a_fault_that_goes_deep_is_short() -> None:
    def deeper(depth: int) -> int:
        return deeper(depth + 1)

    with pytest.raises(RecursionError) as fault:
        deeper(0)
    assert len(crash_report.report(fault.value).splitlines()) < 100
