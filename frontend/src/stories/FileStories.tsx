import { useState } from "react";

import { DiffTable, type Side } from "@/shared/ui/DiffTable";
import { DocumentPreview } from "@/shared/ui/DocumentPreview";
import { FileDrop } from "@/shared/ui/FileDrop";
import { PageHeader } from "@/shared/ui/PageHeader";

const CHANGES = [
  { subject: "ABDELLI Nora · 4e B", field: "Classe", before: "4e A", after: "4e B" },
  { subject: "BLANCHARD Léo · 3e C", field: "Téléphone du responsable 1", before: "06 39 98 •• 12", after: "06 39 98 •• 47" },
  { subject: "BLANCHARD Léo · 3e C", field: "SMS accepté", before: null, after: "oui" },
  { subject: "CHARPENTIER Anaé · 6e A", field: "Prénom", before: "Anae", after: "Anaé" },
];

export function FileStories() {
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const drop = { label: "Fichier de l’établissement", hint: "XML ou ZIP, 20 Mo au plus", accept: ".xml,.zip", onFile: () => undefined };
  return (
    <>
      <PageHeader title="Import du 23 novembre" breadcrumb={[{ label: "Imports", href: "/imports" }]} lead="Rien n’est encore appliqué." />
      <FileDrop {...drop} progress={{ status: "idle" }} />
      <FileDrop {...drop} onInterrupt={() => undefined} progress={{ status: "working", name: "ElevesAvecAdresses.xml", size: 1_240_000, step: "Lecture\u00a0:", done: 3000, total: 12_000 }} />
      <h2 className="fr-h5">Modifiés</h2>
      <DiffTable caption="Élèves modifiés" changes={CHANGES} />
      <h2 className="fr-h5">Ce dossier a changé pendant votre saisie</h2>
      <DiffTable
        caption="Votre saisie et la version enregistrée" titles={["La mienne", "La leur"]} choices={choices}
        changes={[{ subject: "Entretien", field: "Lieu", before: "Salle 12", after: "Salle 14" }]}
        onChoose={(field, side) => setChoices({ ...choices, [field]: side })}
      />
      <DocumentPreview path="/api/v1/documents/none" title="Avertissement — Jade Roche" weight="PDF, 84 ko" state="Brouillon" summary={<p>Deux destinataires, deux adresses.</p>} />
    </>
  );
}
