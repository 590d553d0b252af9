import { openDay, useOpenWeekdays } from "@/shared/api/calendars";
import { shortWeekdayDate, today as presentDay } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

interface Props {
  day: string;
  half?: "am" | "pm";
}

/** Morning or afternoon, the day before and after; links, so that Back works. */
export function HalfDayChoice({ day, half }: Props) {
  const today = presentDay();
  const weekdays = useOpenWeekdays();
  const before = openDay(day, -1, weekdays);
  const after = openDay(day, 1, weekdays);
  return (
    <nav className="rc-days rc-no-print" aria-label="Changer de jour ou de demi-journée">
      {half !== undefined && (
        <span className="rc-days__halves">
          {(["am", "pm"] as const).map((each) => (
            <AppLink key={each} href={`/appels?jour=${day}&demi=${each}`} aria-current={each === half ? "true" : undefined}>
              {each === "am" ? "Matin" : "Après-midi"}
            </AppLink>
          ))}
        </span>
      )}
      <AppLink className="fr-link" href={`/appels?jour=${before}`}>
        ‹ {shortWeekdayDate(before)}
      </AppLink>
      {day !== today && (
        <AppLink className="fr-link" href="/appels">
          Aujourd’hui
        </AppLink>
      )}
      {day < today && (
        <AppLink className="fr-link" href={`/appels?jour=${after}`}>
          {shortWeekdayDate(after)} ›
        </AppLink>
      )}
    </nav>
  );
}
