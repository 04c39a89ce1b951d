"""Which errors are the user's to mend, and the exit status of each."""

from __future__ import annotations

USAGE, FAILED = 2, 1
# by name: importing the modules that define them would cost every start-up
USAGE_ERRORS = {"UsageProblem", "NoInputError"}
RUN_ERRORS = {"StoredError", "CannotRun", "OutputError", "PipelineError", "ModelError", "EvaluationError", "ExportError"}


class UsageProblem(ValueError):
    """An option or argument that makes no sense; the message names it and says what to give."""


class CannotRun(RuntimeError):
    """The run cannot be done; the message says why and what to do."""


def status_of(error: Exception) -> int | None:
    """Exit status of an expected error, None for a bug. A system's error that names a file is expected: full disk, no permission."""
    names = {c.__name__ for c in type(error).__mro__}
    if names & USAGE_ERRORS:
        return USAGE
    if names & RUN_ERRORS or (isinstance(error, OSError) and error.filename is not None):
        return FAILED
    return None
