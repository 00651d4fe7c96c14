"""Files and folders: their order, what is not followed, and what would block."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from headwater.capture import capture
from headwater.errors import UnreadableInput
from headwater.records import Report
from tests.capture.conftest import SMALL, refusal, report


def texts(*inputs: Path | str) -> list[str]:
    return [item.text for item in capture([str(i) for i in inputs], SMALL) if isinstance(item, Report)]


def test_a_folder_is_read_with_all_below_it_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y/x.txt", ".hidden.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert texts(tmp_path) == [".hidden.txt", "a/y/x.txt", "a/z.txt", "a.txt", "b.txt"]


def test_inputs_come_in_their_order_with_the_errors_between(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
    found = list(capture([str(tmp_path / name) for name in ("two", "none", "one")], SMALL))
    assert [type(item) for item in found] == [Report, UnreadableInput, Report]


def test_links_inside_a_folder_are_not_followed_and_named_ones_are(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "outside.txt").write_text("outside")
    (tmp_path / "folder" / "link.txt").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "folder" / "loop").symlink_to(tmp_path)
    assert "no file" in refusal(list(capture([str(tmp_path / "folder")], SMALL))).reason
    assert texts(tmp_path / "folder" / "link.txt") == ["outside"]


def test_folders_may_nest_deeply(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("deep")
    assert texts(tmp_path) == ["deep"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "empty"),
        ("none.txt", "no such file"),
        ("n" * 5_000, "too long"),
        ("a\0b", "zero byte"),
        (os.devnull, "a device"),
        ("/dev/zero", "a device"),
    ],
)
def test_what_is_no_file_is_refused(name: str, said: str) -> None:
    assert said in refusal(list(capture([name], SMALL))).reason


def test_a_pipe_a_socket_and_a_broken_link_do_not_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("broken").symlink_to("nothing")
    Path("itself").symlink_to("itself")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        errors = [str(item) for item in capture(["pipe", "socket", "broken", "itself"], SMALL)]
    assert [
        word in error
        for word, error in zip(("a pipe", "a socket", "no such", "symbolic"), errors, strict=True)
    ]
    assert all("(accepted: " in error for error in errors)


def test_a_file_larger_than_the_bound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a" * 101)
    assert "101 bytes" in refusal(list(capture([str(path)], replace(SMALL, max_file_bytes=100)))).reason


@pytest.mark.parametrize(
    "name", [b"r\xff\xfe.txt", b"a\nb.txt", b"\x1b[31mred.txt", "\u202etxt.exe".encode()]
)
def test_a_strange_name_is_read_and_printable(tmp_path: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118  # a name that is not UTF-8
    Path(os.fsdecode(path)).write_text("Good.")
    found = report(list(capture([os.fsdecode(path)], SMALL)))
    assert found.captured_from.isprintable()


def test_reports_come_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    found = capture([str(tmp_path / "a.jsonl"), "none"], SMALL)
    assert isinstance(next(found), Report)


def test_a_repeated_id_is_an_error_across_inputs(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same bytes.")
    first, second = capture([str(tmp_path)], SMALL)
    assert isinstance(first, Report)
    assert isinstance(second, UnreadableInput)
    assert "a.txt" in second.reason
