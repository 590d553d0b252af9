import { SegmentedControl } from "@codegouvfr/react-dsfr/SegmentedControl";
import { useState } from "react";

import { EmptyState } from "@/shared/ui/EmptyState";
import { Kbd } from "@/shared/ui/Kbd";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonName } from "@/shared/ui/PersonName";
import { QuickDate } from "@/shared/ui/QuickDate";
import { SaveState } from "@/shared/ui/SaveState";
import { SmallCell } from "@/shared/ui/SmallCell";
import { announceGesture } from "@/shared/ui/undo";
import { WorkQueue, type WorkItem } from "@/shared/ui/WorkQueue";

import { TODAY } from "./samples";

const item = (id: string, verb: string, family_name: string, first_name: string, why: string, more: Partial<WorkItem> = {}): WorkItem => ({
  id, verb, why, href: `/dossiers/${id}`, subject: <PersonName name={{ family_name, first_name }} />, subjectName: `${first_name} ${family_name}`, ...more,
});
const MORE = [
  { label: "Reporter à…", onSelect: () => announceGesture({ message: "Reporté au 24 nov.", undo: () => undefined }) },
  { label: "Ce n’est pas à moi", onSelect: () => undefined },
];
const CALL = { label: "Noter un appel", onSelect: () => announceGesture({ message: "Appel noté.", undo: () => undefined }) };

export function WorkStories() {
  const [day, setDay] = useState("2026-11-24");
  return (
    <>
      <PageHeader
        title="Bonjour Nadia" lead="Ce matin&nbsp;: 23 absences sans motif, 9 familles à prévenir, 3 élèves viennent d’atteindre 4 demi-journées."
        saveState={<SaveState saving={{ status: "saved", at: "2026-11-23T09:32:00Z" }} />}
      />
      <WorkQueue
        today={TODAY}
        groups={[
          { title: "Maintenant", items: [
            item("1", "Prévenir la famille de", "Delorme", "Yanis", "Absent ce matin sans motif · 3e absence en novembre", { icon: "fr-icon-phone-line", action: CALL, more: MORE }),
            item("2", "Prévenir la famille de", "Charpentier-Beauregard", "Marie-Apolline", "Absente ce matin · répondeur vendredi, 16 h 20", { icon: "fr-icon-phone-line", action: CALL }),
            item("3", "Ouvrir un dossier pour", "Fontaine", "Lucas", "Seuil de 4 atteint le 17 nov., rien de fait depuis 6 jours", { deadline: { date: "2026-11-25", kind: "internal" }, action: { label: "Ouvrir un dossier", href: "/dossiers" } }),
            item("4", "Relancer", "Roche", "Jade", "…", {}),
          ] },
          { title: "En attente d’un autre", items: [
            item("5", "Réponse de la DSDEN, saisine de", "Roche", "Jade", "Reçue le 17 nov., depuis 6 jours", { deadline: { date: "2026-12-01", kind: "legal", article: "R. 131-7" } }),
            item("6", "Entretien de", "Zerrouki", "Mehdi", "Demande publique du 16 nov.", { deadline: { date: "2026-11-20", kind: "legal" } }),
          ] },
        ]}
      />
      <EmptyState kind="done" title="Toutes les familles sont prévenues">
        Prochain point à 14 h.
      </EmptyState>
      <SegmentedControl
        legend="Seuil" inlineLegend small
        segments={[
          { label: "4 demi-journées", nativeInputProps: { defaultChecked: true } },
          { label: "10 demi-journées" },
        ]}
      />
      <QuickDate label="Date de l’entretien" value={day} onChange={setDay} suggestions={["2026-11-24", "2026-11-26", "2026-12-03"]} error="Indiquez une date après le 24 nov." />
      <p>
        Élèves suivis&nbsp;: <SmallCell /> · <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary">Accuser réception<Kbd keys="a" /></button>
      </p>
    </>
  );
}
