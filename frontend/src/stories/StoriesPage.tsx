import { PageHeader } from "@/shared/ui/PageHeader";

export function StoriesPage() {
  return <PageHeader title="Compositions" />;
}
