"""Answer which language a short text is in, by the model of py3langid.

The model is part of that package, so nothing is downloaded. Each detector holds its own identifier, and no global setting of py3langid is
read or changed.

Errors: ``MissingExtraError`` ``missing-extra`` where py3langid is absent.
"""

from xborder_support.errors import MissingExtraError

try:
    from .detection import LangidDetector
except ModuleNotFoundError as error:
    package = (error.name or "").partition(".")[0]
    if package not in {"py3langid", "numpy"}:
        raise
    message = f"a model of languages needs the package {package}"
    raise MissingExtraError(message, code="missing-extra", hint="pip install 'xborder-support[langid]'") from error

__all__ = ["LangidDetector"]
