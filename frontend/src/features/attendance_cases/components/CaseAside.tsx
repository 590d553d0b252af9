import { textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

import type { Case } from "../api";
import { SamePerson } from "./SamePerson";

/** Rules applied, who is written to, and what the authority alone keeps. */
export function CaseAside({ attendanceCase }: { attendanceCase: Case }) {
  const { regime, persons, prosecutor, student, school } = attendanceCase;
  return (
    <>
      {prosecutor !== null && <Prosecutor compartment={prosecutor} />}
      <SamePerson caseId={attendanceCase.id} />
      {persons !== null && (
        <section aria-labelledby="persons" className="rc-section">
          <h2 id="persons" className="fr-h6">
            Responsables légaux
          </h2>
          {student.is_adult && <p>Majeur&nbsp;: les courriers lui sont adressés.</p>}
          <ul>
            {persons.map((person) => (
              <li key={person.id}>
                {[person.civility, person.first_name, person.family_name].filter(Boolean).join(" ")}
                <span className="rc-mention"> — {addressWords(person)}</span>
              </li>
            ))}
          </ul>
          {persons.length === 0 && <p className="rc-mention">Aucun responsable connu&nbsp;: complétez la fiche dans la base élèves.</p>}
        </section>
      )}
      <section aria-labelledby="rules" className="rc-section">
        <h2 id="rules" className="fr-h6">
          Règles appliquées
        </h2>
        <p>
          {regime.label}, en vigueur depuis le {textDate(regime.valid_from)}.
        </p>
        <p className="rc-mention">{regime.summary}</p>
        <ul className="rc-no-print">
          <li>
            <AppLink className="fr-link" href="/base-legale">
              Les textes appliqués
            </AppLink>
          </li>
          <li>
            <AppLink className="fr-link" href="/simulateur">
              Simuler une autre histoire
            </AppLink>
          </li>
          <li>
            <AppLink className="fr-link" href={`/eleves/${student.id}`}>
              Page de l’élève<span className="fr-sr-only">, {school.name}</span>
            </AppLink>
          </li>
        </ul>
      </section>
    </>
  );
}

function addressWords({ has_address, address_protected, level }: NonNullable<Case["persons"]>[number]): string {
  const role = level === 1 ? "responsable légal" : "en charge de l’élève";
  if (address_protected) return `${role}, adresse protégée`;
  return has_address ? role : `${role}, sans adresse\u00a0: son courrier ne partira pas`;
}

function Prosecutor({ compartment }: { compartment: NonNullable<Case["prosecutor"]> }) {
  const { label, referred_on, guardians_informed_on, proceedings_closed_on } = compartment;
  const dates = [
    ["Saisine", referred_on],
    ["Information des responsables", guardians_informed_on],
    ["Fin de la suite judiciaire", proceedings_closed_on],
  ] as const;
  return (
    <section aria-labelledby="prosecutor" className="rc-section">
      <h2 id="prosecutor" className="fr-h6">
        Procureur, partie réservée à la DSDEN
      </h2>
      <p>{label}.</p>
      <ul>
        {dates.flatMap(([what, day]) =>
          day === null ? [] : [<li key={what}>{`${what}\u00a0: ${textDate(day)}`}</li>],
        )}
      </ul>
    </section>
  );
}
