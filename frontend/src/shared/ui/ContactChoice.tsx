import { useId } from "react";

import { phoneNumber } from "@/shared/format";

import type { Contact } from "./contact";

interface Props {
  contacts: Contact[];
  value: string;
  onChange: (id: string) => void;
}

/** The responsible persons in the order to call them; addresses are not shown here. */
export function ContactChoice({ contacts, value, onChange }: Props) {
  const name = useId();
  if (contacts.length === 0) return <p>Aucun responsable légal n’est renseigné. Le dossier de l’élève est à compléter.</p>;
  return (
    <fieldset className="rc-radios">
      <legend className="fr-sr-only">Personne contactée</legend>
      <ul className="rc-plain-list">
        {contacts.map((contact) => (
          <li key={contact.id} className="rc-contact__person">
            <label className="rc-radio">
              <input type="radio" name={name} checked={contact.id === value} onChange={() => onChange(contact.id)} />
              <span>
                {contact.name} ({contact.relation})
              </span>
            </label>
            {contact.phone === null ? (
              <span className="rc-mention">téléphone non renseigné</span>
            ) : (
              <a className="fr-link" href={`tel:${contact.phone.replace(/\s/g, "")}`}>
                {phoneNumber(contact.phone)}
              </a>
            )}
            <span className="rc-mention">
              {[contact.first_to_call && "à contacter en premier", contact.accepts_sms ? "SMS accepté" : "SMS refusé", ...contact.last_attempts]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
