import { useQuery } from "@tanstack/react-query";

import type { Student } from "@/shared/api/students";
import { schoolYear, tableDate, textDate, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { QueryPart } from "@/shared/ui/QueryPart";

import { civilStatusQuery } from "../api";
import { Guardians } from "./Guardians";
import { HomeEducation } from "./HomeEducation";

/** Beside the situation: who answers for the pupil, where they study, why one may read this. */
export function StudentAside({ student, seesLog, writes }: { student: Student; seesLog: boolean; writes: boolean }) {
  return (
    <aside aria-label="Responsables et scolarité">
      {student.guardians !== null && (
        <section>
          <h2 className="fr-h5">Responsables légaux</h2>
          <Guardians guardians={student.guardians} hrefFor={writes ? (id) => `/eleves/${student.id}/responsables/${id}` : undefined} />
        </section>
      )}
      <section>
        <h2 className="fr-h5">Scolarité</h2>
        <ul className="rc-plain-list">
          {student.enrolments.map((each) => (
            <li key={each.id}>
              {schoolYear(each.school_year)}&nbsp;: {each.class_name ?? "sans classe"}, {each.school_name}
              <span className="rc-mention rc-block">
                {each.entered_on !== null && `depuis le ${textDate(each.entered_on)}`}
                {each.left_on !== null && `, jusqu’au ${textDate(each.left_on)}`}
              </span>
            </li>
          ))}
        </ul>
        {writes && <HomeEducation student={student} />}
      </section>
      <section>
        <h2 className="fr-h5">Votre accès</h2>
        <p className="rc-mention">{typeset(student.access_reason)} Cette lecture est inscrite au journal.</p>
        {seesLog && (
          <p>
            <AppLink className="fr-link fr-link--sm" href={`/eleves/${student.id}/acces`}>
              Voir qui a consulté ce dossier
            </AppLink>
          </p>
        )}
        {student.guardians !== null && (
          <Disclosure label="État civil (lecture notée)">
            <Civil id={student.id} />
          </Disclosure>
        )}
      </section>
    </aside>
  );
}

function Civil({ id }: { id: string }) {
  const query = useQuery(civilStatusQuery(id));
  return (
    <QueryPart query={query} lines={3}>
      {(status) => (
        <dl className="rc-facts">
          <div>
            <dt>Date de naissance</dt>
            <dd>{tableDate(status.birth_date)}</dd>
          </div>
          <div>
            <dt>INE</dt>
            <dd>{status.ines.length === 0 ? "non renseigné" : status.ines.map((each) => each.ine).join(", ")}</dd>
          </div>
          <div>
            <dt>Adresse de l’élève</dt>
            <dd>{[...status.address_lines, [status.postal_code, status.city].filter((part) => part !== null).join(" ")].filter((part) => part !== "").join(", ") || "non renseigné"}</dd>
          </div>
        </dl>
      )}
    </QueryPart>
  );
}
