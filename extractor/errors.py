"""The errors that a user sees as one line, each with the exit status of its class. Any other exception is a bug.

A message names what is wrong (the file, the option, the line) and says what to do.
"""

from __future__ import annotations

FAILED, USAGE = 1, 2


class ExtractorError(ValueError):
    """What a user can mend. `exit_status` is that of the command it ends."""

    exit_status = FAILED


class UsageProblem(ExtractorError):
    """An option or argument that makes no sense."""

    exit_status = USAGE


class NoInputError(UsageProblem):
    """Nothing to read was named: a missing path, an empty folder, a pattern that matches nothing."""


class CannotRun(ExtractorError):
    """The run cannot be done."""


class PipelineError(ExtractorError):
    """A pipeline that is not installed, or whose declaration is wrong."""


class DeclarationError(PipelineError):
    """A mistake in a pipeline's declarations; the message names file, line and key, says what was expected, and the nearest right name."""


class ModelError(ExtractorError):
    """A spaCy model that is not installed or does not serve."""


class OutputError(ExtractorError):
    """Output that cannot be written, or a run's folder that holds something else."""


class StoredError(ExtractorError):
    """A folder that holds no such table, or a damaged one."""


class EvaluationError(ExtractorError):
    """Gold or tables that cannot be compared."""


class CorrectionError(ExtractorError):
    """A file of reviewers' decisions with a line that is none."""


class ExportError(ExtractorError):
    """A pipeline that declares no such export."""
