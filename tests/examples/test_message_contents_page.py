"""Does the page on message contents say how many languages it knows the way out in?"""

import tomllib
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def test_the_page_counts_the_languages_right() -> None:
    wording = tomllib.loads((_ROOT / "src/xborder_support/compliance/texts/data/wording.toml").read_text(encoding="utf-8"))
    languages = {tag.partition("-")[0] for tag, table in wording.items() if isinstance(table, dict)}
    assert f"words of {len(languages)} languages" in (_ROOT / "docs/message_contents.md").read_text(encoding="utf-8")
