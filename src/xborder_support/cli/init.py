"""Write a commented desk file to start from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib import resources
from pathlib import Path

from xborder_support.errors import UsageError

NAME = "init"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", nargs="?", default="desk.toml", help="where to write it (desk.toml), or - to print it")


def run(arguments: Namespace) -> int:
    """Write the file, unless one is there already."""
    text = resources.files(__package__).joinpath("data", "desk.toml").read_text(encoding="utf-8")
    if arguments.file == "-":
        print(text, end="")
        return 0
    target = Path(arguments.file)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{target} is there already", code="file-exists", hint="name another file, or move this one away") from None
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror}", code="cannot-write", hint="name another folder") from None
    print(f"wrote {target}; next: python -m xborder_support check {target}")
    return 0
