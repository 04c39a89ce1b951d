"""One run at a time in one folder."""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two runs in one folder are not noticed there
    fcntl = None  # type: ignore[assignment]


class FolderLock:
    """Held until `release` or the end of the process, however it ends. BlockingIOError where another process has it."""

    def __init__(self, folder: Path) -> None:
        self._handle = -1
        if fcntl is None:
            return
        self._handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise BlockingIOError(error.errno, "another run is at work there") from error
        except OSError:  # some network file systems have no locks; a run there goes on without
            self.release()

    def release(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
