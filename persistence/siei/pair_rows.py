"""A pair of the result as a row: what a reader will see of both records, in what order of a lot, read twice or once."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.siei.campaign import Campaign
from domain.siei.review import DOUBLE_READING
from persistence.ids import new_id


def pair_row(pair: Mapping[str, Any], campaign: Campaign, listed: Mapping[str, set[str]]) -> dict[str, Any]:
    left, right = (f"{pair[f'{side}_source']}:{pair[f'{side}_number']}" for side in ("left", "right"))
    row_key = pair["row_key"] or None
    other = "right" if left in listed.get(row_key or "", set()) else "left"
    key = f"{left}|{right}"
    lot = _lot(campaign.id, key)
    return _sides(pair) | {
        "id": new_id(), "key": key, "purpose": "review", "left_key": pair["left_identity"],
        "right_key": pair["right_identity"], "bits": pair["bits"], "evidence": pair["evidence"], "veto": pair["veto"],
        "row": row_key, "other": pair[f"{other}_source"], "proves": _proof(pair, other),
        "double": int.from_bytes(lot[-4:], "big") % DOUBLE_READING == 0, "lot": lot,
    }  # fmt: skip


def _proof(pair: Mapping[str, Any], other: str) -> str | None:
    person = pair.get(f"{other}_person")
    if person is None:
        kind = pair[f"{other}_source"]
        return {"diplomas": "qualified", "en_previous": "duplicate", "missions_locales": None}.get(kind, "training")
    if person["elsewhere"]:
        return "training"
    if person["graduate"]:
        return "qualified"
    return "duplicate" if person["listed"] else None


def sampled_row(pair: Mapping[str, Any], campaign: Campaign) -> dict[str, Any]:
    left, right = (f"{pair[f'{side}_source']}:{pair[f'{side}_number']}" for side in ("left", "right"))
    key = f"sample|{left}|{right}"
    return _sides(pair) | {
        "id": new_id(), "key": key, "purpose": "sample", "left_key": pair["left_identity"],
        "right_key": pair["right_identity"],
        "bits": pair["bits"], "evidence": "[]", "veto": None, "row": None, "other": None, "proves": None,
        "double": False, "lot": _lot(campaign.id, key),
    }  # fmt: skip


def _sides(pair: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "left_source": pair["left_source"], "right_source": pair["right_source"],
        "left": json.dumps(_fields(pair["left_source"], json.loads(pair["left"]))),
        "right": json.dumps(_fields(pair["right_source"], json.loads(pair["right"]))),
    }  # fmt: skip


def _fields(kind: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """The matched fields as a reader knows them; a situation is a training and its days."""
    began = {"diplomas": "diplôme obtenu le", "missions_locales": "suivi depuis le"}.get(kind, "entrée le")
    days = (("entered_on", began), ("left_on", "sortie le"))
    parts = [shown.get("libelle_formation")]
    parts += [f"{word} {_day(shown[name])}" for name, word in days if shown.get(name)]
    return {
        "family_name": shown.get("nom"), "usage_name": shown.get("nom_usage"), "first_names": shown.get("prenoms"),
        "birth_date": _day(shown.get("born_on")), "birth_commune": shown.get("commune_naissance"),
        "sex": {"1": "M", "2": "F"}.get(str(shown.get("sexe"))), "ine": shown.get("ine"),
        "commune": shown.get("commune"), "situation": ", ".join(part for part in parts if part) or None,
    }  # fmt: skip


def _day(iso: str | None) -> str | None:
    return None if not iso else f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}"


def _lot(campaign_id: UUID, key: str) -> bytes:
    return hashlib.sha256(f"{campaign_id}|{key}".encode()).digest()
