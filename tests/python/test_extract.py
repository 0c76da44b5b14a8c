# SPDX-License-Identifier: MIT
import threading
import time

import entente
import pandas
import pytest

SENTENCE = "Fiji supports Tonga. Samoa condemned Nauru."


def test_a_text_gives_its_statements_with_evidence():
    frame = entente.extract(SENTENCE)
    assert list(zip(frame.source, frame.relation, frame.target)) == [
        ("FJI", "supports", "TON"), ("WSM", "opposes", "NRU")]
    row = frame.iloc[1]
    assert SENTENCE[row.source_begin:row.source_end] == row.source_text == "Samoa"
    assert SENTENCE[row.trigger_begin:row.trigger_end] == row.trigger_text == "condemned"
    assert row.sentence == 2 and row.sentence_text == "Samoa condemned Nauru."
    assert frame.negated.dtype == bool and frame.sentence.dtype == "int64"


def test_a_folder_gives_the_statements_of_the_program(corpus, files):
    frame = entente.extract(corpus)
    wanted = pandas.read_csv(files / "s.statements.csv", dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(wanted.columns)
    got = frame.assign(negated=frame.negated.map({True: "true", False: "false"})).astype(str)
    pandas.testing.assert_frame_equal(got, wanted, check_like=False)


def test_threads_do_not_change_the_result(corpus):
    pandas.testing.assert_frame_equal(entente.extract(corpus, jobs=1), entente.extract(corpus, jobs=4))


def test_options_reach_the_extractor(tmp_path):
    table = tmp_path / "news.csv"
    table.write_text("day,body\n2021-05-06,Samoa condemned Nauru.\n")
    frame = entente.extract(table, text_column="body", date_column="day")
    assert list(frame.date) == ["2021-05-06"]
    frame = entente.extract(text="The Central Asian states condemned Nauru.", expand_groups=True, date="2020")
    assert len(frame) == 5 and "KAZ" in set(frame.source)


def test_mentions():
    frame = entente.mentions(SENTENCE)
    assert list(frame.entity) == ["FJI", "TON", "WSM", "NRU"]
    assert list(frame.text) == ["Fiji", "Tonga", "Samoa", "Nauru"]


def test_a_pack_of_ones_own(tmp_path):
    pack = tmp_path / "mine"
    (pack / "lexemes" / "en").mkdir(parents=True)
    (pack / "pack.toml").write_text('name = "mine"\nversion = "1"\nlanguages = ["en"]\nover = "world"\n')
    (pack / "lexemes" / "en" / "mine.tsv").write_text(
        "form\tpos\tgoverns\trelation\tflags\texample\nghost\tverb\tobj\tdistrusts\t\tTonga ghosted Fiji.\n")
    assert entente.extract("Tonga ghosted Fiji.").empty
    mine = entente.Pack(pack)
    frame = entente.extract("Tonga ghosted Fiji.", pack=mine)
    assert list(frame.relation) == ["distrusts"]
    assert mine.sha256 != entente.Pack().sha256 and len(mine.sha256) == 64


def test_nothing_found_is_an_empty_frame_with_columns():
    frame = entente.extract("Nothing of note was said.")
    assert frame.empty and "relation" in frame
    assert len(entente.Graph.from_statements(frame)) == 0


def test_what_is_wrong_is_said_with_its_place(tmp_path):
    with pytest.raises(entente.Error) as caught:
        entente.extract("no-such-file.txt")
    assert caught.value.code == "io" and caught.value.file == "no-such-file.txt"
    with pytest.raises(entente.Error, match="did you mean '--language'"):
        entente.extract(SENTENCE, langauge="en")
    with pytest.raises(TypeError):
        entente.extract()
    with pytest.raises(TypeError):
        entente.extract("a", text="b")
    (tmp_path / "bad.txt").write_bytes(b"ok\n\xff\xfe\x00")
    (tmp_path / "good.txt").write_text(SENTENCE)
    with pytest.warns(UserWarning, match=r"bad\.txt"):
        assert len(entente.extract(tmp_path)) == 2


def test_a_document_is_data_not_a_path():
    # what comes out of a data frame may look like anything
    assert list(entente.extract(text="/etc/passwd").relation) == []


def test_other_threads_run_meanwhile():
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    begun = time.monotonic()
    entente.extract(text=(SENTENCE + "\n\n") * 20000)
    ended = time.monotonic()
    done.set()
    thread.join()
    assert sum(begun < t < ended for t in ticks) >= 5
