"""Files that are whole or not there, and what is no file."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from extractor.run.atomic_files import write_atomically


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    for data in (b"one", b"two"):
        write_atomically(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"before")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_atomically(tmp_path / "link.csv", b"after")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"after"


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    path, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    write_atomically(path, b"rows")
    reader.join(10)
    assert read == [b"rows"]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_full_device_is_told(tmp_path: Path) -> None:
    """Through a link, so that a mistake costs the link and not the device."""
    device = Path("/dev/full")
    if not device.is_char_device():
        pytest.skip("no /dev/full here")
    (tmp_path / "full").symlink_to(device)
    with pytest.raises(OSError) as told:
        write_atomically(tmp_path / "full", b"rows")
    assert told.value.errno == errno.ENOSPC
