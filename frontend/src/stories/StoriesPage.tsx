import { useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";

import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";

import { ActStories } from "./ActStories";
import { CalendarStories } from "./CalendarStories";
import { FileStories } from "./FileStories";
import { ProblemStories } from "./ProblemStories";
import { TableStories } from "./TableStories";
import { WorkStories } from "./WorkStories";

const STORIES: Record<string, { title: string; Story: ComponentType }> = {
  liste: { title: "Listes, filtres, contacts", Story: TableStories },
  dossier: { title: "Personne, étapes, actes, preuves", Story: ActStories },
  calendrier: { title: "Demi-journées et pourquoi", Story: CalendarStories },
  travail: { title: "File de travail, états, petites pièces", Story: WorkStories },
  fichiers: { title: "Fichiers, différences, documents", Story: FileStories },
  problemes: { title: "Refus et états vides", Story: ProblemStories },
};

/** One page for each group of compositions, opened by its address. */
export function StoriesPage() {
  const { story = "" } = useParams({ strict: false });
  const found = STORIES[story];
  if (found !== undefined) return <found.Story />;
  return (
    <>
      <PageHeader title="Compositions" />
      <ul>
        {Object.entries(STORIES).map(([key, { title }]) => (
          <li key={key}>
            <AppLink href={`/composition/${key}`}>{title}</AppLink>
          </li>
        ))}
      </ul>
    </>
  );
}
