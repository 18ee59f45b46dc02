"""Upper packages import lower ones only, and nobody reaches into another package's files."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PACKAGE = _ROOT / "src" / "xborder_support"


def test_the_contract_in_pyproject_holds() -> None:
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", check], cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_packages_meet_at_their_public_names_only() -> None:
    reaching = [
        f"{file.relative_to(_ROOT)}:{line} {module}"
        for file in sorted(_PACKAGE.rglob("*.py"))
        for line, module in _absolute_imports(file)
        if module.count(".") > 1 and module.split(".")[1] != file.relative_to(_PACKAGE).parts[0]
    ]
    assert reaching == []


def test_no_package_is_empty() -> None:
    packages = [path for path in _PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert [path.name for path in packages if not (path / "__init__.py").is_file()] == []


def _absolute_imports(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module and node.module.startswith("xborder_support"):
            yield node.lineno, node.module
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if name.name.startswith("xborder_support"))
