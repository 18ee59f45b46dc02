"""Configure Sphinx: prose in Markdown, the reference from docstrings, no network."""

import sys
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "xborder-support"
author = "The xborder-support developers"
copyright = f"2026, {author}"  # noqa: A001  (Sphinx wants this name)
release = version = metadata.version("xborder-support")

extensions = ["myst_parser", "sphinx.ext.autodoc", "public_names", "rulebook_pages"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"xborder-support {release}"
html_copy_source = False
html_show_sphinx = False

myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_default_options = {"exclude-members": "model_config, model_post_init"}
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100

nitpicky = True
suppress_warnings = ["ref.python"]  # two packages may use one word for a thing of theirs, such as Deadline
# What is not ours is named, not linked: a build that fetched other projects' inventories would need the network.
_FOREIGN_MODULES = (
    "collections",
    "datetime",
    "decimal",
    "email",
    "enum",
    "fluent",
    "functools",
    "pa",
    "pathlib",
    "pyarrow",
    "pydantic",
    "typing",
    "zoneinfo",
)
_FOREIGN_NAMES = (
    "DataFrame",
    "Locale",
    "date",
    "datetime",
    "time",
    "timedelta",
    "tzinfo",
    "Decimal",
    "Path",
    "ZoneInfo",
    "BaseModel",
    "ModuleType",
)
nitpick_ignore_regex = [
    ("py:.*", rf"({'|'.join(_FOREIGN_MODULES)})\..*"),
    ("py:class", "|".join(_FOREIGN_NAMES)),
    ("py:class", "_[A-Z][a-z]+"),  # type variables
]
