"""From what readers give to what is staged: checks each line, joins adults to their links, names refusals."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from domain.imports.check import FileCheck
from domain.imports.facts import fact_of
from domain.imports.kinds import ImportKind
from domain.imports.lines import AbsenceLine, GuardianLine, GuardianshipLine, LateLine, StudentLine
from domain.imports.matching import MatchKind, Roster
from domain.imports.names import fold
from domain.imports.raw import FileHead, RawLine
from domain.imports.records import guardian_record, ine_kinds, student_record
from domain.imports.verdicts import Refused
from persistence.imports.staging import Staged, StagedFact, StagedGuardian, StagedRefusal, StagedStudent

_MISSING_PERSON = "Ce lien cite une personne qui n'est pas dans le fichier. Refaites l'export des responsables."
_AMBIGUOUS_CHILD = (
    "Plusieurs élèves de l'école portent ces nom et prénom. Précisez la classe dans ONDE, puis refaites l'export."
)
_UNKNOWN_CHILD = "Aucun élève de l'école ne porte ces nom et prénom. Importez d'abord les élèves."


@dataclass
class Interpreter:
    """One deposit, which may hold several files. Adults wait for the end: their links may come before or after them."""

    roster: Roster
    heads: list[FileHead] = field(default_factory=list)
    absences: list[AbsenceLine | LateLine] = field(default_factory=list)
    _check: FileCheck | None = None
    _adults: dict[str, tuple[GuardianLine, list[str]]] = field(default_factory=dict)
    _links: list[GuardianshipLine] = field(default_factory=list)

    def begin(self, head: FileHead) -> None:
        self.heads.append(head)
        self._check = FileCheck(head)

    def take(self, raw: RawLine) -> Staged | None:
        """What to stage for this line; None when it waits for others or is not staged at all."""
        if self._check is None:
            return None
        verdict = self._check.check(raw)
        if isinstance(verdict, Refused):
            return StagedRefusal(raw.number, raw.subject.value, asdict(verdict) | {"rule": verdict.rule.value})
        line, remarks = verdict.line, [remark.label for remark in verdict.remarks]
        if isinstance(line, StudentLine):
            return _student(line, remarks)
        if isinstance(line, GuardianLine):
            self._adults[line.person_id] = (line, remarks)
        elif isinstance(line, GuardianshipLine):
            self._links.append(line)
        elif isinstance(line, AbsenceLine | LateLine):
            self.absences.append(line)
        elif (fact := fact_of(line)) is not None:
            return StagedFact(raw.number, *fact)
        return None

    def end(self) -> Iterator[Staged]:
        """The responsible persons, now that every adult and every link is known."""
        for link in self._links:
            yield self._guardian(link)

    def _guardian(self, link: GuardianshipLine) -> Staged:
        adult = self._adults.get(link.person_id)
        if adult is None:
            return _refusal(link.number, "PERSONNE_ID", _MISSING_PERSON)
        person, remarks = adult
        pupil_key = f"eleve:{link.eleve_id}"
        if link.child is not None:
            match = self.roster.match(link.child)
            if match.kind is not MatchKind.ONE:
                ambiguous = match.kind is MatchKind.AMBIGUOUS
                return _refusal(link.number, "Nom de famille enfant", _AMBIGUOUS_CHILD if ambiguous else _UNKNOWN_CHILD)
            pupil_key = match.keys[0]
        title = f"{person.last_name} {person.first_name or ''}".strip()
        return StagedGuardian(link.number, link.person_id, pupil_key, title, guardian_record(person, link), remarks)

    def kinds(self) -> set[ImportKind]:
        return {head.kind for head in self.heads}


def _student(line: StudentLine, remarks: list[str]) -> StagedStudent:
    title = f"{line.last_name} {line.first_name}" + (f" · {line.division_code}" if line.division_code else "")
    folded = (fold(line.last_name), fold(line.first_name))
    record, ines = student_record(line), ine_kinds(line)
    return StagedStudent(line.number, line.natural_key, folded, line.birth_date, title, record, ines, remarks)


def _refusal(number: int, column: str, sentence: str) -> StagedRefusal:
    refusal = {
        "line": number,
        "column": column,
        "rule": "unknown_person",
        "remedy": sentence,
        "masked_value": "",
        "sentence": sentence,
    }
    return StagedRefusal(number, "guardian", refusal)
