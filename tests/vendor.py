"""The libraries of the report page: `python tests/vendor.py` fetches them from npm again, as versions.yml says, and compares."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

import yaml

VENDOR = Path(__file__).parent.parent / "extractor" / "write" / "report" / "vendor"


def versions() -> dict[str, dict[str, str]]:
    """What versions.yml says of each file."""
    declared: dict[str, dict[str, str]] = yaml.safe_load((VENDOR / "versions.yml").read_text(encoding="utf-8"))
    return declared


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def fetch(package: str, version: str, path: str) -> bytes:
    """A file of a package, through npm."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["npm", "pack", "--json", f"{package}@{version}"], cwd=folder, capture_output=True, text=True, check=True)
        archive = Path(folder) / json.loads(done.stdout)[0]["filename"].replace("@", "").replace("/", "-")
        with tarfile.open(archive) as tar:
            member = tar.extractfile(f"package/{path}")
            assert member is not None
            return member.read()


def main() -> int:
    wrong = 0
    for name, spec in versions().items():
        data = fetch(spec["package"], spec["version"], spec["path"])
        (VENDOR / name).write_bytes(data)
        same = digest(data) == spec["sha256"]
        wrong += not same
        print(f"{name}: {spec['package']} {spec['version']}, {'as declared' if same else 'sha256 is ' + digest(data)}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
