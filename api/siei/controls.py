"""The contract check of a campaign's sources, as sentences with figures; a blocking one stops the crossing."""

from collections.abc import Mapping, Sequence

from domain.kernel.french import typeset
from domain.siei.contract_check import Figures, Former, judge_figures
from domain.siei.sources import SourceKind
from persistence.siei.sources import FormerFigures, SourceRow

VerdictShown = dict[str, object]


def verdicts_of(sources: Sequence[SourceRow], former: Mapping[SourceKind, FormerFigures]) -> list[VerdictShown]:
    """In the order of the sources; then those that are absent, which every row of the list will say."""
    found: list[VerdictShown] = []
    for source in sources:
        before = former.get(source.kind)
        judged = judge_figures(
            source.kind,
            Figures(source.rows, source.without_ine),
            Former(before.rows, before.without_ine) if before else None,
        )
        found.extend(
            {"source": source.kind.value, "rule": one.code, "sentence": one.sentence, "blocks": one.blocks}
            for one in judged
        )
    there = {one.kind for one in sources}
    for kind in SourceKind:
        if kind not in there:
            said = f"{kind.label} : source absente. La liste sera plus longue, et chaque ligne dit où l'on a cherché."
            found.append({"source": kind.value, "rule": "absent", "sentence": typeset(said), "blocks": False})
    return found
