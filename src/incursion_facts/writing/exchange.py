"""Putting a folder of finished files in the place of another, so that nobody ever sees some of each.

Where the system can exchange two folders in one step (Linux, macOS), the folder itself is exchanged.
Elsewhere, and where the folder is a mount point, the working folder or holds folders of the user's, the files
are moved one by one from a folder whose name says that it is complete: the next run ends what was cut off.
A newcomer would rename file after file; a reader, or kill -9, can come between any two of them.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from functools import lru_cache
from glob import escape
from pathlib import Path
from typing import Protocol

MARK = ".facts-"
"""Begins the names of our own folders, so that nobody's file is taken for one."""
READY = f"{MARK}ready"
"""A complete set of files inside the folder that they belong in: whoever finds it moves them."""

AT_FDCWD = {"linux": -100, "darwin": -2}
"""What the system calls take for "relative to the working folder" (`fcntl.h` of both systems)."""
EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's `renameat2`, RENAME_SWAP of macOS's `renameatx_np`: both are 2."""


class _Renames(Protocol):
    def __call__(self, at: int, old: bytes, to: int, new: bytes, flags: int, /) -> int: ...


def new_folder(target: Path) -> Path:
    """An empty folder on the target's file system; what a killed run left there is removed first.

    It lies beside the target where it may replace it in one step, else inside.
    """
    finish(target)
    for left in (*target.parent.glob(f"{MARK}*-{escape(target.name)}"), *target.glob(f"{MARK}*-new")):
        if not _is_alive(left.name):
            shutil.rmtree(left)
    beside = target.parent / f"{MARK}{os.getpid()}-{target.name}"
    inside = target / f"{MARK}{os.getpid()}-new"
    made = beside if _may_exchange(target) else inside
    made.mkdir()
    return made


def put_in_place(made: Path, target: Path) -> None:
    """Give the target the files of a folder from `new_folder`; files of others in the target stay.

    What is in `made` must be on the disk already. Raises OSError with the target as it was.
    """
    if made.parent == target.parent and _exchange(made, target):
        _clear(made, target)
        return
    if made.parent != target:
        inside = target / f"{MARK}{os.getpid()}-new"
        made.rename(inside)
        made = inside
    made.rename(target / READY)
    sync(target)
    finish(target)


def finish(target: Path) -> None:
    """Move what an interrupted run had finished into its place. Raises OSError."""
    ready = target / READY
    if not ready.is_dir():
        return
    for path in sorted(ready.iterdir()):
        path.replace(target / path.name)
    sync(target)
    ready.rmdir()


def replace_file(target: Path, data: bytes) -> None:
    """Give a single file new content, all of it or none. Raises OSError with the file as it was."""
    part = target.with_name(f"{MARK}{os.getpid()}-{target.name}")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sync(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system lets folders be opened."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _may_exchange(target: Path) -> bool:
    """Whether the folder can be another one from one moment to the next without harm to anybody."""
    if _renames() is None or target.is_symlink() or os.path.ismount(target):
        return False
    if not os.access(target.parent, os.W_OK) or Path.cwd().is_relative_to(target.resolve()):
        return False
    return all(path.is_file() and not path.is_symlink() for path in target.iterdir())


def _exchange(made: Path, target: Path) -> bool:
    """Let two folders change places; False, with nothing done, where the file system cannot."""
    renames = _renames()
    if renames is None:
        return False
    linked = []
    try:
        for path in target.iterdir():  # files of others go along; ours have successors in `made`
            if not (made / path.name).exists():
                os.link(path, made / path.name, follow_symlinks=False)
                linked.append(made / path.name)
        made.chmod(target.stat().st_mode & 0o7777)
        sync(made)
        here = AT_FDCWD[sys.platform]
        if renames(here, os.fsencode(made), here, os.fsencode(target), EXCHANGE) == 0:
            sync(target.parent)
            return True
    except OSError:
        pass  # no links on this file system, or not between these folders
    for path in linked:
        path.unlink()
    return False


def _clear(old: Path, target: Path) -> None:
    """Remove what the target was, but for a file that somebody put there at the last moment."""
    for path in old.iterdir():
        if (target / path.name).exists():
            path.unlink()
        else:
            path.rename(target / path.name)
    old.rmdir()


@lru_cache(maxsize=1)
def _renames() -> _Renames | None:
    """The system call that can exchange two names; None where there is none."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    if name is None:
        return None
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if call is None:
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    call.restype = ctypes.c_int
    found: _Renames = call
    return found


def _is_alive(name: str) -> bool:
    """Whether the process whose number is in the name of a folder is still there."""
    number = name.removeprefix(MARK).partition("-")[0]
    if not number.isdigit():
        return True  # no name that we give
    if sys.platform == "win32":
        return False  # os.kill would end the process instead of asking
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
