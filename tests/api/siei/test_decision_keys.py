"""Decisions are kept under keys that this deployment alone can make; those from before are keyed at the next crossing."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import text

from api.security.decision_keys import MARK, DecisionKeys, bare
from api.settings import Settings
from domain.siei.sources import SourceKind
from persistence.siei.crossing.answers import SECRET_NAME
from tests.api.siei.conftest import SieiWorld
from tests.persistence.siei.crossing_folders import LUCAS, campaign, crossed, read

DOUBT = {
    "commune": "55100", "commune_naissance": "13055", "ine": "", "uai": "0290002B", "date_entree": "2026-09-01",
    "date_sortie": "",
}  # fmt: skip


def test_another_secret_makes_other_keys_and_none_is_the_digest_itself(tmp_path: Path) -> None:
    identity = hashlib.sha256(b"LE GOFF").hexdigest()
    ours, theirs = (DecisionKeys.of(Settings(data=tmp_path, siei_key=secret)) for secret in ("one secret", "another"))
    assert ours.key(identity) == ours.key(ours.key(identity)) != theirs.key(identity)
    assert identity not in ours.key(identity)
    assert DecisionKeys.of(Settings(data=tmp_path)).key(identity) == DecisionKeys.of(Settings(data=tmp_path)).key(
        identity
    )


def test_a_crossing_finds_an_earlier_answer_by_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [
        LUCAS
        | {"numero_interne": f"O{n}", "nom": f"Autre{chr(65 + n)}", "prenoms": f"Zoé{chr(65 + n)}", "ine": f"{n:09d}ZZ"}
        for n in range(26)
    ]
    people = {
        SourceKind.EN_PREVIOUS: [LUCAS, *others], SourceKind.EN_CURRENT: [LUCAS | DOUBT | {"numero_interne": "C1"}]
    }  # fmt: skip
    first = campaign(tmp_path / "first", people)
    crossed(first)
    (pair,) = read(first, "pairs")
    keys = DecisionKeys.of(Settings(data=tmp_path, siei_key="one secret"))
    left, right = (bare(keys.key(str(pair[f"{side}_identity"]))) for side in ("left", "right"))
    answer = {"left": left, "right": right, "answer": "different", "decided_at": "2026-05-20"}
    for secret, listed in ((keys.secret, "listed"), (b"\1" * 32, "to_confirm")):
        monkeypatch.setenv(SECRET_NAME, secret.hex())
        again = campaign(tmp_path / secret.hex(), people, [answer])
        crossed(again)
        assert [row["class"] for row in read(again, "rows") if row["family_name"] == "Le Goff"] == [listed]


async def test_what_is_kept_is_keyed_and_what_was_plain_is_keyed_anew(siei: SieiWorld) -> None:
    await siei.cross()
    pair = (await siei.send("POST", "steward", f"/campaigns/{siei.id}/pairs/next")).json()["pair"]
    path = f"/campaigns/{siei.id}/pairs/{pair['id']}/answer"
    answered = await siei.send("POST", "steward", path, {"answer": "different"})
    assert answered.status_code == 200, answered.text
    kept = await _keys(siei)
    assert all(key.startswith(MARK) for key in kept)
    async with siei.jobs() as session, session.begin():
        await session.execute(text("UPDATE siei_decisions SET left_key = md5('a'), right_key = md5('b')"))
    await siei.cross(on="2026-11-20")
    keys = DecisionKeys.of(siei.settings)
    plain = [hashlib.md5(letter, usedforsecurity=False).hexdigest() for letter in (b"a", b"b")]
    assert await _keys(siei) == [keys.key(one) for one in plain]


async def test_a_campaign_tells_how_many_decisions_it_took_over(siei: SieiWorld) -> None:
    first = await siei.cross()
    assert first["campaign"]["counts"]["reused"] == 0
    async with siei.jobs() as session, session.begin():
        await session.execute(text("DELETE FROM siei_pairs WHERE purpose = 'sample'"))
    pair = (await siei.send("POST", "steward", f"/campaigns/{siei.id}/pairs/next")).json()["pair"]
    path = f"/campaigns/{siei.id}/pairs/{pair['id']}/answer"
    assert (await siei.send("POST", "steward", path, {"answer": "different"})).status_code == 200
    again = await siei.cross(on="2026-11-20")
    assert again["campaign"]["counts"]["reused"] == 1


async def _keys(siei: SieiWorld) -> list[str]:
    async with siei.jobs() as session:
        rows = (await session.execute(text("SELECT left_key, right_key FROM siei_decisions"))).all()
    return [key for row in rows for key in row]
