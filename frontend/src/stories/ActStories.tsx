import { CaseSteps, type Step } from "@/shared/ui/CaseSteps";
import { CaseTimeline } from "@/shared/ui/CaseTimeline";
import { EvidenceList } from "@/shared/ui/EvidenceList";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { TransitionBar } from "@/shared/ui/TransitionBar";
import type { TimelineEvent } from "@/shared/ui/timeline";

import { INTERNAL, R131_7, TODAY } from "./samples";

const STEPS: Step[] = [
  { label: "Dialogue avec la famille", state: "done", date: "2026-11-03", who: "Mme Lemoine", legal_basis: { ...R131_7, article: "R. 131-6" } },
  { label: "Commission éducative, mesures", state: "done", date: "2026-11-10", who: "signé M. Garnier", legal_basis: R131_7 },
  { label: "Saisine du DASEN", state: "done", date: "2026-11-16", who: "reçue le 17 nov.", legal_basis: { ...R131_7, article: "L. 131-8" } },
  { label: "Avertissement", state: "current", state_label: "attend la DSDEN, depuis 6 jours", legal_basis: { ...R131_7, article: "L. 131-8" } },
  { label: "Convocation", state: "skipped" },
  { label: "Contrat d’aide et d’accompagnement", state: "possible", legal_basis: { ...R131_7, article: "R. 131-7, II" } },
  { label: "Nouvelle saisine", state: "not_yet", missing: ["Il manque le contrat d’aide proposé à la famille."], legal_basis: INTERNAL },
  { label: "Saisine du procureur", state: "not_applicable", state_label: "sans objet\u00a0: plus soumis à l’obligation scolaire" },
];

const event = (id: string, at: string, title: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id, at, title, kind: "act", kind_label: "Actes", ...more,
});

const EVENTS: TimelineEvent[] = [
  event("1", "2026-11-23T07:06:00Z", "Absente, appel de Mme Aubry", { kind: "absence", kind_label: "Absences" }),
  event("2", "2026-11-17", "Saisine reçue par la DSDEN", { actor: "Agent de la DSDEN, assiduité" }),
  event("3", "2026-11-12", "Information sociale ajoutée (contenu réservé)", { actor: "Assistante de service social" }),
  event("4", "2026-10-30T14:10:00Z", "Retard de 10 minutes", {
    kind: "absence", kind_label: "Absences", replaced: { text: "Absente l’après-midi", on: "2026-10-31" },
  }),
];

export function ActStories() {
  return (
    <>
      <PersonHeader
        subject="Dossier d’absence 2026-2027" name={{ family_name: "Roche", first_name: "Jade" }}
        facts={[
          { label: "Classe", value: "1re MCV", labelHidden: true },
          { label: "Âge", value: "15 ans", labelHidden: true },
          { label: "Référent", value: "à désigner" },
        ]}
        situation="La DSDEN a reçu la saisine le 17 nov. et n’a pas encore répondu (depuis 6 jours)."
        confidential={[{ level_label: "sociale", count: 1, author_function: "assistante sociale", date: "2026-11-12", can_read: false }]}
        back={{ label: "Dossiers qui attendent vous", href: "/dossiers?attend=moi" }}
        sequence={{ position: 2, total: 4, previousHref: "/dossiers/1", nextHref: "/dossiers/3" }}
      />
      <div className="rc-shape rc-shape--record">
        <div>
          <h2 className="fr-h5">Étapes</h2>
          <CaseSteps label="Étapes du dossier" steps={STEPS} />
          <h2 className="fr-h5">Preuves</h2>
          <EvidenceList
            items={[
              { id: "1", kind_label: "Courrier recommandé", date: "2026-11-10", state_label: "remis le 12 nov.", number: "RK 12 345" },
              { id: "2", kind_label: "SMS", date: "2026-11-12", state_label: "état de remise inconnu\u00a0: le prestataire ne le dit pas" },
            ]}
          />
          <h2 className="fr-h5">Frise de l’année</h2>
          <CaseTimeline events={EVENTS} />
        </div>
        <aside className="rc-shape__aside--first">
          <TransitionBar
            today={TODAY} expected="sign_support_contract" hrefFor={(name) => `/dossiers/1/actes/${name}`}
            offers={[
              { name: "add_contact", label: "Ajouter un contact", legal_basis: null, blocked_by: [] },
              { name: "sign_support_contract", label: "Contractualiser l’accompagnement", legal_basis: { ...R131_7, article: "R. 131-7, II" }, blocked_by: [] },
              { name: "refer_again", label: "Saisir de nouveau le DASEN", legal_basis: { ...R131_7, article: "R. 131-7, III" }, blocked_by: ["Il manque le contrat d’aide proposé. Le chef d’établissement peut le proposer."] },
            ]}
          />
        </aside>
      </div>
    </>
  );
}
