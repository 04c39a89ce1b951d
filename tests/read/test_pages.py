"""Pages: text, title, site and date are what the page says."""

from __future__ import annotations

from pathlib import Path

from article_files import page, read


def test_declared_charset_of_a_page(tmp_path: Path) -> None:
    body = (
        "Северная Корея запустила ракету малой дальности в сторону Японского моря, сообщили военные. Ракета пролетела около 350 километров.",
        "Министр обороны Японии назвал запуск неприемлемым и сообщил, что Токио выразил протест через посольство в Пекине, передают агентства.",
    )
    (tmp_path / "a.html").write_bytes(page(body, charset="koi8-r").encode("koi8-r"))
    assert read(tmp_path)[0].text == "\n".join(body)
