/** What became of an envelope, in one line. */

import { dayMonth } from "./dates";

interface Envelope {
  channel_label: string;
  state_label: string;
  cause_label: string | null;
  registered_number: string;
  settled_on: string | null;
  /** The envelope that came back, for a letter sent again. */
  replaces?: string | null;
}

/** « Lettre recommandée RK000123456FR, remis le 20 nov. », « Lettre simple, retourné le 20 nov. : destinataire inconnu ». */
export function deliveryWords({ channel_label, state_label, cause_label, registered_number, settled_on, replaces = null }: Envelope): string {
  const channel = registered_number === "" ? channel_label : `${channel_label} ${registered_number}`;
  const day = settled_on === null ? "" : ` le ${dayMonth(settled_on)}`;
  const cause = cause_label === null ? "" : `\u00a0: ${lower(cause_label)}`;
  const again = replaces === null ? "" : " (second envoi, le premier est revenu)";
  return `${channel}, ${lower(state_label)}${day}${cause}${again}`;
}

const lower = (text: string): string => text.charAt(0).toLocaleLowerCase("fr") + text.slice(1);
