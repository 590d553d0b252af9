"""One family a case, all in one campaign: who is listed, who is found, who is left to a human."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.siei.columns import columns_of
from domain.siei.contract_check import judge_header
from domain.siei.sources import SourceKind
from tests.persistence.siei.crossing_folders import LUCAS, Record, campaign, crossed, read, seal

PREVIOUS, CURRENT, CFA = SourceKind.EN_PREVIOUS, SourceKind.EN_CURRENT, SourceKind.APPRENTICES
AGAIN = {"uai": "0290002B", "date_entree": "2026-09-01", "date_sortie": ""}


@dataclass(frozen=True)
class Case:
    """`family`: the family name, one a case; what Lucas changes of himself; who else is written, and where."""

    says: str
    family: str
    listed: tuple[str, ...]
    others: tuple[tuple[SourceKind, Record], ...] = ()
    lucas: Record | None = None


def _found(says: str, family: str, **change: str) -> Case:
    return Case(says, family, (), ((CURRENT, AGAIN | change),))


def _hidden_by_nobody(says: str, family: str, **change: str) -> Case:
    return Case(says, family, ("listed",), ((CURRENT, AGAIN | change),))


ML, DIPLOMAS = SourceKind.MISSIONS_LOCALES, SourceKind.DIPLOMAS
DOUBT = {"commune": "55100", "commune_naissance": "13055", "ine": ""}
CASES = (
    Case("left and found nowhere", "ABGRALL", ("listed",), ((ML, {"structure_suivi": "ML29"}),)),
    _found("the same in all", "BESCOND"),
    _found("no INE", "CALVEZ", ine=""),
    _found("an INE of somebody else", "DANTEC", ine="987654321ZY"),
    _found("names in each other's place", "EVENOU", nom="Lucas", prenoms="EVENOU", ine=""),
    _found("day and month inverted", "FLOCH", date_naissance="2009-04-03", ine=""),
    _found("two letters swapped", "GUEGUEN", prenoms="Lucsa", ine=""),
    _found("a name cut in two", "HERVEOU", nom="HERVE OU", ine=""),
    _found("a usage name", "INIZAN", nom="Martin", nom_usage="Inizan", ine=""),
    _found("moved away", "JAOUEN", commune="75056", ine=""),
    _found("accents and a second name", "KERBRAT", nom="Kerbrät", prenoms="Lucas, Marie", ine=""),
    _hidden_by_nobody("a twin", "LAGADEC", prenoms="Hugo", ine="333456790CD"),
    _hidden_by_nobody("a twin without INE", "MEVEL", prenoms="Hugo", ine=""),
    _hidden_by_nobody("a brother", "NEDELEC", prenoms="Hugo", date_naissance="2007-05-06", ine="555556789AB"),
    _hidden_by_nobody("his INE borne by mistake", "OLLIVIER", nom="Durand", prenoms="Jade", date_naissance="2010-01-01"),
    Case("twins who both left, one found", "PERON", ("listed",), ((PREVIOUS, {"prenoms": "Hugo", "ine": "777456790CD"}), (CURRENT, AGAIN | {"prenoms": "Hugo", "ine": ""}))),
    Case("a brevet", "QUERE", ("listed",), ((DIPLOMAS, {"cfd_obtenu": "67100000", "date_obtention": "2026-07-05"}),)),
    Case("a CAP", "RIOU", (), ((DIPLOMAS, {"cfd_obtenu": "50022137", "date_obtention": "2026-07-05"}),)),
    Case("no cycle to niveau 3 or 4", "SALAUN", (), (), {"cfd_prepare": "67100000"}),
    Case("a school left, a contract broken", "TANGUY", ("listed",), ((CFA, AGAIN | {"date_sortie": "2026-10-05"}),)),
    Case("16 the day after", "UGUEN", (), (), {"date_naissance": "2010-11-16"}),
    Case("16 on the day", "VIGOUROUX", ("listed",), (), {"date_naissance": "2010-11-15"}),
    Case("a date of birth nobody can read", "WARON", (), (), {"date_naissance": "04/03/2009"}),
    Case("no first name", "YVEN", (), (), {"prenoms": ""}),
    Case("a date of leaving nobody can read", "ZUNINO", ("listed",), (), {"date_sortie": "juillet"}),
    Case("a doubt", "BERTHOU", ("to_confirm",), ((CURRENT, AGAIN | DOUBT),)),
)  # fmt: skip


def _rows(cases: tuple[Case, ...]) -> dict[SourceKind, list[Record]]:
    rows: dict[SourceKind, list[Record]] = {kind: [] for kind in SourceKind}
    for number, case in enumerate(cases):
        own = LUCAS | {"nom": case.family, "ine": f"{(123456789 + 371193571 * number) % 10**9:09}AB"}
        if number:  # nobody of another case is his neighbour
            own |= {"commune": f"{30 + number}232", "commune_naissance": f"{30 + number}019"}
        rows[PREVIOUS].append(own | (case.lucas or {}) | {"numero_interne": f"{case.family}-0"})
        for place, (kind, change) in enumerate(case.others, 1):
            rows[kind].append(own | change | {"numero_interne": f"{case.family}-{place}"})
    return rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = campaign(tmp_path_factory.mktemp("rules"), _rows(CASES))
    crossed(made)
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_the_list_holds_who_it_should(folder: Path, case: Case) -> None:
    found = [
        row["class"]
        for row in read(folder, "rows")
        if any(str(r).split(":")[1].startswith(case.family) for r in row["records"])
    ]  # type: ignore[attr-defined]
    assert tuple(found) == case.listed


def test_a_row_says_what_the_platform_needs_and_nothing_of_where_somebody_was_found(folder: Path) -> None:
    row = next(row for row in read(folder, "rows") if row["family_name"] == "ABGRALL")
    assert (row["platform"], row["age_band"], row["known_to_mission_locale"]) == ("PSAD-QUIMPER", "under_18", True)
    assert row["records"] == ["en_previous:ABGRALL-0", "missions_locales:ABGRALL-1"]
    assert row["searched_in"] == list(SourceKind)


def test_the_school_left_learns_training_elsewhere_or_followed_and_nothing_more(folder: Path) -> None:
    said = read(folder, "people_elsewhere")
    assert {row["outcome"] for row in said} == {"in_training_elsewhere", "followed"}
    assert {row["number"] for row in said if row["outcome"] == "followed"} == {"ABGRALL-0"}
    assert set(said[0]) == {"source", "number", "school", "outcome"}


def test_nothing_of_an_under_16_is_written(folder: Path) -> None:
    for path in [*(folder / "stages").rglob("*"), *(folder / "result").rglob("*")]:
        assert path.is_dir() or b"UGUEN" not in path.read_bytes().replace(b"GUEGUEN", b""), path


def test_unusable_lines_are_reported_with_their_number(folder: Path) -> None:
    expected = {"WARON": "date_naissance", "YVEN": "prenoms", "ZUNINO": "date_sortie"}
    lines = [row["numero_interne"].split("-")[0] for row in _rows(CASES)[PREVIOUS]]
    assert {lines[int(str(row["line"])) - 2]: row["column"] for row in read(folder, "rejects")} == expected


def test_a_doubtful_pair_says_which_row_it_holds_up(folder: Path) -> None:
    (pair,) = read(folder, "pairs")
    row = next(row for row in read(folder, "rows") if row["class"] == "to_confirm")
    assert {pair["left_number"], pair["right_number"]} == {"BERTHOU-0", "BERTHOU-1"}
    assert pair["row_key"] == row["person_key"]


@pytest.mark.parametrize(("answer", "expected"), [("same", []), ("different", ["listed"])])
def test_what_a_human_decided_holds_in_the_next_campaign(
    folder: Path, tmp_path: Path, answer: str, expected: list[str]
) -> None:
    (pair,) = read(folder, "pairs")
    decided = {
        "left": str(pair["right_identity"]),
        "right": str(pair["left_identity"]),
        "answer": answer,
        "decided_at": "2026-11-16",
    }
    crossed(campaign(tmp_path, _rows(CASES), [decided]))
    assert [r["class"] for r in read(tmp_path, "rows") if r["family_name"] == "BERTHOU"] == expected
    assert read(tmp_path, "pairs") == []


SAMPLES = Path(__file__).parents[3] / "docs" / "siei"


def test_the_samples_of_the_format_give_the_list_that_its_page_tells(tmp_path: Path) -> None:
    made = campaign(tmp_path, {})
    for kind in SourceKind:
        (made / "inputs" / f"{kind}.csv").write_bytes((SAMPLES / "samples" / f"{kind}.csv").read_bytes())
    seal(made)
    crossed(made)
    assert [(row["given_names"], row["class"]) for row in read(made, "rows")] == [("Lucas", "listed")]
    assert read(made, "rejects") == []


@pytest.mark.parametrize("kind", SourceKind)
def test_the_page_of_the_format_names_every_column(kind: SourceKind) -> None:
    page = (SAMPLES / "exchange-format.md").read_text()
    header = (SAMPLES / "samples" / f"{kind}.csv").read_text().splitlines()[0].split(";")
    assert judge_header(kind, header) == ()
    assert all(f"| `{column.name}` |" in page and column.meaning in page for column in columns_of(kind))


@pytest.mark.parametrize("kind", SourceKind)
def test_the_page_of_a_campaign_offers_the_same_sample(kind: SourceKind) -> None:
    offered = SAMPLES.parents[1] / "frontend" / "public" / "exemples-siei" / f"{kind}.csv"
    assert offered.read_bytes() == (SAMPLES / "samples" / f"{kind}.csv").read_bytes()
