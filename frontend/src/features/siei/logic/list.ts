/** The list of a campaign in one sentence, from what each platform would get now. */

import { counted, integer } from "@/shared/format";

import type { CampaignPage, Publication } from "../api";

type Shares = Publication["platforms"];

/** « 204 jeunes sur la liste, dont 62 de 16 à 18 ans et 31 connus de la mission locale ; 12 restent à confirmer. » */
export function listSentence({ entered, still }: Pick<CampaignPage, "entered" | "still">, shares: Shares | undefined): string {
  if (shares === undefined) return `${counted(entered + still, "jeune")} sur la liste.`;
  const sum = (key: "listed" | "to_confirm" | "minors" | "known_to_mission_locale"): number => shares.reduce((total, share) => total + share[key], 0);
  const listed = sum("listed");
  if (listed + sum("to_confirm") === 0) return "Personne sur la liste.";
  const parts = [
    ...(sum("minors") > 0 ? [`${integer(sum("minors"))} de 16 à 18\u00a0ans`] : []),
    ...(sum("known_to_mission_locale") > 0 ? [`${counted(sum("known_to_mission_locale"), "connu", "connus")} de la mission locale`] : []),
  ];
  const confirm = sum("to_confirm");
  const doubt = confirm === 0 ? "" : `\u00a0; ${counted(confirm, "autre reste", "autres restent")} à confirmer`;
  return `${counted(listed, "jeune")} sur la liste${doubt}.${parts.length === 0 ? "" : ` En tout, ${parts.join(" et ")}.`}`;
}
