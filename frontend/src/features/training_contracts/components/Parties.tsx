import { useQuery } from "@tanstack/react-query";
import { useState, type Dispatch, type SetStateAction } from "react";

import { sentenceName } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { nameParty, noteOnPaper, sendLink, tutorsQuery, type Contract, type Party } from "../api";
import { partyBody, partyDraft, partyFields } from "../logic/parties";
import { isOver } from "../logic/steps";
import { partyWords, signsByLink } from "../logic/words";
import { useContractWrite } from "../useContractWrite";
import { FieldForm } from "./FieldForm";
import { OneField } from "./OneField";

/** Who signs, signed on which day and how, and what each is waited for. */
export function Parties({ contract, today }: { contract: Contract; today: string }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section aria-labelledby="parties">
      <h2 id="parties" className="fr-h5">
        Les parties
      </h2>
      <p className="rc-mention">
        {contract.signed} signature{contract.signed > 1 ? "s" : ""} sur {contract.signatories}
      </p>
      <ul className="rc-plain-list">
        {contract.parties.map((party) => (
          <li key={party.party} className="rc-signatory">
            <Line contract={contract} party={party} today={today} opened={open} onOpen={setOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  contract: Contract;
  party: Party;
  today: string;
  opened: string | null;
  onOpen: Dispatch<SetStateAction<string | null>>;
}

function Line({ contract, party, today, opened, onOpen }: LineProps) {
  const done = party.signed_on !== null;
  const known = party.name !== "";
  const name = party.party === "young_person" ? sentenceName(contract) : party.name;
  const icon = done ? "fr-icon-check-line" : party.declined_on !== null ? "fr-icon-close-line" : "fr-icon-time-line";
  const age = party.party === "young_person" ? `, ${contract.age}\u00a0ans` : `, ${party.quality !== "" ? party.quality : party.label.toLocaleLowerCase("fr")}`;
  return (
    <>
      <p className={done ? undefined : "rc-strong"}>
        <span className={`${icon} fr-icon--sm`} aria-hidden="true" /> {known ? `${name}${age}` : party.label}
        {party.is_me && " (vous)"}
      </p>
      <p className="rc-mention">{partyWords(party, contract.state)}</p>
      {contract.may_prepare && !isOver(contract.state) && <Gestures contract={contract} party={party} today={today} opened={opened} onOpen={onOpen} />}
    </>
  );
}

function Gestures({ contract, party, today, opened, onOpen }: LineProps) {
  const draft = contract.state === "draft";
  const signing = contract.state === "to_sign" && party.signed_on === null && party.name !== "";
  const link = useContractWrite(contract, sendLink, () => announceGesture({ message: `Le lien et le code partent vers ${party.name}.` }));
  const keyOf = (what: string): string => `${what}-${party.party}`;
  const toggle = (what: string) => () => onOpen(opened === keyOf(what) ? null : keyOf(what));
  /** A form that was left for another one closes nothing when its answer comes. */
  const close = (what: string) => () => onOpen((now) => (now === keyOf(what) ? null : now));
  const name = party.name === "" ? party.label.toLocaleLowerCase("fr") : party.party === "young_person" ? contract.first_name : party.name;
  return (
    <>
      <div className="rc-actions rc-no-print">
        {draft && (
          <Opener label={party.name === "" ? "Indiquer" : "Modifier"} of={name} open={opened === keyOf("name")} onClick={toggle("name")} />
        )}
        {signing && signsByLink(party) && party.has_mail && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={link.isPending} onClick={() => !link.isPending && link.mutate({ party: party.party, purpose: "sign" })}>
            {link.isPending ? "Envoi…" : party.link === "" ? "Envoyer le code" : "Renvoyer le code"}
            <span className="fr-sr-only"> à {name}</span>
          </button>
        )}
        {signing && !party.is_me && <Opener label="Signé sur papier" of={name} open={opened === keyOf("paper")} onClick={toggle("paper")} />}
      </div>
      {link.isError && <ProblemAlert error={link.error} />}
      {opened === keyOf("name") && <PartyForm contract={contract} party={party} onClose={close("name")} />}
      {opened === keyOf("paper") && <PaperForm contract={contract} party={party} today={today} onClose={close("paper")} />}
    </>
  );
}

function Opener({ label, of, open, onClick }: { label: string; of: string; open: boolean; onClick: () => void }) {
  return (
    <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open} onClick={onClick}>
      {label}
      <span className="fr-sr-only">, {of}</span>
    </button>
  );
}

function PartyForm({ contract, party, onClose }: { contract: Contract; party: Party; onClose: () => void }) {
  const { data } = useQuery({ ...tutorsQuery, enabled: party.party === "tutor" });
  const tutors = (data?.items ?? []).map(({ id, name, job_title }) => ({ value: id, label: job_title === "" ? name : `${name}, ${job_title}` }));
  const write = useContractWrite(contract, nameParty, () => {
    announceGesture({ message: "Partie enregistrée." });
    onClose();
  });
  return (
    <FieldForm
      id={`party-${party.party}`}
      fields={partyFields(party.party, tutors)}
      first={partyDraft(party)}
      submit="Enregistrer"
      secondary
      pending={write.isPending}
      error={write.error}
      onSubmit={(draft) => write.mutate(partyBody(party, draft))}
      cancel={<Close onClose={onClose} />}
    />
  );
}

/** The sheet was signed by hand and is kept by the platform. */
function PaperForm({ contract, party, today, onClose }: { contract: Contract; party: Party; today: string; onClose: () => void }) {
  const [on, setOn] = useState(today);
  const write = useContractWrite(contract, noteOnPaper, () => {
    announceGesture({ message: `Signature sur papier de ${party.name} notée.` });
    onClose();
  });
  return (
    <form
      className="rc-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!write.isPending) write.mutate({ party: party.party, signed_on: on === "" ? null : on });
      }}
    >
      {write.isError && <ProblemAlert error={write.error} fields={{ "/signed_on": { id: `paper-${party.party}-signed_on`, label: "Date de la signature" } }} />}
      <OneField form={`paper-${party.party}`} field={{ name: "signed_on", kind: "date", label: "Date de la signature", until: today, days: [today] }} value={on} lacking={false} onChange={setOn} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={write.isPending}>
          {write.isPending ? "Envoi…" : "Noter cette signature"}
        </button>
        <Close onClose={onClose} />
      </div>
    </form>
  );
}

const Close = ({ onClose }: { onClose: () => void }) => (
  <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={onClose}>
    Fermer
  </button>
);
