import { dayMonth, phoneNumber, today } from "@/shared/format";

import { linesOf, placeOf, type Draft } from "../logic/sheet";

/** The head and the foot of a letter as they will be printed; the text between them belongs to each letter. */
export function Preview({ draft, acts }: { draft: Draft; acts: boolean }) {
  const contacts = [
    ["Téléphone", phoneNumber(draft.phone)],
    ["Courriel", draft.email],
    ["Site", draft.site],
    ["Affaire suivie par", acts ? draft.prepared_by : ""],
  ].filter(([, value]) => value !== "");
  const prosecutor = linesOf(draft.prosecutor_lines);
  return (
    <>
      <div className="rc-letter">
        <ul className="rc-letter__institution">
          {linesOf(draft.institution_lines).map((line, index) => (
            <li key={`${index}-${line}`}>{line}</li>
          ))}
        </ul>
        <div className="rc-letter__sender">
          <strong>{draft.sender_name}</strong>
          {linesOf(draft.address_lines).map((line, index) => (
            <span key={`${index}-${line}`}>{line}</span>
          ))}
          {contacts.map(([label, value]) => (
            <span key={label}>
              {label}&nbsp;: {value}
            </span>
          ))}
        </div>
        <p className="rc-letter__place">
          À {placeOf(draft)}, le {dayMonth(today())} {today().slice(0, 4)}
        </p>
        <p className="rc-letter__body">Le texte de chaque courrier prend place ici.</p>
        {acts && draft.on_behalf !== "" && <p>{draft.on_behalf}</p>}
        <p>Qualité et nom du signataire</p>
      </div>
      {placeOf(draft) === draft.sender_name && <p className="rc-mention">Sans lieu ni adresse, la date suit le nom de l’expéditeur. Donnez l’un ou l’autre.</p>}
      {acts && (
        <p className="rc-mention">
          {prosecutor.length === 0 ? "Une saisine du procureur ne porte pas encore d’adresse." : `Les saisines du procureur partent à\u00a0: ${prosecutor.join(", ")}.`}
        </p>
      )}
    </>
  );
}
