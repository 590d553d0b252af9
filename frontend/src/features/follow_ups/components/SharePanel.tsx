import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { Role } from "@/shared/api/reference.gen";
import { counted, textDate } from "@/shared/format";
import { Choices } from "@/shared/ui/Choices";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { previewSharing, shareOut, type PlatformStaff, type StaffMember } from "../api";
import { readAgain } from "../useActs";
import { inSentence } from "../logic/words";

interface Props {
  platform: PlatformStaff;
  /** Empty: all those without a referent. */
  ids: string[];
  /** How many they are. */
  count: number;
  onClose: () => void;
}

/** « Répartir »: between whom, what each would get, then the act; each to whoever follows the fewest. */
export function SharePanel({ platform, ids, count, onClose }: Props) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const present = platform.staff.filter(({ away_until }) => away_until === null);
  const [chosen, setChosen] = useState(() => present.filter(({ role }) => role !== "platform_manager").map(({ id }) => id));
  const body = { platform_id: platform.platform_id, follow_up_ids: ids, account_ids: chosen };
  const preview = useQuery({ queryKey: ["follow-ups", "sharing", body], queryFn: () => previewSharing(body), enabled: chosen.length > 0, staleTime: 0, gcTime: 0 });
  const share = useMutation({
    mutationFn: () => shareOut(body),
    onSuccess: async (done) => {
      announceGesture({ message: `${counted(done.count, "suivi réparti", "suivis répartis")}.` });
      onClose();
      await readAgain(client);
    },
  });
  const nameOf = (account: string): string => platform.staff.find(({ id }) => id === account)?.name ?? "";
  const names = new Map(present.map((one) => [one.id, one]));

  return (
    <section className="rc-box rc-no-print" aria-labelledby="sharing">
      <div className="rc-contact__head">
        <h2 id="sharing" ref={heading} tabIndex={-1} className="fr-h6">
          Répartir {ids.length === 0 ? counted(count, "jeune sans référent", "jeunes sans référent") : counted(ids.length, "jeune choisi", "jeunes choisis")}
        </h2>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-close-line fr-btn--icon-right" onClick={onClose}>
          Fermer
        </button>
      </div>
      {share.isError && <ProblemAlert error={share.error} />}
      <div className="rc-two">
        <Choices
          id="sharers"
          legend="Entre qui"
          hint="Les personnes absentes ne reçoivent personne."
          kind="checkbox"
          choices={[...names.values()].map((one) => ({ value: one.id, label: `${one.name}, ${inSentence(labelOf(Role, one.role))}\u00a0: ${counted(one.load, "suivi")}` }))}
          chosen={chosen}
          onChange={setChosen}
        />
        <div>
          <p className="fr-label">Ce que chacun suivrait</p>
          {chosen.length === 0 && <p className="rc-mention">Cochez au moins une personne.</p>}
          {preview.isError && <ProblemAlert error={preview.error} takesFocus={false} />}
          {preview.data !== undefined && chosen.length > 0 && (
            <ul className="rc-plain-list" aria-live="polite">
              {preview.data.shares.map(({ account_id, before, after }) => (
                <li key={account_id}>
                  <strong>{nameOf(account_id)}</strong>&nbsp;: {before === after ? `${counted(before, "suivi")}, rien de plus` : `de ${before} à ${counted(after, "suivi")}`}
                </li>
              ))}
            </ul>
          )}
          <Away staff={platform.staff} />
        </div>
      </div>
      <button type="button" className="fr-btn fr-btn--sm" aria-disabled={chosen.length === 0 || share.isPending} onClick={() => chosen.length > 0 && !share.isPending && share.mutate()}>
        {share.isPending ? "Envoi…" : "Répartir ainsi"}
      </button>
    </section>
  );
}

function Away({ staff }: { staff: readonly StaffMember[] }) {
  const away = staff.flatMap(({ name, away_until }) => (away_until === null ? [] : [`${name} jusqu’au ${textDate(away_until)}`]));
  return away.length === 0 ? null : <p className="rc-mention">Absents&nbsp;: {away.join(", ")}.</p>;
}
