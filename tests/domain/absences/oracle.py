"""A second, naive reading of the half-day rule: minute by minute, with sets. Slow, and written without looking."""

from collections import defaultdict
from datetime import timedelta

ABSENT = {"absence", "early_exit"}
ATTENDING = {"infirmary", "known_away"}
NOT_EXPECTED = {"placement", "temporary_exclusion"}


def _minutes(start, end):
    return set(range(int(start.timestamp() // 60), int(end.timestamp() // 60)))


def _verdict(entry, judgements):
    verdict, by_dasen = "refused", False
    for j in sorted(judgements, key=lambda j: j.known_at):
        if j.entry_id != entry.id:
            continue
        if j.state.value == "pending":
            if verdict == "refused" and not any(
                k.entry_id == entry.id and k.state.value != "pending" for k in judgements
            ):
                verdict = "pending"
        elif j.authority.value == "dasen" or not by_dasen:
            by_dasen = by_dasen or j.authority.value == "dasen"
            verdict = {"admissible": "accepted", "referred_to_dasen": "pending"}.get(j.state.value, "refused")
    return verdict


def _expected(facts, calendar, opened, neutral):
    hours = _minutes(opened.starts_at, opened.ends_at)
    lessons = [(le.is_held, _minutes(le.starts_at, le.ends_at) & hours) for le in facts.lessons]
    lessons = [(held, minutes) for held, minutes in lessons if minutes]
    expected = [minutes for held, minutes in lessons if held]
    if not facts.timetable_known:
        grid = [
            _minutes(calendar.at(facts.day, p.starts_at), calendar.at(facts.day, p.ends_at)) & hours
            for p in calendar.grid.periods
            if p.half is opened.half
        ]
        slots = [slot for slot in grid if slot] or [hours]
        expected += [slot for slot in slots if not any(slot & minutes for _, minutes in lessons)]
    return [lesson - neutral for lesson in expected if lesson - neutral]


def _groups(live, judgements):
    groups = defaultdict(set)
    for e in live:
        kind = e.kind.value
        group = _verdict(e, judgements) if kind in ABSENT else "attending" if kind in ATTENDING else kind
        groups[group] |= _minutes(e.starts_at, e.ends_at)
    return groups


def naive(facts, calendar, settings):
    """{half: (raw, missed minutes, expected minutes, complete, raw without what is pending)} of the open halves."""
    replaced = {e.replaces for e in facts.entries}
    live = [e for e in facts.entries if e.voided_at is None and e.id not in replaced]
    neutral = set()
    for thing in [*facts.neutralisations, *(e for e in live if e.kind.value in NOT_EXPECTED)]:
        neutral |= _minutes(thing.starts_at, thing.ends_at)
    answer, tolerated = {}, None
    for opened in calendar.open_half_days(facts.day) if facts.standing.value == "enrolled" else ():
        expected = _expected(facts, calendar, opened, neutral)
        answer[opened.half], absent = _weigh(expected, _groups(live, facts.judgements), settings, tolerated)
        if absent:
            tolerated = int(opened.ends_at.timestamp() // 60) + settings.overflow_tolerance_minutes
    return answer


def _weigh(expected, groups, settings, tolerated):
    attended = groups["attending"] | groups["late"]
    for lesson in expected:
        if lesson & groups["late"]:
            attended |= lesson

    def missed(minutes):
        shares = [(lesson & minutes) - attended for lesson in expected]
        return shares if sum(map(len, shares)) >= settings.minimum_overlap_minutes else []

    everything = missed(groups["refused"] | groups["pending"] | groups["accepted"])
    total = sum(len(lesson) for lesson in expected)
    if everything and tolerated is not None:
        beyond = sum(len([m for m in share if m >= tolerated]) for share in everything)
        if beyond < settings.minimum_overlap_minutes:
            return (0, 0, total, 0, 0), False
    counted = missed((groups["refused"] | groups["pending"]) - groups["accepted"])
    firm = missed(groups["refused"] - groups["pending"] - groups["accepted"])
    complete = bool(counted) and all(
        share and len(lesson) - len(share) <= settings.lesson_slack_minutes
        for lesson, share in zip(expected, counted, strict=True)
    )
    return (int(bool(counted)), sum(map(len, counted)), total, int(complete), int(bool(firm))), bool(everything)


def naive_rolling(by_day, day):
    """Sum of a {day: number} over the 30 days that end on `day`."""
    return sum(number for d, number in by_day.items() if day - timedelta(days=30) < d <= day)
