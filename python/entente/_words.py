# SPDX-License-Identifier: MIT
"""Keyword arguments as the words of the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def words(options: Mapping[str, Any]) -> list[str]:
    """{"layer": "positive", "weighted": True} as ["--layer=positive", "--weighted"].

    None and False are left out; a list gives its option once for each value.
    """
    out = []
    for name, value in options.items():
        option = "--" + name.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            out.append(option)
        elif isinstance(value, Iterable) and not isinstance(value, str):
            out.extend(f"{option}={one}" for one in value)
        else:
            out.append(f"{option}={value}")
    return out


def listed(names: str | Iterable[str] | None) -> list[str]:
    """One name, several, or several in one text with commas."""
    if names is None:
        return []
    if isinstance(names, str):
        return [name.strip() for name in names.split(",") if name.strip()]
    return list(names)
