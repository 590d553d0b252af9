import { useState } from "react";

import { HalfDayCalendar } from "@/shared/ui/HalfDayCalendar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { WhyCount } from "@/shared/ui/WhyCount";

import { NOVEMBER, WHY } from "./samples";

export function CalendarStories() {
  const [days, setDays] = useState(NOVEMBER);
  return (
    <>
      <PageHeader title="Absences" lead="Novembre 2026, Lucas Fontaine." />
      <WhyCount count="6 demi-journées" subject="Lucas Fontaine" load={() => Promise.resolve(WHY)}>
        <strong>6 demi-journées</strong> non justifiées en novembre.
      </WhyCount>
      <h2 className="fr-h5 fr-mt-2w">Lecture</h2>
      <HalfDayCalendar
        month="2026-11" subject="Lucas Fontaine" days={NOVEMBER}
        renderDetail={(day) => <p>Matin&nbsp;: {day.am?.label}. Après-midi&nbsp;: {day.pm?.label}.</p>}
      />
      <h2 className="fr-h5 fr-mt-2w">Saisie (simulateur)</h2>
      <HalfDayCalendar
        month="2026-11" days={days}
        onMark={(date, half, state) => setDays(days.map((day) => (day.date === date ? { ...day, [half]: { state, label: state } } : day)))}
      />
    </>
  );
}
