"""The commands as a user runs them: what they print, where, and their exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "North Korea fired a ballistic missile from Sunan on Tuesday that flew 350 km, South Korea's military said. Japan condemned the launch."
PUBLISHED = ("--published", "2026-01-28")


def run(*args: str, stdin: str | bytes = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-c", "from extractor.cli.app import app; app(prog_name='extractor')", *args], input=data, capture_output=True, cwd=cwd, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_piped_it_prints_the_facts_as_csv() -> None:
    done = run("extract", "-", *PUBLISHED, stdin=TEXT)
    facts = {(f["attribute"], f["value"], f["asserted_by"]) for f in rows(done.stdout)}
    assert ("distance", "350", "KOR") in facts
    assert done.returncode == 0
    assert done.stderr == ""


@pytest.mark.parametrize(("table", "column"), [("events", "launch_site"), ("reactions", "government"), ("articles", "sha256")])
def test_table(table: str, column: str) -> None:
    done = run("extract", "-", *PUBLISHED, "--table", table, stdin=TEXT)
    assert rows(done.stdout)[0][column]


def test_title_and_date_are_kept() -> None:
    article = rows(run("extract", "-", *PUBLISHED, "--title", "Launch", "--table", "articles", stdin=TEXT).stdout)[0]
    assert (article["title"], article["published"]) == ("Launch", "2026-01-28")


def test_json_lines_and_json_are_typed() -> None:
    lines = run("extract", "-", "--format", "jsonl", stdin=TEXT).stdout.splitlines()
    whole = json.loads(run("extract", "-", "--format", "json", stdin=TEXT).stdout)
    assert [json.loads(line) for line in lines] == whole
    assert any(f["value_min"] == 350.0 for f in whole)


def test_markdown() -> None:
    lines = run("extract", "-", "--table", "events", "--format", "markdown", stdin=TEXT).stdout.splitlines()
    assert lines[1].startswith("| --- |")
    assert "Sunan" in lines[2]


def test_a_text_without_a_launch() -> None:
    done = run("extract", "-", "--format", "json", stdin="The bakery opened on Monday.")
    assert (done.returncode, done.stdout) == (0, "[]\n")


@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (["extract", "nowhere.txt"], 2, "nowhere.txt"),
        (["extract", "-", "--published", "28 January"], 2, "--published"),
        (["extract", "-", "--published", "20260128"], 2, "--published"),
        (["extract", "-", "--format", "xml"], 2, "--format"),
        (["extract", "-", "--table", "launches"], 2, "--table"),
        (["extract", "-", "--model", "no_such_model"], 1, "no_such_model"),
        (["extract", "-", "--pipeline", "floods"], 1, "floods"),
        (["batch", "nowhere", "--out", "out"], 2, "nowhere"),
        (["batch", "--out", "out"], 2, "INPUT"),
        (["batch", "x", "--out", "out", "--shard", "9/3"], 2, "--shard"),
        (["batch", "x", "--out", "out", "--to", "xls"], 2, "--to"),
        (["batch", "x", "--out", "out", "--engine", "spark"], 2, "--engine"),
        (["batch", "x", "--out", "out", "--files-from", "nolist"], 2, "nolist"),
        (["merge", "nopart", "--out", "out"], 1, "nopart"),
        (["codebook", "--format", "pdf"], 2, "--format"),
        (["evaluate", "nogold", "noout"], 1, "nogold"),
        (["evaluate", "nogold"], 2, "OUT"),
        (["check", "noout"], 1, "noout"),
        (["check", "noout", "--recompute", "half"], 2, "--recompute"),
        (["export", "noout", "--to", "cns"], 1, "noout"),
        (["export", "noout", "--to", "acled"], 2, "--to"),
        (["compare", "noout", "notable.csv", "--profile", "cns"], 1, "notable.csv"),
        (["diff", "noout", "nonew"], 1, "noout"),
        (["compare", "noout", "notable.csv", "--profile", "cmns"], 2, "nearest: 'cns'"),
    ],
)
def test_errors_are_one_line_that_names_what_is_wrong(args: list[str], status: int, told: str, tmp_path: Path) -> None:
    done = run(*args, stdin=TEXT, cwd=tmp_path)
    assert done.returncode == status
    assert done.stdout == ""
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("stdin", ["", b"\x00\x01\x02\xff" * 500])
def test_unreadable_input(stdin: str | bytes) -> None:
    done = run("extract", "-", stdin=stdin)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "stdin" in done.stderr


def test_unknown_option_is_usage() -> None:
    assert run("extract", "-", "--colour").returncode == 2


def test_a_closed_pipe_is_quiet() -> None:
    reader = f'{sys.executable} -c "from extractor.cli.app import app; app()" codebook'
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {reader} | head -n 1"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def shell(command: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A command line of bash, in which `extractor` is ours."""
    ours = f'extractor() {{ {sys.executable} -c "from extractor.cli.app import app; app(prog_name=\'extractor\')" "$@"; }}'
    return subprocess.run(["bash", "-c", f"set -o pipefail; {ours}; {command}"], input=stdin, capture_output=True, text=True, cwd=cwd, check=False)


def test_a_run_that_nobody_listens_to_is_done_all_the_same(tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text(TEXT, encoding="utf-8")
    done = shell("extractor batch *.txt --out out 2>&1 | head -n 0", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "run.json").exists()


@pytest.mark.parametrize(
    ("command", "status", "told"),
    [
        ("extractor extract - >&-", 1, "standard output"),
        ("extractor codebook >&-", 1, "standard output"),
        ("extractor batch - --out out <&-", 2, "standard input is closed"),
        ("extractor extract - <&-", 2, "standard input is closed"),
        ("extractor batch --files-from - --out out <&-", 2, "standard input is closed"),
    ],
)
def test_closed_streams(command: str, status: int, told: str, tmp_path: Path) -> None:
    done = shell(command, tmp_path, TEXT)
    assert done.returncode == status
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_run_needs_no_standard_streams(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert shell("extractor batch a.txt --out out <&- >&- 2>&-", tmp_path).returncode == 0
    assert rows((tmp_path / "out" / "facts.csv").read_text(encoding="utf-8"))


def test_batch_writes_four_tables_and_evaluate_and_export_read_them(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2026-01-28"}) + "\n", encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    event = {"role": "main", "launcher": "PRK", "launch_site": ["Sunan"], "distance": [{"km": [350, 350], "by": "KOR"}]}
    gold.write_text(json.dumps({"id": "a", "events": [event], "reactions": "?"}) + "\n", encoding="utf-8")
    out = tmp_path / "out"
    done = run("batch", str(source), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert {f"{t}.csv" for t in ("articles", "events", "facts", "reactions")} <= {p.name for p in out.iterdir()}
    report = json.loads(run("evaluate", str(gold), str(out), "--json").stdout)
    assert report["distance"]["tp"] == 1
    assert report["source_accuracy"]["share"] == 1.0
    exported = run("export", str(out), "--to", "cns").stdout
    assert rows(exported)[0]["Distance Travelled"] == "350 km"
    (tmp_path / "cns.csv").write_text(exported, encoding="utf-8")
    compared = run("compare", str(out), str(tmp_path / "cns.csv"), "--profile", "cns", "--to", str(tmp_path / "compared"), "--join")
    same = run("diff", str(out), str(out), "--to", str(tmp_path / "diff"))
    assert "ids: 1 of 1 incidents that are still told keep theirs" in same.stdout and (tmp_path / "diff" / "diff.json").exists(), same.stderr
    assert "100.0% are matched" in compared.stdout and (tmp_path / "compared" / "values.csv").exists(), compared.stderr
    assert "incidents.csv: 1 of 1 incidents have a cns_key" in compared.stderr and (tmp_path / "compared" / "incidents.csv").exists()


def test_check_proves_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run("batch", "a.txt", "--out", "out", cwd=tmp_path)
    right = run("check", "out", "--recompute", "1/1", cwd=tmp_path)
    assert (right.returncode, right.stdout) == (0, "ok      out: 1 articles, 1 against their texts, 1 made again\n")
    facts = tmp_path / "out" / "facts.csv"
    facts.write_bytes(facts.read_bytes().replace(b"350", b"530"))
    wrong = run("check", "out", cwd=tmp_path)
    assert wrong.returncode == 3
    assert "facts.csv is not as the run wrote it" in wrong.stdout


def test_the_schema_of_gold() -> None:
    schema = json.loads(run("evaluate", "--schema").stdout)
    assert {"launch_site", "distance"} <= schema["properties"]["events"]["items"]["properties"].keys()


def test_files_from_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "list").write_text("a.txt\n", encoding="utf-8")
    done = run("batch", "--files-from", "list", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(rows((tmp_path / "out" / "articles.csv").read_text(encoding="utf-8"))) == 1


def test_shards_are_merged_into_what_one_run_gives(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}", encoding="utf-8")
    inputs = ["a.txt", "b.txt", "c.txt"]
    run("batch", *inputs, "--out", "whole", cwd=tmp_path)
    for i in (1, 2):
        run("batch", *inputs, "--out", f"part{i}", "--shard", f"{i}/2", cwd=tmp_path)
    done = run("merge", "part1", "part2", "--out", "merged", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for table in ("articles", "events", "facts", "reactions"):
        assert (tmp_path / "merged" / f"{table}.csv").read_bytes() == (tmp_path / "whole" / f"{table}.csv").read_bytes()


def test_pipelines_and_codebook() -> None:
    assert "missile_launch: " in run("pipelines").stdout
    book = json.loads(run("codebook", "--format", "json").stdout)
    assert {"distance_km", "launch_site"} <= {c["name"] for c in book["tables"]["events"]["columns"]}
    assert "| `launch_site` | string |" in run("codebook", "--format", "markdown").stdout
    assert "condemn" in run("codebook").stdout


def test_check_runs_a_sentence() -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout
    assert "spacy: 3.8" in done.stdout
    assert run("check", "--model", "no_such_model").returncode == 1


def test_start_up_imports_only_what_one_article_needs() -> None:
    code = (
        "import sys, io; sys.argv = ['extractor', 'extract', '-']; from extractor.cli.app import app\n"
        "try: app()\nexcept SystemExit: pass\n"
        "print([m for m in ('pandas', 'trafilatura', 'htmldate', 'dateparser', 'lxml', 'ray', 'pyarrow', 'duckdb', 'extractor.write.terminal') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=TEXT, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"  # behind what is said of a missing date


@pytest.mark.parametrize("args", [(), ("--output", "full")], ids=["standard output", "a file"])
def test_a_full_disk_is_told_in_one_line(args: tuple[str, ...], tmp_path: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("no /dev/full here")
    (tmp_path / "full").symlink_to("/dev/full")
    code = "from extractor.cli.app import app; app(prog_name='extractor')"
    with open("/dev/full" if not args else os.devnull, "wb") as out:
        command = [sys.executable, "-c", code, "extract", "-", *PUBLISHED, *args]
        done = subprocess.run(command, input=TEXT.encode(), stdout=out, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "extractor: [Errno 28] No space left on device\n"
