import { useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { GroupPart, Presence as Presences } from "@/shared/api/reference.gen";
import { counted } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TextField } from "@/shared/ui/TextField";

import { addParticipant, setPresences, type Meeting, type Presence } from "../api";
import { useMeetingGesture } from "../useMeeting";
import { SeatChoice } from "./SeatChoice";

/** Who sits in the meeting, as whom, and who is there. */
export function Participants({ meeting, edits }: { meeting: Meeting; edits: boolean }) {
  const [adding, setAdding] = useState(false);
  const marking = useMeetingGesture(meeting.id, ({ id, presence }: { id: string; presence: Presence }) => setPresences(meeting.id, [{ participant_id: id, presence }]));
  return (
    <section aria-labelledby="participants" className="rc-section">
      <div className="rc-meeting__head">
        <h2 id="participants" className="fr-h5">
          Membres et invités
        </h2>
        {meeting.participants.length > 0 && <p>{counted(meeting.participants.length, "personne")}</p>}
      </div>
      {marking.isError && <ProblemAlert error={marking.error} />}
      {meeting.participants.length === 0 && <p className="rc-mention">Personne n’est encore attendu.</p>}
      <ul className="rc-sheet rc-people">
        {meeting.participants.map(({ id, name, part, presence, institution }) => (
          <li key={id} className="rc-row">
            <p>
              {name} <span className="rc-mention">{institution === "" ? GroupPart[part] : institution}</span>
            </p>
            {edits ? (
              <select aria-label={`Présence de ${name}`} className="fr-select rc-inline-field" value={presence} onChange={(event) => marking.mutate({ id, presence: event.currentTarget.value as Presence })}>
                {choicesOf(Presences).map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </select>
            ) : (
              <span className="rc-mention">{Presences[presence]}</span>
            )}
          </li>
        ))}
      </ul>
      {edits && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          Ajouter une personne
        </button>
      )}
      {adding && <NewParticipant meeting={meeting} onDone={() => setAdding(false)} />}
    </section>
  );
}

function NewParticipant({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const [outsider, setOutsider] = useState("");
  const adding = useMeetingGesture(meeting.id, (body: Parameters<typeof addParticipant>[1]) => addParticipant(meeting.id, body), onDone);
  function addPartner(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (outsider.trim() !== "" && !adding.isPending) adding.mutate({ outsider: outsider.trim(), part: "partner" });
  }
  return (
    <div className="rc-box rc-form rc-no-print">
      {adding.isError && <ProblemAlert error={adding.error} />}
      <SeatChoice
        id="participant"
        unitId={meeting.unit_id}
        label={meeting.frame.matter.partners_sit ? "Une personne de la plateforme ou d’un partenaire" : "Un collègue, pour toute la réunion"}
        {...(meeting.frame.matter.partners_sit && { hint: "Un partenaire ne voit que les points des jeunes orientés vers sa structure, avec les champs transmis." })}
        value=""
        onChange={(account_id, seat) => account_id !== "" && adding.mutate({ account_id, outsider: "", part: meeting.frame.matter.partners_sit ? (seat?.part ?? "guest") : "guest" })}
        without={meeting.participants.flatMap(({ account_id }) => account_id ?? [])}
      />
      <form onSubmit={addPartner} noValidate>
        <TextField id="partner" label="Ou un partenaire, par sa fonction" hint="Exemple&nbsp;: éducatrice de prévention" maxLength={80} value={outsider} onChange={setOutsider} />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Ajouter le partenaire
        </button>
      </form>
    </div>
  );
}
