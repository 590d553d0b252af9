"""Brings the result of a crossing into the base: the list, the pairs in the order of a lot, what returns to schools."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kernel.calendar import age_on
from domain.siei.campaign import Campaign
from persistence.ids import new_id
from persistence.siei.pair_rows import pair_row, sampled_row
from persistence.siei.results import Results
from persistence.siei.sources import SourceRow

_FRESH = (
    "DELETE FROM siei_pairs WHERE campaign_id = :campaign",
    "DELETE FROM siei_rows WHERE campaign_id = :campaign",
    "DELETE FROM siei_returns WHERE campaign_id = :campaign",
    "DELETE FROM siei_rejects WHERE campaign_id = :campaign AND found_by = 'crossing'",
)
_ROW = text("""
    INSERT INTO siei_rows (id, campaign_id, unit_id, campaign_date, person_key, identity_key, platform_id, family_name,
        usage_name, first_names, birth_date, sex, age, commune, last_school_uai, last_formation, left_on,
        known_to_mission_locale, searched_in, sources, crossed_as, state)
    VALUES (:id, :campaign, :unit, :date, :person, :identity, :platform, :family, :usage, :firsts, :born, :sex, :age,
        :commune, :uai, :formation, :left_on, :known, CAST(:searched AS jsonb), :sources, :class, :class)
""")
_PAIR = text("""
    INSERT INTO siei_pairs (id, campaign_id, unit_id, pair_key, purpose, left_key, right_key, left_source, right_source,
        left_fields, right_fields, bits, evidence, veto, row_key, other_source, proves, double_reading, lot)
    VALUES (:id, :campaign, :unit, :key, :purpose, :left_key, :right_key, :left_source, :right_source,
        CAST(:left AS jsonb), CAST(:right AS jsonb), :bits, CAST(:evidence AS jsonb), :veto, :row, :other, :proves,
        :double, :lot)
""")
_RETURN = text("""
    INSERT INTO siei_returns (id, campaign_id, unit_id, campaign_date, school_id, family_name, first_names, kind)
    SELECT :id, :campaign, :unit, :date, s.id, :family, :firsts, :kind FROM schools s WHERE s.uai = :uai
""")
_REJECT = text("""
    INSERT INTO siei_rejects (id, campaign_id, unit_id, source, line, field, rule, remedy, found_by)
    VALUES (:id, :campaign, :unit, :source, :line, :column, :rule, :remedy, 'crossing')
""")
# What our own base knows of a row that came from it, to find its platform and to write to the person.
_CONTACTS = text("""
    UPDATE siei_rows r SET postal_code = s.postal_code, city = s.city, phone = s.phone, email = s.email
    FROM students s WHERE r.campaign_id = :campaign AND r.id = :id AND s.id = :student
""")
_SCHOOLS = text("""
    UPDATE siei_rows r SET last_school_name = s.name FROM schools s
    WHERE r.campaign_id = :campaign AND s.uai = r.last_school_uai
""")
_CITIES = text("""
    UPDATE siei_rows r SET city = a.city, postal_code = a.postal_code FROM platform_areas a
    WHERE r.campaign_id = :campaign AND r.city IS NULL AND a.commune_code = r.commune AND a.city IS NOT NULL
""")
# Where the commune's own line says nothing: postal code, school, then the whole département, on the campaign's day.
_PLATFORMS = text("""
    UPDATE siei_rows r SET platform_id = (
        SELECT a.platform_id FROM platform_areas a
        WHERE a.valid_from <= r.campaign_date AND (a.valid_to IS NULL OR a.valid_to >= r.campaign_date)
          AND (a.commune_code IS NULL OR a.commune_code = r.commune)
          AND (a.postal_code IS NULL OR a.commune_code IS NOT NULL
               OR (a.postal_code = r.postal_code AND (a.city IS NULL OR fold(a.city) = fold(coalesce(r.city, '')))))
          AND (a.school_id IS NULL OR a.school_id = (SELECT s.id FROM schools s WHERE s.uai = r.last_school_uai))
          AND (coalesce(starts_with(r.commune, a.department_code), false) OR a.postal_code = r.postal_code
               OR (r.commune IS NULL AND a.department_code =
                    (SELECT s.department_code FROM schools s WHERE s.uai = r.last_school_uai)))
        ORDER BY (a.commune_code IS NOT NULL) DESC, (a.city IS NOT NULL) DESC, (a.postal_code IS NOT NULL) DESC,
            (a.school_id IS NOT NULL) DESC, a.valid_from DESC, a.id LIMIT 1)
    WHERE r.campaign_id = :campaign AND r.platform_id IS NULL
""")
_KNOWN = text("""
    UPDATE siei_rows r SET known_before = true FROM siei_rows f
    WHERE r.campaign_id = :campaign AND f.campaign_id = :previous AND f.published_at IS NOT NULL
      AND f.identity_key = r.identity_key
""")
_FORMER = text("""
    SELECT identity_key, outcome FROM siei_rows WHERE campaign_id = :previous AND published_at IS NOT NULL
""")
_AREAS = text("""
    SELECT commune_code, platform_id FROM platform_areas
    WHERE commune_code IS NOT NULL AND valid_from <= :on AND (valid_to IS NULL OR valid_to >= :on)
    ORDER BY commune_code, valid_from, id
""")
# The last word on each pair of identities, of any campaign of this institution before this one.
_DECISIONS = text("""
    SELECT DISTINCT ON (least(left_key, right_key), greatest(left_key, right_key))
        left_key, right_key, answer, decided_at
    FROM siei_decisions
    WHERE unit_id = :unit AND campaign_id <> :campaign AND undone_at IS NULL AND answer <> 'later' AND reading = 1
      AND purpose = 'review' AND decided_at <= :before
    ORDER BY least(left_key, right_key), greatest(left_key, right_key), decided_at DESC
""")


async def load_areas(session: AsyncSession, on: date) -> list[tuple[str, UUID]]:
    """Communes by their official code, and who answers for them that day; the latest line last."""
    return [(row.commune_code, row.platform_id) for row in await session.execute(_AREAS, {"on": on})]


async def load_decisions(session: AsyncSession, campaign: Campaign) -> Sequence[Any]:
    keys = {"unit": campaign.unit_id, "campaign": campaign.id, "before": campaign.created_at}
    return (await session.execute(_DECISIONS, keys)).all()


async def load_former(session: AsyncSession, campaign: Campaign) -> dict[str, str | None]:
    """Identities of the former list, with what its platform found."""
    if campaign.previous_id is None:
        return {}
    return {row.identity_key: row.outcome for row in await session.execute(_FORMER, {"previous": campaign.previous_id})}


async def clear_results(session: AsyncSession, campaign_id: UUID) -> None:
    for statement in _FRESH:
        await session.execute(text(statement), {"campaign": campaign_id})


async def write_results(
    session: AsyncSession, campaign: Campaign, sources: Sequence[SourceRow], results: Results
) -> None:
    """All of it, in place of what an earlier run had left."""
    await clear_results(session, campaign.id)
    same = {"campaign": campaign.id, "unit": campaign.unit_id, "date": campaign.campaign_date}
    searched = json.dumps([{"kind": one.kind.value, "received_on": one.received_on.isoformat()} for one in sources])
    rows = [_row(row, campaign.campaign_date) | same | {"searched": searched} for row in results.rows]
    await _insert(session, _ROW, rows)
    await _add_contacts(session, campaign.id, sources, rows)
    for statement in (_CITIES, _SCHOOLS, _PLATFORMS):
        await session.execute(statement, {"campaign": campaign.id})
    if campaign.previous_id is not None:
        await session.execute(_KNOWN, {"campaign": campaign.id, "previous": campaign.previous_id})
    listed = {row["person"]: set(row["records"]) for row in rows}
    pairs = [pair_row(pair, campaign, listed) | same for pair in results.pairs]
    sample = [sampled_row(pair, campaign) | same for pair in results.sample]
    await _insert(session, _PAIR, [_without(pair, "date") for pair in [*pairs, *sample]])
    await _insert(session, _RETURN, [_return(one) | same for one in results.returns])
    await _insert(session, _REJECT, [{**one, "id": new_id()} | same for one in results.rejects])


async def _insert(session: AsyncSession, statement: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    names = set(statement.compile().params)
    for start in range(0, len(rows), 2_000):
        await session.execute(statement, [{n: one[n] for n in names} for one in rows[start : start + 2_000]])


def _without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _row(row: Mapping[str, Any], on: date) -> dict[str, Any]:
    records = list(row["records"])
    return {
        "id": new_id(), "person": row["person_key"], "identity": row["identity_key"],
        "platform": UUID(row["platform"]) if row["platform"] else None, "family": row["family_name"],
        "usage": row["usage_name"], "firsts": row["given_names"], "born": row["born_on"], "sex": row["sex"],
        "age": age_on(row["born_on"], on), "commune": row["commune"], "uai": row["last_school_uai"],
        "formation": row["last_formation"], "left_on": row["left_on"], "known": bool(row["known_to_mission_locale"]),
        "sources": sorted({record.partition(":")[0] for record in records}), "class": row["class"], "records": records,
    }  # fmt: skip


async def _add_contacts(
    session: AsyncSession, campaign_id: UUID, sources: Sequence[SourceRow], rows: Sequence[Mapping[str, Any]]
) -> None:
    """The number of a record taken from our own base is the pupil's."""
    own = {one.kind.value for one in sources if one.origin == "own"}
    found = [
        {"campaign": campaign_id, "id": row["id"], "student": UUID(number)}
        for row in rows
        for kind, _, number in (record.partition(":") for record in row["records"])
        if kind in own
    ]
    await _insert(session, _CONTACTS, found)


def _return(one: Mapping[str, Any]) -> dict[str, Any]:
    kind = "elsewhere" if one["outcome"] == "in_training_elsewhere" else "followed"
    return {
        "id": new_id(), "uai": one["uai"], "family": one["family_name"], "firsts": one["first_names"], "kind": kind,
    }  # fmt: skip
