"""Why a half-day counts or does not, in one sentence each; and the rule itself, with its settings."""

from domain.absences.counts import CountedHalfDay, HalfDays, HalfDayState, PeriodTotals
from domain.absences.thresholds import REFERRAL, thresholds_on
from domain.absences.wording import duration_words, number_words, period_words, plural
from domain.kernel.french import NBSP
from domain.schools.calendar import SchoolCalendar
from domain.schools.settings import AttendanceSettings, CountKind

_NOT_COUNTED = {
    HalfDayState.OUTSIDE: "ne compte pas : élève non inscrit à cette date, ou apprenti",
    HalfDayState.NOT_EXPECTED: "ne compte pas : aucun cours attendu",
    HalfDayState.NEUTRALISED: "ne compte pas : élève non attendu dans l'établissement",
    HalfDayState.EXCLUDED: "ne compte pas : exclusion temporaire",
    HalfDayState.LATE: "ne compte pas : un retard n'est pas une absence",
    HalfDayState.UNKNOWN: "ne compte pas : appel non fait",
    HalfDayState.JUSTIFIED: "ne compte pas : motif accepté",
}
_UNITS = {
    CountKind.RAW: ("demi-journée brute", "demi-journées brutes"),
    CountKind.PROPORTIONAL: ("demi-journée en proportion", "demi-journées en proportion"),
    CountKind.COMPLETE: ("demi-journée complète", "demi-journées complètes"),
}


def verdict(
    row: CountedHalfDay,
    before: HalfDays,
    running: HalfDays,
    *,
    calendar: SchoolCalendar,
    settings: AttendanceSettings,
) -> str:
    """« compte », « compte : la 4e, seuil de saisine », or « ne compte pas » with the reason why."""
    return _spaced(_counted(row, before, running) if running > before else _not_counted(row, calendar, settings))


def _counted(row: CountedHalfDay, before: HalfDays, running: HalfDays) -> str:
    awaiting = ", motif à apprécier" if row.counts != row.firm else ""
    reached = [t for t in thresholds_on(row.day) if before < t.value <= running]
    threshold = f" : {number_words(running)}, {reached[-1].label}" if reached else ""
    return f"compte{awaiting}{threshold}"


def _not_counted(row: CountedHalfDay, calendar: SchoolCalendar, settings: AttendanceSettings) -> str:
    if row.state is HalfDayState.CLOSED:
        return f"ne compte pas : {calendar.closed_because(row.day) or 'demi-journée fermée'}"
    if row.overflow:
        allowed = duration_words(settings.overflow_tolerance_minutes)
        return f"ne compte pas une seconde fois : débordement de {allowed} toléré"
    if row.counts.raw:
        missed, expected = duration_words(row.counts.minutes), duration_words(row.counts.expected_minutes)
        return f"ne compte pas : {missed} sur {expected} attendues, demi-journée non complète"
    return _NOT_COUNTED.get(row.state, "ne compte pas : présent")


def headline(totals: PeriodTotals, settings: AttendanceSettings) -> str:
    """The number in a sentence, with what an hour here and there does not make."""
    kind = settings.threshold_count
    value = totals.counted.of(kind)
    unit = plural(value, *_UNITS[kind])
    sentence = f"{number_words(value)} {unit} sans motif accepté {period_words(totals.first, totals.last)}."
    if awaiting := totals.awaiting(kind):
        sentence += f" Dont {number_words(awaiting)} à apprécier."
    partial = totals.counted.raw - totals.counted.complete
    if kind is CountKind.COMPLETE and partial:
        sentence += (
            f" {partial} {plural(partial, 'absence partielle ne fait', 'absences partielles ne font')} pas"
            " une demi-journée complète."
        )
    reached = "est atteint" if value >= REFERRAL.value else "n'est pas atteint"
    return _spaced(f"{sentence} Le seuil de {REFERRAL.value} {reached}.")


def rule_sentence(settings: AttendanceSettings, version: int) -> str:
    """The settings that made the number, as its last line."""
    midday = settings.midday_split
    parts = (
        settings.threshold_count.label,
        settings.window.label,
        f"milieu de la journée à {midday.hour} h {midday.minute:02}",
        f"chevauchement minimal {duration_words(settings.minimum_overlap_minutes)}",
        f"débordement toléré {duration_words(settings.overflow_tolerance_minutes)}",
        f"marge par cours {duration_words(settings.lesson_slack_minutes)}",
    )
    return _spaced(f"Règle : {' ; '.join(parts)}. Réglages, version {version}.")


def warnings(totals: PeriodTotals, *, known: bool) -> tuple[str, ...]:
    """What makes the count doubtful: rolls not taken, holidays not known."""
    said = []
    if missing := totals.missing_rolls:
        what = plural(missing, "appel non fait", "appels non faits")
        said.append(f"{missing} {what} : le décompte peut être incomplet.")
    if not known:
        said.append("Les vacances scolaires de cette année ne sont pas connues : vérifiez le calendrier.")
    return tuple(_spaced(sentence) for sentence in said)


def _spaced(sentence: str) -> str:
    """French typography: no line break before a colon or a semicolon, nor between a number and its hour."""
    return sentence.replace(" :", f"{NBSP}:").replace(" ;", f"{NBSP};").replace(" h ", f"{NBSP}h{NBSP}")
