"""manage.py match_names, compare_names and match_list."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nationals.index import refresh_index
from nationals.models import National
from tests.factories import NationalFactory, PostFactory, UserFactory

Table = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """A CSV file of rows; the first are the headings."""

    def write(name: str, *rows: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path

    return write


def run(command: str, *arguments: object) -> str:
    out = io.StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def told(command: str, *arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(command, *arguments, "--json").splitlines()]


class TestMatchNames:
    def test_prints_the_best_five_for_each_query(self, table: Table) -> None:
        pool = table(
            "pool.csv", "id,name,born", "1,John Mwangi,1996-03-12", *(f"{n},Peter Otieno," for n in range(2, 9))
        )
        queries = table("q.csv", "name,id,born,sex,country", "Джон Мванги,a,12.03.1996,M,Россия", "Nobody Known,b,,,")
        first, second = told("match_names", "--pool", pool, "--queries", queries)
        assert (first["id"], second["id"]) == ("a", "b")
        assert [len(each["matches"]) for each in (first, second)] == [5, 5]
        best = first["matches"][0]
        assert list(best) == ["id", "score", "band", "reasons"]
        assert (best["id"], best["band"]) == ("1", "likely")
        assert "born the same day" in best["reasons"]
        assert second["matches"][0]["band"] == "unlikely"

    def test_the_language_of_a_name_is_a_column_of_its_own(self, table: Table) -> None:
        pool = table("pool.csv", "id,name,language", "1,Щерев Върбан,bg", "2,Щерев Върбан,")
        (found,) = told("match_names", "--pool", pool, "--queries", table("q.csv", "id,name", "q,Varban Shterev"))
        best, second = found["matches"]
        assert best["id"] == "1"
        assert best["score"] > second["score"]

    def test_a_large_pool_gives_the_same_person_as_a_small_one(self, table: Table) -> None:
        others = [f"{n},{name} Number{n}," for n, name in enumerate(["Ann", "Jane", "Juma", "Musa"] * 150, start=10)]
        row, query = "1,Kipng'etich arap Cheruiyot,1990", "q,Черуйот Кипнгетич,1990"
        small = table("small.csv", "id,name,born", row, *others[:20])
        large = table("large.csv", "id,name,born", *others, row)
        queries = table("q.csv", "id,name,born", query)
        (few,), (many,) = (told("match_names", "--pool", pool, "--queries", queries) for pool in (small, large))
        assert few["matches"][0] == many["matches"][0]
        assert few["matches"][0]["id"] == "1"

    @pytest.mark.parametrize(
        ("pool", "message"),
        [
            (["id,names", "1,John"], "has no column “name” in its first line"),
            (["name", "John"], "has no column “id” in its first line"),
            ([""], "The file is empty"),
        ],
    )
    def test_a_table_without_its_columns_says_which(self, table: Table, pool: list[str], message: str) -> None:
        queries = table("q.csv", "id,name", "1,John")
        with pytest.raises(CommandError, match=message):
            run("match_names", "--pool", table("pool.csv", *pool), "--queries", queries)

    def test_a_file_that_is_not_there_is_named(self, table: Table) -> None:
        with pytest.raises(CommandError, match=r"gone\.csv"):
            run("match_names", "--pool", "gone.csv", "--queries", table("q.csv", "id,name"))

    def test_people_are_read_as_it_is_printed_without_json(self, table: Table) -> None:
        pool = table("pool.csv", "id,name", "1,John Mwangi")
        assert "John Mwangi: nearly the same spelling: Джон / John; sounds alike" in run(
            "match_names", "--pool", pool, "--queries", table("q.csv", "id,name", "a,Джон Мванги")
        )


class TestCompareNames:
    def test_prints_a_score_and_a_band_for_each_pair(self, table: Table) -> None:
        pairs = table(
            "pairs.csv",
            "left,right,left_born,right_born,left_country,right_country",
            "Kipng'etich Cheruiyot,Кипнгетич Черуйот,1990-02-03,3 Feb 1990,KE,Kenya",
            "Kipng'etich Cheruiyot,Mary Wanjiru,,,,",
            ",,,,,",
            "John,,,,,",
        )
        same, other, empty = told("compare_names", pairs)
        assert same["band"] in {"likely", "same"}
        assert other["band"] == empty["band"] == "unlikely"
        assert other["score"] < same["score"] <= 1
        assert same["left"] == "Kipng'etich Cheruiyot"

    def test_names_alone_are_enough(self, table: Table) -> None:
        (pair,) = told("compare_names", table("pairs.csv", "left,right", "王小明,Wang Xiaoming"))
        assert pair["band"] in {"possible", "likely"}

    def test_a_table_without_pairs_says_so(self, table: Table) -> None:
        with pytest.raises(CommandError, match="has no column “left”"):
            run("compare_names", table("pairs.csv", "one,other", "a,b"))

    def test_a_picture_of_a_table_cannot_be_read(self, tmp_path: Path) -> None:
        picture = tmp_path / "list.csv"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        with pytest.raises(CommandError):
            run("compare_names", picture)


@pytest.mark.django_db
class TestMatchList:
    def registered(self, name: str, **more: Any) -> National:
        national: National = NationalFactory.create(name=name, **more)
        refresh_index(national)
        return national

    def test_finds_the_lines_of_a_foreign_list_in_the_register(self, table: Table) -> None:
        known = self.registered("Kipng'etich arap Cheruiyot")
        self.registered("Mary Wanjiru")
        listed = table(
            "list.csv", "№;Ф.И.О.;Дата рождения;Гражданство", "1;Черуйот Кипнгетич;;Кения", "2;Никто Другой;;Кения"
        )
        first, second = told("match_list", listed)
        assert (first["id"], second["id"]) == (2, 3)
        assert first["matches"][0]["id"] == known.reference
        assert first["matches"][0]["band"] in {"possible", "likely"}
        assert all(match["band"] == "unlikely" for match in second["matches"])
        assert f"{known.reference} {known.name}" in run("match_list", listed)

    def test_somebody_is_found_only_by_who_may_see_him(self, table: Table) -> None:
        known = self.registered("Kipng'etich arap Cheruiyot", post=PostFactory.create())
        stranger = UserFactory.create(caseworker=PostFactory.create())
        listed = table("list.csv", "Name", "Черуйот Кипнгетич")
        assert told("match_list", listed)[0]["matches"][0]["id"] == known.reference
        assert told("match_list", listed, "--by", stranger.email)[0]["matches"] == []

    def test_an_entry_that_was_joined_into_another_is_not_found_again(self, table: Table) -> None:
        known = self.registered("Kipng'etich arap Cheruiyot")
        self.registered("Kipngetich Cheruiyot", merged_into=known)
        (found,) = told("match_list", table("list.csv", "Name", "Черуйот Кипнгетич"))
        assert [match["id"] for match in found["matches"]] == [known.reference]

    def test_nobody_by_that_address_is_said(self, table: Table) -> None:
        with pytest.raises(CommandError, match="no active person"):
            run("match_list", table("list.csv", "Name", "A B"), "--by", "nobody@ubalozi.example")

    def test_a_list_without_names_is_refused(self, table: Table) -> None:
        with pytest.raises(CommandError, match="No column of names"):
            run("match_list", table("list.csv", "Date;Place", "1 May 2026;Doha"))
