import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { ItemState } from "@/shared/api/reference.gen";
import { counted, typeset } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";
import { MenuButton } from "@/shared/ui/MenuButton";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { addItem, arrangeAgenda, meetingQuery, removeItem, sendAgenda, type Meeting, type MeetingItem } from "../api";
import { minutesOf, moved, timeWords, tooMuch } from "../logic/agenda";
import { subjectOf } from "../logic/projection";
import { useMeetingGesture } from "../useMeeting";
import { AddByHand } from "./AddByHand";
import { GuestForm } from "./GuestForm";
import { PersonLink } from "./PersonLink";
import { Reasons } from "./Reasons";

/** « Ordre du jour » : who, in which order, why, for how many minutes. */
export function Agenda({ meeting, edits }: { meeting: Meeting; edits: boolean }) {
  const client = useQueryClient();
  const key = meetingQuery(meeting.id).queryKey;
  const [inviting, setInviting] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const sending = useMeetingGesture(meeting.id, () => sendAgenda(meeting.id), (sent) =>
    announceGesture({ message: `Ordre du jour envoyé\u00a0: ${counted(sent.items.length, "situation")}, aucun nom dans le message.` }),
  );
  async function putBack(item: MeetingItem): Promise<void> {
    const reasons = item.reasons.map(({ kind, origin_id }) => ({ kind, origin_id }));
    client.setQueryData(key, await addItem(meeting.id, { student_id: item.person?.student_id ?? null, follow_up_id: item.person?.follow_up_id ?? null, subject: item.subject, minutes: item.minutes, reasons }, crypto.randomUUID()));
    await client.invalidateQueries({ queryKey: ["meetings", meeting.id, "proposals"] });
  }
  const removing = useMeetingGesture(meeting.id, (item: MeetingItem) => removeItem(meeting.id, item.id), (_meeting, item) =>
    announceGesture({ message: `${subjectOf(item, false)} n’est plus à l’ordre du jour.`, undo: () => putBack(item) }),
  );
  const arranging = useMutation({
    mutationFn: (items: MeetingItem[]) => arrangeAgenda(meeting.id, { item_ids: items.map(({ id }) => id), minutes: items.map(({ id, minutes }) => ({ item_id: id, minutes })) }),
    onMutate: (items) => {
      const before = client.getQueryData(key);
      if (before !== undefined) client.setQueryData(key, { ...before, body: { ...before.body, items: items.map((item, index) => ({ ...item, position: index + 1 })) } });
      return before;
    },
    onSuccess: (answer) => client.setQueryData(key, answer),
    onError: (_error, _items, before) => client.setQueryData(key, before),
  });

  const { items } = meeting;
  const used = minutesOf(items);
  const excess = tooMuch(used, meeting.planned_minutes);

  return (
    <section aria-labelledby="agenda" className="rc-meeting__agenda">
      <div className="rc-meeting__head">
        <h2 id="agenda" className="fr-h5">
          Ordre du jour
        </h2>
        <p role="status">
          {timeWords(used, meeting.planned_minutes)}
          {excess !== null && <strong> — {excess}</strong>}
        </p>
      </div>
      {[removing, arranging, sending].map((gesture, index) => gesture.isError && <ProblemAlert key={index} error={gesture.error} />)}
      {items.length === 0 && (
        <EmptyState kind="never" title="Rien à l’ordre du jour.">
          {edits ? "Ajoutez une situation proposée, ou un sujet de groupe." : "L’ordre du jour n’est pas encore préparé, ou aucun point ne vous concerne."}
        </EmptyState>
      )}
      <ol className="rc-agenda">
        {items.map((item, index) => (
          <li key={item.id} data-row={item.id}>
            <div className="rc-agenda__text">
              <p className="rc-agenda__name">
                {item.position}. {item.person === null ? typeset(item.subject) : <PersonLink person={item.person} />}
                {item.state !== "to_see" && <span className="rc-mention"> · {labelOf(ItemState, item.state)}</span>}
              </p>
              <Reasons reasons={item.reasons} />
              {item.guests.length > 0 && <p className="rc-mention">Invité pour ce point&nbsp;: {item.guests.map(({ name }) => name).join(", ")}</p>}
              {item.hidden_notes.map((note) => (
                <p key={note.sentence} className="rc-mention">
                  <span className="fr-icon-lock-line fr-icon--sm" aria-hidden="true" /> {typeset(note.sentence)}
                </p>
              ))}
            </div>
            {edits && (
              <div className="rc-agenda__tools rc-no-print">
                <MinutesField item={item} onChange={(minutes) => arranging.mutate(items.map((each) => (each.id === item.id ? { ...each, minutes } : each)))} />
                {([-1, 1] as const).map((step) => (
                  <button
                    key={step}
                    type="button"
                    className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline rc-agenda__move"
                    aria-disabled={step === -1 ? index === 0 : index === items.length - 1}
                    onClick={() => arranging.mutate(moved(items, item.id, step))}
                  >
                    <span aria-hidden="true">{step === -1 ? "↑" : "↓"}</span>
                    <span className="fr-sr-only">
                      {step === -1 ? "Monter" : "Descendre"} {subjectOf(item, false)}
                    </span>
                  </button>
                ))}
                <MenuButton
                  label="Autre"
                  about={`pour ${subjectOf(item, false)}`}
                  className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
                  items={[
                    { label: "Inviter pour ce point", onSelect: () => setInviting(item.id) },
                    ...(item.state === "seen" ? [] : [{ label: "Retirer de l’ordre du jour", onSelect: () => removing.mutate(item) }]),
                  ]}
                />
              </div>
            )}
            {inviting === item.id && <GuestForm meeting={meeting} item={item} onClose={() => setInviting(null)} />}
          </li>
        ))}
      </ol>
      {edits && (
        <div className="rc-actions rc-no-print">
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {meeting.frame.matter.subject === "followed" ? "Ajouter un sujet" : "Ajouter un élève ou un sujet"}
          </button>
          {items.length > 0 && (
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={sending.isPending} onClick={() => !sending.isPending && sending.mutate()}>
              {sending.isPending ? "Envoi…" : "Envoyer l’ordre du jour"}
            </button>
          )}
        </div>
      )}
      {adding && <AddByHand meeting={meeting} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** Kept when one leaves the field: nothing is sent while a number is typed. */
function MinutesField({ item, onChange }: { item: MeetingItem; onChange: (minutes: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  function settle(): void {
    const minutes = Number(typed);
    setTyped(null);
    if (typed !== null && Number.isInteger(minutes) && minutes > 0 && minutes <= 120 && minutes !== item.minutes) onChange(minutes);
  }
  return (
    <label className="rc-agenda__minutes">
      <span className="fr-sr-only">Minutes pour {subjectOf(item, false)}</span>
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={120}
        className="fr-input"
        value={typed ?? item.minutes}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()}
      />
      <span aria-hidden="true">min</span>
    </label>
  );
}
