"""Write one page a provider from its docstrings, the profiles of its channels, and what we know of its error codes.

Run: ``python tools/provider_pages.py``; it writes into ``docs/channels/providers``.
"""

import inspect
import re
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from xborder_support.channels import PROVIDERS, ChannelProfile, known_channels, profile, provider, providers_of

__all__ = ["FOLDER", "main", "page", "pages"]

FOLDER = Path(__file__).parents[1] / "docs" / "channels" / "providers"

_TITLES = {
    "africastalking": "Africa's Talking",
    "amazon": "Amazon",
    "brevo": "Brevo",
    "email": "E-mail",
    "freshdesk": "Freshdesk",
    "gorgias": "Gorgias",
    "instagram": "Instagram",
    "kakaotalk": "KakaoTalk",
    "line": "LINE",
    "mailgun": "Mailgun",
    "messenger": "Messenger",
    "postmark": "Postmark",
    "resend": "Resend",
    "sendgrid": "SendGrid",
    "telegram": "Telegram",
    "twilio": "Twilio",
    "viber": "Viber",
    "video": "Video calls",
    "webchat": "Web chat",
    "wechat": "WeChat and WeCom",
    "whatsapp": "WhatsApp",
    "x": "X",
    "zalo": "Zalo",
    "zendesk": "Zendesk",
}
_SECTIONS = {
    "parse": "What arrives",
    "verify": "How to verify",
    "challenge": "How the address is checked",
    "render": "What fits back",
}
_SHARED = "receive"  # verify and parse in one, the same everywhere
_FIELDS = tuple(item.name for item in fields(ChannelProfile) if item.name not in {"channel", "kind", "is_live", "needs_data", "facts"})


def pages() -> dict[str, str]:
    """Return the pages by their file names."""
    return {"index.md": _index(), **{f"{name}.md": page(name) for name in PROVIDERS}}


def page(name: str) -> str:
    """Return the page of one provider."""
    module: Any = provider(name)
    title = _TITLES.get(name, name)
    parts = [f"# {title}", _import(name), _prose(module.__doc__)]
    for function, heading in _SECTIONS.items():
        if told := getattr(getattr(module, function, None), "__doc__", None):
            parts += [f"## {heading}", _named(_prose(told), name)]
    for public in sorted(set(module.__all__) - {*_SECTIONS, _SHARED}):
        parts += [f"## `{public}`", _told(getattr(module, public))]
    for channel in PROVIDERS[name]:
        if channel in known_channels():
            parts += list(_limits(channel))
    parts += list(_failures(name))
    return "\n\n".join(part for part in parts if part) + "\n"


def _named(prose: str, name: str) -> str:
    """Return an example of what several providers share as if it were of this one."""
    if f"import {name}" in prose:
        return prose
    return re.sub(
        r"(>>> from xborder_support\.channels import )(\w+)(?=\n)(.*)", lambda found: _renamed(found, name), prose, flags=re.DOTALL
    )


def _renamed(found: re.Match[str], name: str) -> str:
    return found[1] + name + re.sub(rf"\b{found[2]}\.", f"{name}.", found[3])


def _told(value: object) -> str:
    """Return the docstring of a function or class, and a text as it stands, to be copied."""
    return f"```text\n{value}\n```" if isinstance(value, str) else _prose(inspect.getdoc(value))


def _import(name: str) -> str:
    carried = ", ".join(f"`{channel}`" for channel in PROVIDERS[name])
    return f"`from xborder_support.channels import {name}`, for the channels {carried}."


def _index() -> str:
    rows = [f"| [{_TITLES.get(name, name)}]({name}.md) | {', '.join(channels)} | {_first(name)} |" for name, channels in PROVIDERS.items()]
    tree = "\n".join(["```{toctree}", ":hidden:", "", *PROVIDERS, "```"])
    head = "# Providers\n\nOne page each: what arrives, how to verify it, what fits back, and the limits with their dates and sources."
    return "\n\n".join([head, "\n".join(["| provider | channels | what it does |", "|---|---|---|", *rows]), tree]) + "\n"


def _first(name: str) -> str:
    return _markdown((provider(name).__doc__ or "").strip().partition("\n\n")[0].replace("\n", " "))


def _prose(docstring: str | None) -> str:
    """Return a docstring as Markdown: words as they stand, an example as a block that runs."""
    text = inspect.cleandoc(docstring or "")
    words, _, example = text.partition("Example:\n")
    blocks = [_markdown(words).strip()]
    if example.strip():
        session = inspect.cleandoc(example)
        told, arrow, code = session.partition(">>>")
        blocks += [_markdown(told).strip(), f"```python\n{arrow}{code}\n```"]
    return "\n\n".join(block for block in blocks if block)


def _markdown(text: str) -> str:
    marked = re.sub(r"`*\b(Errors|Source):`*", r"**\1:**", text)
    return re.sub(r"``([^`]+)``", r"`\1`", marked)


def _limits(channel: str) -> Iterator[str]:
    found = profile(channel, on=date.max)
    yield f"## Limits of the channel `{channel}`"
    yield _kind(found)
    if len(carriers := providers_of(channel)) > 1:
        yield f"Several providers carry it ({', '.join(carriers)}); a fact from the site of one of them may differ at the others."
    rows = [_row(found, name) for name in _FIELDS if found.fact(name)]
    if rows:
        yield "\n".join(["| what | value | since | checked | how sure | source |", "|---|---|---|---|---|---|", *rows])


def _kind(found: ChannelProfile) -> str:
    live = "both sides are there at once" if found.is_live else "nobody has to be there at once"
    data = "a phone without the internet cannot use it" if found.needs_data else "every phone can use it"
    return f"Kind `{found.kind}`: {live}, and {data}."


def _row(found: ChannelProfile, name: str) -> str:
    fact: Any = found.fact(name)
    source = f"<{fact.source}>" if fact.source.startswith("http") else fact.source
    cells = (f"`{name}`", _value(fact.value), fact.valid_from or "", fact.checked, fact.confidence, source)
    return _table_row(*cells)


def _table_row(*cells: object) -> str:
    bar = "\\|"
    return f"| {' | '.join(str(cell).replace('|', bar) for cell in cells)} |"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return "<br>".join(map(_value, value))
    if not is_dataclass(value) or isinstance(value, type):
        return str(value)
    told = {name: inside for name, inside in asdict(value).items() if inside not in (None, ())}
    if told.keys() == {"count", "unit"}:
        return f"{told['count']} {told['unit']}"
    return ", ".join(f"{name} {_plain(inside)}" for name, inside in told.items())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['count']} {value['unit']}"
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _failures(name: str) -> Iterator[str]:
    file = resources.files("xborder_support.channels").joinpath("data", "failures", f"{name}.toml")
    if not file.is_file():
        return
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    yield "## What its error codes mean"
    stand = f"{table['source']}, checked {table['checked']}, confidence {table['confidence']}"
    yield f"Source: {stand}. A code that is not listed has no reason."
    codes = table["codes"].items()
    rows = [_table_row(f"`{code}`", f"`{told['reason']}`", _again(told.get("retry")), told.get("ends", "")) for code, told in codes]
    yield "\n".join(["| code | reason | send again | ends contact |", "|---|---|---|---|", *rows])


def _again(retry: bool | None) -> str:  # noqa: FBT001  (a fact of the table, told in words)
    return {True: "yes", False: "no", None: "not known"}[retry]


def main() -> None:
    """Write the pages, and take away those of providers that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
