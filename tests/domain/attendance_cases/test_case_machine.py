"""Whatever anyone tries, in any order, on any day: no illegal state, no unlawful letter."""

from datetime import date, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.access.permissions import Role
from domain.attendance_cases.advance import advance, close_year, pull_unfounded_warning
from domain.attendance_cases.case import Period
from domain.attendance_cases.commands import Command, RecordDate, TakeOver
from domain.attendance_cases.commands_dsden import (
    GiveVisa,
    PrepareWarning,
    RecordHearing,
    Refer,
    ReferAgain,
    ReturnFile,
    Summon,
    SummonWithDepartment,
)
from domain.attendance_cases.commands_school import (
    AppointReferent,
    Close,
    ConveneEducationalCommunity,
    ConveneMeeting,
    DecideNotToRefer,
    NotePersistence,
    SignMeasures,
    SignSupportContract,
)
from domain.attendance_cases.law import ALL_BASES
from domain.attendance_cases.offers import offers
from domain.attendance_cases.rules import case_rules
from domain.attendance_cases.states import (
    INITIAL_STATES,
    CloseReason,
    ContractOutcome,
    Degree,
    HearingOutcome,
    Measure,
    MeasuresOutcome,
    NotReferredReason,
    ReturnReason,
    Sector,
    Track,
    Trigger,
    VisaOpinion,
)
from domain.attendance_cases.steps import steps
from domain.attendance_cases.taking_over import TAKEABLE
from domain.attendance_cases.waiting import expected_transition, waiting_for
from domain.kernel.calendar import Half, HalfDay, birthday
from domain.kernel.errors import Refusal
from tests.domain.attendance_cases.case_world import ACTORS, GRANDMOTHER, REFERENT, Walk, prepare

RULES = set(case_rules())
STARTS = st.sampled_from([date(2013, 9, 3), date(2014, 9, 2), date(2019, 9, 3), date(2025, 9, 2)])
PLAIN = st.sampled_from(
    ["open_dialogue", "note_threshold", "note_continuation", "note_restoration", "reopen", "acknowledge",
     "withdraw_referral", "pull_warning", "warn", "order_social_enquiry", "retract", "refer_to_prosecutor"]
)  # fmt: skip
TAKEN = st.sampled_from(sorted(TAKEABLE["school"] | TAKEABLE["dsden"]))


class CaseMachine(RuleBasedStateMachine):
    @initialize(
        start=STARTS, age=st.integers(5, 18), shift=st.integers(0, 364), degree=st.sampled_from(Degree),
        sector=st.sampled_from(Sector),
    )  # fmt: skip
    def open_case(self, start, age, shift, degree, sector):
        self.today = start
        self.rung = 0
        self.walk = Walk(birthday(start, -age) - timedelta(days=shift), start, degree, sector)
        self.walk.more = {"class_weeks_present": 4, "inaccurate_reason": True}
        self.letters: list[tuple[date, str, str]] = []

    def facts(self):
        return self.walk.facts(self.today)

    def attempt(self, command: Command, role: Role | None = None) -> None:
        roles = (Role.HEAD, Role.DASEN_OFFICER, Role.IEN, Role.SIGNATORY, Role.TEACHER) if role is None else (role,)
        for one in roles:
            try:
                decision = advance(self.walk.case, command, ACTORS[one], facts=self.facts(), today=self.today)
            except Refusal:
                continue
            self.walk.case = decision.entity
            self.letters += [
                (self.today, effect.kind, effect.ids.get("guardian_ids", "")) for effect in decision.effects
            ]
            return

    @rule(days=st.integers(0, 5))
    def time_passes(self, days):
        self.today += timedelta(days=days)

    @rule(back=st.integers(0, 10), half=st.sampled_from(Half))
    def an_absence(self, back, half):
        one = HalfDay(self.today - timedelta(days=back), half)
        if one not in self.walk.complete and one.day >= self.walk.opened_on:
            self.walk.complete.append(one)

    @rule()
    def a_late_reason(self):
        self.walk.complete = self.walk.complete[1:]
        pulled = pull_unfounded_warning(self.walk.case, facts=self.facts(), today=self.today)
        if pulled is not None:
            self.walk.case = pulled.entity

    @rule(name=PLAIN)
    def a_plain_step(self, name):
        self.attempt(Command(name))

    @rule(back=st.integers(0, 20), trigger=st.sampled_from(Trigger))
    def refer(self, back, trigger):
        self.attempt(Refer(trigger, Period(self.today - timedelta(days=back), self.today)))

    @rule()
    def refer_again(self):
        self.attempt(ReferAgain(Period(self.today, self.today)))

    @rule(
        cls=st.sampled_from([ConveneMeeting, ConveneEducationalCommunity, Summon, SummonWithDepartment]),
        ahead=st.integers(-1, 6),
    )
    def convene(self, cls, ahead):
        self.attempt(cls(self.today + timedelta(days=ahead), time(14), "Salle 12"))

    @rule(back=st.integers(-1, 4), one=st.sampled_from(MeasuresOutcome))
    def sign_measures(self, back, one):
        self.attempt(SignMeasures(self.today - timedelta(days=back), one, (), (Measure.TUTORING,)))

    @rule(back=st.integers(-1, 4), one=st.sampled_from(ContractOutcome))
    def sign_contract(self, back, one):
        self.attempt(SignSupportContract(self.today - timedelta(days=back), one, (Measure.TUTORING,)))

    @rule(back=st.integers(-1, 4), one=st.sampled_from(HearingOutcome))
    def record_hearing(self, back, one):
        self.attempt(RecordHearing(self.today - timedelta(days=back), one))

    @rule(ahead=st.integers(-1, 30))
    def not_for_now(self, ahead):
        self.attempt(DecideNotToRefer(NotReferredReason.BACK_IN_CLASS, self.today + timedelta(days=ahead)))

    @rule(words=st.sampled_from(["", "Trois absences après l'entretien."]))
    def persistence(self, words):
        self.attempt(NotePersistence(words))

    @rule()
    def the_file_is_handled(self):
        self.attempt(AppointReferent(REFERENT))
        self.attempt(GiveVisa(VisaOpinion.FAVOURABLE))
        self.the_warning_is_prepared()

    @rule()
    def the_file_comes_back(self):
        self.attempt(ReturnFile((ReturnReason.ADDRESS,)))

    @rule(reason=st.sampled_from(CloseReason))
    def close(self, reason):
        if self.today > self.walk.opened_on + timedelta(days=60):
            self.attempt(Close(reason))

    @rule(gestures=st.integers(4, 16))
    def the_ladder_is_climbed(self, gestures):
        """The next gestures of an ordinary case, so that the far states are visited too."""
        ladder = (
            self.four_half_days, self.refer_today, lambda: self.attempt(Command("acknowledge")),
            self.the_warning_is_prepared, lambda: self.attempt(Command("warn")), lambda: self.convoke(Summon),
            lambda: self.hold(RecordHearing, HearingOutcome.ABSENT), self.four_half_days,
            lambda: self.convoke(ConveneMeeting), lambda: self.hold(SignMeasures, MeasuresOutcome.REFUSED),
            lambda: self.attempt(NotePersistence("Quatre demi-journées de plus cette semaine.")),
            lambda: self.attempt(AppointReferent(REFERENT)), lambda: self.convoke(ConveneEducationalCommunity),
            lambda: self.hold(SignSupportContract, ContractOutcome.ABSENT),
            lambda: self.attempt(ReferAgain(Period(self.today, self.today))),
            lambda: self.attempt(Command("refer_to_prosecutor")),
        )  # fmt: skip
        for n in range(gestures):
            ladder[(self.rung + n) % len(ladder)]()
        self.rung = (self.rung + gestures) % len(ladder)

    def four_half_days(self):
        self.today += timedelta(days=3)
        for back in (0, 1):
            for half in Half:
                one = HalfDay(self.today - timedelta(days=back), half)
                if one not in self.walk.complete and one.day >= self.walk.opened_on:
                    self.walk.complete.append(one)

    def refer_today(self):
        self.attempt(Refer(Trigger.FOUR_HALF_DAYS, Period(self.today - timedelta(days=20), self.today)))

    def the_warning_is_prepared(self):
        adult = self.facts().adult_on(self.today)
        self.attempt(PrepareWarning(() if adult else prepare().addressees), Role.DASEN_OFFICER)

    def convoke(self, cls):
        self.attempt(cls(self.today, time(14), "Salle 12"))

    def hold(self, cls, outcome):
        measures = () if cls is RecordHearing else (Measure.TUTORING,)
        more = ((), measures) if cls is SignMeasures else (measures,)
        self.attempt(cls(self.today, outcome, *more))

    @rule(step=TAKEN, back=st.integers(-1, 30), outcome=st.sampled_from(["", "signed", "refused", "came", "absent"]))
    def take_over(self, step, back, outcome):
        self.attempt(TakeOver(step, self.today - timedelta(days=back), "DSDEN", "AR-1", outcome))

    @rule(name=st.sampled_from(["record_guardians_informed", "close_proceedings", "record_social_enquiry"]))
    def a_date(self, name):
        self.attempt(RecordDate(name, self.today))

    @rule()
    def the_year_may_end(self):
        ended = close_year(self.walk.case, facts=self.facts(), today=self.today)
        if ended is not None:
            self.walk.case = ended.entity

    @invariant()
    def each_chain_holds(self):
        if not hasattr(self, "walk"):
            return
        case = self.walk.case
        for track in Track:
            state = INITIAL_STATES[track]
            for number, act in enumerate(case.on_track(track), start=1):
                assert act.number == number
                assert act.source == state
                assert (track.value, act.source, act.name, act.target) in RULES
                state = act.target
            assert case.state_of(track) == state

    @invariant()
    def each_act_cites_a_text_of_its_day(self):
        if hasattr(self, "walk"):
            for act in self.walk.case.acts:
                assert act.name == "take_over" or ALL_BASES[act.basis].in_force(act.on), act

    @invariant()
    def the_prosecutor_had_his_four_conditions(self):
        if not hasattr(self, "walk"):
            return
        case = self.walk.case
        for place, act in enumerate(case.acts):
            if act.step == "refer_to_prosecutor":
                before = case.acts[:place]
                warning = next(one for one in reversed(before) if one.step == "warn")
                assert not any(one.step == "retract" and before.index(one) > before.index(warning) for one in before)
                done = {one.step for one in before}
                if act.on >= date(2014, 11, 21):
                    assert {"sign_support_contract"} <= done
                    assert {"sign_measures", "convene_meeting"} & done
                else:
                    assert "record_hearing" in done
                assert act.by == ACTORS[Role.SIGNATORY].id
                assert warning.on <= act.on

    @invariant()
    def letters_are_lawful(self):
        if not hasattr(self, "letters"):
            return
        for day, kind, persons in self.letters:
            assert str(GRANDMOTHER) not in persons
            if kind == "send_warning_letter":
                assert day < birthday(self.walk.birth, 16)

    @invariant()
    def readers_always_get_an_answer(self):
        if hasattr(self, "walk"):
            facts = self.facts()
            assert len(steps(self.walk.case, facts=facts, today=self.today)) == 8
            waiting_for(self.walk.case, self.today)
            expected_transition(self.walk.case, facts=facts, today=self.today)
            offers(self.walk.case, ACTORS[Role.SIGNATORY], facts=facts, today=self.today)


CaseMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestCaseMachine = CaseMachine.TestCase
