"""Early warnings in French sentences: the rule, its numbers, its period, what would end it. Never a score."""

import re
from datetime import date

from domain.kernel import french
from domain.kernel.french import DAYS, MONTHS, NBSP
from domain.prevention.facts import Values
from domain.prevention.rules import WarningRule
from domain.schools.settings import CountKind

_HALVES = {"am": "matin", "pm": "après-midi"}
_COUNTED = re.compile(r"(?<=\d) (?=\S)")


def typeset(words: str) -> str:
    """As French asks, and a number never parts from what it counts."""
    return _COUNTED.sub(NBSP, french.typeset(words))


def in_words(day: date) -> str:
    """« 1er décembre »."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}"


def week_title(monday: date) -> str:
    """« Semaine du 23 novembre »."""
    return typeset(f"Semaine du {in_words(monday)}")


def slot(weekday: int, half: str) -> str:
    """« lundi matin »."""
    return f"{DAYS[weekday]} {_HALVES[half]}"


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if abs(number) < 2 else more}"


def _half_days(number: int) -> str:
    return _many(number, "demi-journée", "demi-journées")


def _counted(number: int, values: Values) -> str:
    """« 5 demi-journées complètes »: the adjective says in which count; none for what was found before it was kept."""
    if "counted_as" not in values:
        return _half_days(number)
    one = CountKind(str(values["counted_as"])).adjective
    return f"{_half_days(number)} {one if number < 2 else f'{one}s'}"


def _compared(values: Values, period: str, before: str) -> str:
    earlier = int(values["before"])
    return f"{_half_days(int(values['count']))} d'absence {period}\u00a0; {before}\u00a0: {earlier or 'aucune'}."


def sentence(rule: WarningRule, values: Values, period: tuple[date, date]) -> str:
    """What was found, in one sentence that a family could read."""
    number = int(values.get("count", 0))
    since = f"depuis le {in_words(period[0])}"
    words = {
        "unjustified_absences": lambda: f"{_counted(number, values)} d'absence sans motif accepté {since}.",
        "all_absences": lambda: f"{_half_days(number)} d'absence, tous motifs confondus, {since}.",
        "lateness": lambda: f"{_half_days(number)} avec un retard {since}.",
        "recent_rise": lambda: _compared(values, since, "au plus, sur quatre semaines, auparavant"),
        "rise_since_last_year": lambda: _compared(values, since, "l'an dernier à la même date"),
        "weekday_pattern": lambda: (
            f"{_many(number, 'absence', 'absences')} le {slot(int(values['weekday']), str(values['half']))} "
            f"sur {values['of']} {since}."
        ),
        "lesson_pattern": lambda: (
            f"{_many(number, 'absence', 'absences')} au même cours du {DAYS[int(values['weekday'])]} "
            f"({values['period']}), sur {values['of']} {since}\u00a0; présent aux autres cours de la demi-journée."
        ),
        "exclusions": lambda: f"{_many(number, 'exclusion temporaire', 'exclusions temporaires')} {since}.",
        "signals": lambda: f"{_many(number, 'adulte a signalé', 'adultes ont signalé')} une inquiétude {since}.",
        "change_of_school": lambda: (
            f"Arrivée dans l'établissement le {in_words(period[0])}\u00a0; depuis, absences sans motif accepté\u00a0: "
            f"{_counted(number, values) if number else 'aucune'}."
        ),
        "missing_placement": lambda: (
            f"Sans lieu de stage à J-{values['days']}\u00a0: la classe part le {in_words(period[1])}."
        ),
        "placement_absences": lambda: f"{_many(number, 'absence', 'absences')} en stage {since}.",
        "last_year_case": lambda: (
            "Un dossier d'absences existait l'an dernier" + (", transmis au DASEN." if int(values["referred"]) else ".")
        ),
        "no_wish": lambda: (
            f"Aucun vœu d'orientation enregistré à J-{values['days']} des résultats, attendus le {in_words(period[1])}."
        ),
        "no_assignment": lambda: f"Sans solution après l'affectation {since}.",
    }
    return typeset(words[rule.code.value]())


def what_ends(rule: WarningRule, levels: tuple[int, int]) -> str:
    return typeset(rule.ends_when.format(first=levels[0], second=levels[1]))


def order_sentence(capacity: int, open_warnings: int) -> str:
    """How the week is made, said above it."""
    return typeset(
        f"{_many(capacity, 'situation', 'situations')}, {_many(open_warnings, 'alerte ouverte', 'alertes ouvertes')} ; "
        "ordre : nombre de règles, puis ancienneté, puis jamais vues."
    )


def group_sentence(weekday: int, half: str, pupils: int, dates: int) -> str:
    """« lundi matin : 9 élèves absents ensemble, 4 fois en huit semaines »."""
    return typeset(f"{slot(weekday, half)} : {pupils} élèves absents ensemble, {dates} fois en huit semaines.")


BEFORE_15_SEPTEMBER = "Les comparaisons à l'an dernier commencent le 15\u00a0septembre."


def before_after(before: int, after: int) -> str:
    """What was observed four weeks before and after a gesture: two numbers, no cause."""
    return typeset(
        f"{_half_days(before)} d'absence dans les 4 semaines avant, {after} dans les 4 semaines après "
        "(avant / après, ce n'est pas une preuve)."
    )
