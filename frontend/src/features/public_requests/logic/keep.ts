/** What one takes along from the receipt: an entry for the diary, a text for oneself. */

import type { Receipt } from "../api";

const compact = (day: string): string => day.replaceAll("-", "");

function dayAfter(day: string): string {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** An iCalendar file with one whole day for each promised day. */
export function diaryOf(receipt: Receipt): string {
  const events = [
    { on: receipt.call_before.on, words: "Dernier jour prévu pour l’appel de la plateforme" },
    ...(receipt.interview_before === null ? [] : [{ on: receipt.interview_before.on, words: "Mon entretien est proposé avant ce jour" }]),
  ];
  return [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Raccroche//FR",
    ...events.flatMap(({ on, words }, index) => [
      "BEGIN:VEVENT", `UID:${receipt.reference}-${index}@raccroche`, `DTSTAMP:${compact(receipt.received_on)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(dayAfter(on))}`, `SUMMARY:${words} (${receipt.reference})`, "END:VEVENT",
    ]),
    "END:VCALENDAR", "",
  ].join("\r\n");
}

/** The number to call back: the platform's, else the national one. */
export const numberToCall = (receipt: Receipt): string => (receipt.phone === "" ? receipt.free_number : receipt.phone);

/** `0800122500` as it is read aloud; any other number two figures at a time. */
export const readAloud = (number: string): string => (/^0800/.test(number) ? number.replace(/^0800(\d\d)(\d\d)(\d\d)$/, "0 800 $1 $2 $3") : number.replace(/(\d\d)(?=\d)/g, "$1 "));

export const smsOf = (receipt: Receipt): string =>
  `sms:?&body=${encodeURIComponent(`Reprendre une formation\u00a0: demande ${receipt.reference}. ${receipt.platform_name}, ${readAloud(numberToCall(receipt))}.`)}`;
