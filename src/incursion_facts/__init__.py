"""Reads news on armed incidents and gives who, where, when, how many and says who as records.

`extract` does it all; `parse`, `recognize`, `merge` and `write` are its four stages. They are imported
when they are first asked for, so that `import incursion_facts` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .api import extract, merge, parse, recognize, write
    from .records import Record

__all__ = ["Record", "__version__", "extract", "merge", "parse", "recognize", "write"]


def __getattr__(name: str) -> Any:
    """The public names, from the modules that hold them."""
    if name == "Record":
        from .records import Record

        return Record
    if name in __all__:
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
