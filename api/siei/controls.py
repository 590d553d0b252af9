"""The contract check of a campaign's sources, as sentences with figures; a blocking one stops the crossing."""

from collections.abc import Mapping, Sequence

from domain.kernel.french import typeset
from domain.siei.campaign import Campaign
from domain.siei.sources import SourceKind
from persistence.siei.sources import FormerFigures, SourceRow

Verdict = dict[str, object]


def verdicts_of(
    campaign: Campaign, sources: Sequence[SourceRow], former: Mapping[SourceKind, FormerFigures]
) -> list[Verdict]:
    found: list[Verdict] = []
    for source in sources:
        found.extend(_of_source(source, former.get(source.kind)))
    for kind in SourceKind:
        if kind not in {one.kind for one in sources}:
            sentence = (
                f"{kind.label} : source absente. La liste sera plus longue que la réalité, et chaque ligne le dit."
            )
            found.append(_verdict(kind, "missing", sentence, blocks=False))
    del campaign
    return found


def _of_source(source: SourceRow, former: FormerFigures | None) -> list[Verdict]:
    label = source.kind.label
    if source.rows == 0:
        return [_verdict(source.kind, "empty", f"{label} : aucune ligne retenue. Croisement bloqué.", blocks=True)]
    if former is None or former.rows == 0:
        return [_verdict(source.kind, "first", f"{label} : {source.rows} lignes, première campagne.", blocks=False)]
    share = round(100 * (former.rows - source.rows) / former.rows)
    if share >= 20:
        sentence = (
            f"{label} : {share} % de lignes en moins que la dernière campagne. Croisement bloqué : un fichier tronqué "
            "fabrique des décrocheurs."
        )
        return [_verdict(source.kind, "smaller", sentence, blocks=True)]
    jump = 100 * source.without_ine / source.rows - 100 * former.without_ine / former.rows
    if jump >= 3:
        sentence = f"{label} : {jump:.1f} points d'INE absents en plus. Croisement bloqué.".replace(".", ",", 1)
        return [_verdict(source.kind, "ine", sentence, blocks=True)]
    return [
        _verdict(
            source.kind, "fine", f"{label} : {source.rows} lignes, comparable à la dernière campagne.", blocks=False
        )
    ]


def _verdict(kind: SourceKind, rule: str, sentence: str, *, blocks: bool) -> Verdict:
    return {"source": kind.value, "rule": rule, "sentence": typeset(sentence), "blocks": blocks}
