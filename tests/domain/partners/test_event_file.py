"""A line says one event, in the words of the screen; what is wrong with it has a place; the same line is one event."""

from datetime import date
from uuid import UUID

import pytest

from domain.kernel.delimited import LineError
from domain.partners.event_file import COLUMNS, Codes, EventFileRefused, EventLine, read_events, spoken
from domain.partners.referrals import DeclineReason, PartnerContactResult, PartnerEventKind

LEA = UUID("0192f0a0-0000-7000-8000-000000000001")
CODES = Codes({"e2c": "e2c", spoken("École de la 2e chance"): "e2c"}, {"completed": "completed"})


def line(**told: str) -> bytes:
    row = {"orientation": str(LEA), "evenement": "Contact", "date": "20/11/2026", "resultat": "Joint"} | told
    return ";".join(row.get(name, "") for name in COLUMNS).encode()


def read(*lines: bytes) -> list[EventLine | LineError]:
    return list(read_events(b"\n".join([";".join(COLUMNS).encode(), *lines]), CODES))


@pytest.mark.parametrize(
    ("told", "kind", "field", "value"),
    [
        ({}, "contact", "contact_result", PartnerContactResult.REACHED),
        ({"evenement": "RENDEZ VOUS", "rendez_vous": "2026-11-30"}, "appointment", "appointment_on", date(2026, 11, 30)),
        ({"evenement": "connu", "connu": "Non"}, "known", "known", False),
        ({"evenement": "Entrée", "solution": "école de la 2e chance"}, "entry", "solution_type", "e2c"),
        ({"evenement": "entry", "structure": "E2C du Nord"}, "entry", "provider", "E2C du Nord"),
        ({"evenement": "sortie", "motif": "completed"}, "exit", "end_reason", "completed"),
        ({"evenement": "refus", "motif": "Pas de place"}, "refusal", "decline_reason", DeclineReason.NO_PLACE),
    ],
)  # fmt: skip
def test_each_event_is_written_by_its_word_or_its_code(
    told: dict[str, str], kind: str, field: str, value: object
) -> None:
    [found] = read(line(**told))
    assert isinstance(found, EventLine)
    assert (found.number, found.referral_id) == (2, LEA)
    assert found.event.kind is PartnerEventKind(kind)
    assert found.event.occurred_on == date(2026, 11, 20)
    assert getattr(found.event, field) == value


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ({"orientation": "12"}, "orientation"),
        ({"evenement": "naissance"}, "evenement"),
        ({"date": "31/11/2026"}, "date"),
        ({"resultat": ""}, "resultat"),
        ({"evenement": "rendez-vous"}, "rendez_vous"),
        ({"evenement": "connu", "connu": "peut-être"}, "connu"),
        ({"evenement": "entrée", "solution": "vacances"}, "solution"),
        ({"evenement": "entrée", "structure": "x"}, "structure"),
        ({"evenement": "sortie"}, "motif"),
        ({"evenement": "refus", "motif": "completed"}, "motif"),
    ],
)
def test_what_is_wrong_has_its_column_and_a_remedy_and_the_other_lines_stand(told: dict[str, str], column: str) -> None:
    error, good = read(line(**told), line())
    assert isinstance(error, LineError)
    assert (error.line, error.column) == (2, column)
    assert error.remedy
    assert isinstance(good, EventLine)


def test_the_same_line_is_one_event_however_it_is_written_and_a_number_tells_two_apart() -> None:
    ids = [
        one.event.event_id
        for one in read(line(), line(date="2026-11-20", resultat="reached"), line(numero="2"), line(date="19/11/2026"))
        if isinstance(one, EventLine)
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_a_file_without_its_columns_is_refused_whole() -> None:
    with pytest.raises(EventFileRefused, match="event_file_refused"):
        list(read_events(b"nom;prenom\nA;B\n", CODES))
