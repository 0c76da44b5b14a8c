# SPDX-License-Identifier: MIT
"""Documents to statements."""

from __future__ import annotations

import functools
import io
import json
import os
import warnings
from collections.abc import Iterable
from typing import Any

import pandas

from entente import _core
from entente._words import listed, words

#: What becomes of the documents of a run, in `DataFrame.attrs`; they go into the provenance of a graph.
DOCUMENTS = "entente.documents"
PACK = "entente.pack"

_KINDS = {"negated": "int8"} | {
    name: "int64"
    for name in ("sentence", "sentence_begin", "sentence_end", "source_begin", "source_end",
                 "trigger_begin", "trigger_end", "target_begin", "target_end")
}


class Pack:
    """Rules: the pack in the program ("world"), folders with packs of your own, or both laid one
    over the other.

    Loading takes some 30 ms; a Pack may be used again and again, and from several threads.
    """

    def __init__(self, *names: str | os.PathLike[str]) -> None:
        self._core = _core.Coder([os.fspath(name) for name in names])
        self.names = tuple(os.fspath(name) for name in names) or ("world",)

    @property
    def name(self) -> str:
        return self._core.name

    @property
    def version(self) -> str:
        return self._core.version

    @property
    def sha256(self) -> str:
        """Of all its files: what to cite."""
        return self._core.sha256

    @property
    def languages(self) -> list[str]:
        return self._core.languages

    def __repr__(self) -> str:
        return f"<entente.Pack {self.name} {self.version} {self.sha256[:12]}>"


@functools.lru_cache(maxsize=8)
def _loaded(names: tuple[str, ...]) -> Pack:
    return Pack(*names)


def as_pack(pack: Pack | str | os.PathLike[str] | Iterable[str] | None) -> Pack:
    """The pack meant by an argument; packs named are loaded once."""
    if isinstance(pack, Pack):
        return pack
    if isinstance(pack, os.PathLike):
        return Pack(pack)
    return _loaded(tuple(listed(pack)))


def _run(what: Any, text: str | None, name: str, pack: Any, options: dict[str, Any]) -> Any:
    coder = as_pack(pack)._core
    if text is None and isinstance(what, str) and not _is_path(what):
        text = what
    elif text is not None and what is not None:
        raise TypeError("give documents or text, not both")
    if text is not None:
        return coder.text(text, name, words(options))
    if what is None:
        raise TypeError("what is to be read?")
    paths = [what] if isinstance(what, str | os.PathLike) else list(what)
    found = coder.files([os.fspath(path) for path in paths], words(options))
    for failure in found.failures:
        warnings.warn(f"left out: {failure}", stacklevel=3)
    return found


def _is_path(what: str) -> bool:
    """A name that is there, or one that can only have been meant as one."""
    if "\n" in what or len(what) > 4000:
        return False
    return os.path.exists(what) or (what.isascii() and not any(c.isspace() for c in what))


def extract(
    what: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None = None,
    *,
    text: str | None = None,
    name: str = "text",
    pack: Pack | str | os.PathLike[str] | Iterable[str] | None = None,
    **options: Any,
) -> pandas.DataFrame:
    """What documents say: one statement a row, with its sentence and its rule.

    Args:
        what: a text; or a file, a folder, a table of documents (CSV, JSON Lines), or several of
            them. A string is a path where one of that name exists or where it has no blank in it.
        text: a text, whatever it looks like.
        name: what the text is called in the statements.
        pack: rules to use instead of the pack "world": a Pack, a name, a folder, or several that
            lie one over the other.
        options: `language`, `date`, `jobs`, `expand_groups`, and for tables `text_column`,
            `date_column`, `title_column`, `source_column`, `language_column`, `url_column`.

    Returns:
        The columns of `*.statements.csv`: id, document, date, language, source, relation, target,
        negated, modality, speaker, rule, and number, bytes and text of the sentence, source,
        trigger and target. Offsets are bytes of the original file. In order of documents and
        sentences, the same with any number of threads.

    Raises:
        Error: nothing could be read, or an option is wrong. Documents that cannot be read are left
            out with a warning as long as others can.
    """
    found = _run(what, text, name, pack, options)
    frame = statements_frame(found.statements_csv)
    frame.attrs[DOCUMENTS] = found.documents
    frame.attrs[PACK] = as_pack(pack).names
    return frame


def mentions(
    what: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None = None,
    *,
    text: str | None = None,
    name: str = "text",
    pack: Pack | str | os.PathLike[str] | Iterable[str] | None = None,
    **options: Any,
) -> pandas.DataFrame:
    """Who is named where: one mention a row. Arguments as of `extract`."""
    found = _run(what, text, name, pack, options)
    rows = [json.loads(line) for line in found.mention_lines.splitlines()]
    columns = ["document", "sentence", "entity", "type", "begin", "end", "text"]
    return pandas.DataFrame(rows, columns=columns)


def statements_frame(csv: bytes) -> pandas.DataFrame:
    """`*.statements.csv` as a data frame."""
    frame = pandas.read_csv(io.BytesIO(csv), dtype=str, keep_default_na=False, na_filter=False)
    for column, kind in _KINDS.items():
        frame[column] = frame[column].replace({"": 0, "true": 1, "false": 0}).astype(kind)
    return frame.astype({"negated": bool})
