import { PageHeader } from "@/shared/ui/PageHeader";

/** Where the day starts: work in groups, and who waits for whom. */
export function HomePage() {
  return <PageHeader title="À faire" lead="Par quoi je commence, et qui attend quoi&nbsp;?" />;
}
