"""Writes absences: our own dated CSV, a PRONOTE-shaped XML, and the totals of SIECLE Vie scolaire."""

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import quoteattr

from api.demo.files.onde_writer import write_csv
from api.demo.files.records import AbsenceRecord, AbsenceTotal, FileHead
from api.demo.files.xml_text import branch, leaf

OWN_COLUMNS = ["nom", "prenom", "date_debut", "heure_debut", "date_fin", "heure_fin", "motif", "justifiee"]


def write_absences(
    absences: Iterable[AbsenceRecord], *, key: str = "elenoet", encoding: str = "utf-8-sig", delimiter: str = ";"
) -> bytes:
    """Our CSV `ine|elenoet;nom;prenom;date_debut;heure_debut;date_fin;heure_fin;motif;justifiee`."""
    rows = (
        [
            absence.key,
            absence.last_name,
            absence.first_name,
            *(part for moment in (absence.start, absence.end) for part in moment.strftime("%d/%m/%Y %H:%M").split()),
            absence.reason,
            "oui" if absence.justified else "non",
        ]
        for absence in absences
    )
    return write_csv([key, *OWN_COLUMNS], rows, encoding=encoding, delimiter=delimiter)


def write_pronote(absences: Iterable[AbsenceRecord], lates: Iterable[AbsenceRecord] = ()) -> bytes:
    """A PRONOTE-shaped export: `Absences_des_eleves` records, and `Retards` that carry no identifier."""
    records = [
        branch(
            "Absences_des_eleves",
            leaf("N_GEP", absence.key),
            leaf("NOM", absence.last_name),
            leaf("PRENOM", absence.first_name),
            leaf("DATE_DEBUT", absence.start.strftime("%d/%m/%Y")),
            leaf("H_DEBUT", absence.start.strftime("%Hh%M")),
            leaf("DATE_FIN", absence.end.strftime("%d/%m/%Y")),
            leaf("H_FIN", absence.end.strftime("%Hh%M")),
            leaf("DEMI_JOUR", "1,00"),
            leaf("REGLE", "O" if absence.justified else "N"),
        )
        for absence in absences
    ]
    records += [
        branch(
            "Retards",
            leaf("NOM", late.last_name),
            leaf("PRENOM", late.first_name),
            leaf("DATE", late.start.strftime("%d/%m/%Y")),
            leaf("REGLE", "O" if late.justified else "N"),
        )
        for late in lates
    ]
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + branch("Absences", *records)).encode()


def write_absence_totals(
    head: FileHead, totals: Iterable[AbsenceTotal], *, first_day: date, last_day: date, label: str = "Trimestre 1"
) -> bytes:
    """SIECLE Vie scolaire's `exportAbsence`: one period, totals of half-days, ELENOET without leading zeros."""
    parameters = branch(
        "PARAMETRES",
        leaf("UAJ", head.uai),
        leaf("ANNEE_SCOLAIRE", head.school_year),
        leaf("DATE_EXPORT", head.exported_at.date()),
    )
    period = branch("PERIODE", leaf("LIBELLE", label), leaf("DATE_DEBUT", first_day), leaf("DATE_FIN", last_day))
    lines = (
        f"<eleve elenoet={quoteattr(total.elenoet.lstrip('0'))} nomEleve={quoteattr(total.last_name)}"
        f" prenomEleve={quoteattr(total.first_name)} nbAbs={quoteattr(str(total.absences))}"
        f" nbNonJustif={quoteattr(str(total.unjustified))} nbRet={quoteattr(str(total.lates))}/>\n"
        for total in totals
    )
    text = '<?xml version="1.0" encoding="ISO-8859-15"?>\n' + branch("exportAbsence", parameters, period, *lines)
    return text.encode("ISO-8859-15", errors="replace")
