# SPDX-License-Identifier: MIT
import os
import pathlib
import subprocess

import pytest

SOURCE = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="session")
def program():
    """The command line, as the judge of sameness."""

    def run(*words: str) -> str:
        done = subprocess.run([os.environ["ENTENTE_BINARY"], *words], capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr.decode()
        return done.stdout.decode()

    return run


@pytest.fixture(scope="session")
def corpus() -> pathlib.Path:
    return SOURCE / "examples" / "corpus" / "2024"


@pytest.fixture(scope="session")
def files(program, corpus, tmp_path_factory) -> pathlib.Path:
    """A folder with what the program makes of the corpus."""
    folder = tmp_path_factory.mktemp("made")
    program("extract", str(corpus), "-o", f"{folder}/g.entente.json", "-s", f"{folder}/s.jsonl")
    program("extract", str(corpus.parent / "2016"), "-o", f"{folder}/old.entente.json")
    program("convert", f"{folder}/s.jsonl", "-o", f"{folder}/s.statements.csv")
    return folder
