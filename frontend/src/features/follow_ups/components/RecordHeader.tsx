import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { labelOf } from "@/shared/api/labels";
import { FollowUpSource } from "@/shared/api/reference.gen";
import { counted, dayOf, phoneNumber, textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { listHolding, sequenceIn } from "@/shared/ui/recordList";

import type { FollowUpPage } from "../api";
import { nameOf, schoolingWords, telHref } from "../logic/list";
import { useReferent } from "../useActs";
import { inSentence } from "../logic/words";

/** Who this is, and in large who answers for them. */
export function RecordHeader({ page }: { page: FollowUpPage }) {
  const { followed } = page;
  const from = listHolding(followed.id);
  return (
    <PersonHeader
      name={nameOf(followed.identity)}
      back={from === null ? { label: "Liste de travail", href: "/suivis" } : { label: from.label, href: from.href }}
      sequence={sequenceIn(from, followed.id, (id) => `/suivis/${id}`)}
      notice={noticeOf(page)}
      facts={[
        { label: "Âge", value: counted(page.age, "an"), labelHidden: true },
        { label: "Dernière formation", value: schoolingWords(followed.last.formation, followed.last.left_on), labelHidden: true },
        { label: "Plateforme", value: followed.platform_name, labelHidden: true },
        ...(followed.identity.phone === null ? [] : [{ label: "Téléphone", value: <a href={telHref(followed.identity.phone)}>{phoneNumber(followed.identity.phone)}</a> }]),
        { label: "Arrivé", value: `${textDate(followed.arrived_on)}, ${inSentence(labelOf(FollowUpSource, followed.source))}` },
      ]}
      situation={<Referent page={page} />}
      actions={<Relay page={page} />}
    />
  );
}

function noticeOf({ followed }: FollowUpPage): string | undefined {
  if (followed.followup_status === "transferred") return `Suivi passé à une autre plateforme${followed.closed_on === null ? "" : ` le ${textDate(followed.closed_on)}`}. Son responsable y répond. Cette page se lit, elle ne s’écrit plus.`;
  return followed.followup_status === "closed" ? "Ce suivi est terminé. Il se reprend à tout moment." : undefined;
}

function Referent({ page: { followed, referent_is_me, is_open } }: { page: FollowUpPage }) {
  const { referent } = followed;
  if (!is_open) return null;
  if (referent.account_id === null) return <span className="rc-referent">Sans référent nommé&nbsp;: la plateforme répond.</span>;
  return (
    <>
      <span className="rc-referent">
        Référent&nbsp;: {referent.name}
        {referent_is_me && " (vous)"}
      </span>{" "}
      depuis le {textDate(dayOf(referent.since))}
      {referent.away_until !== null && `. Absent jusqu’au ${textDate(referent.away_until)}\u00a0: la plateforme répond`}
    </>
  );
}

function Relay({ page }: { page: FollowUpPage }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const take = useReferent();
  const { followed, version, may_write, handover, referent_is_me } = page;
  if (!may_write || me === undefined) return null;
  if (followed.referent.account_id === null) {
    return (
      <>
        <button type="button" className="fr-btn fr-btn--sm" onClick={() => !take.isPending && take.mutate({ one: { id: followed.id, version }, person: nameOf(followed.identity), account: me.id })}>
          M’attribuer
        </button>
        {me.permissions.includes("follow_ups:assign") && (
          <AppLink className="fr-btn fr-btn--sm fr-btn--secondary" href={`/suivis/${followed.id}/actes/referent`}>
            Nommer un référent
          </AppLink>
        )}
      </>
    );
  }
  if (handover !== null || !(referent_is_me || me.permissions.includes("follow_ups:assign"))) return null;
  return (
    <AppLink className="fr-btn fr-btn--sm fr-btn--secondary" href={`/suivis/${followed.id}/actes/relais`}>
      Passer le relais
    </AppLink>
  );
}
