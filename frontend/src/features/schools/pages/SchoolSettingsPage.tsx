import { useQuery } from "@tanstack/react-query";

import { calendarQuery } from "@/shared/api/calendars";
import { meQuery } from "@/shared/api/me";
import { schoolOf } from "@/shared/api/schools";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { CountingForm } from "../components/CountingForm";
import { Placements } from "../components/Placements";
import { WeekForm } from "../components/WeekForm";
import { settingsQuery } from "../settingsApi";

/** Opening half-days and counting rules. */
export function SchoolSettingsPage() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const school = schoolOf(me);
  const calendar = useQuery(calendarQuery(school?.id));
  const settings = useQuery(settingsQuery(school?.id));
  const configures = me?.permissions.includes("schools:configure") === true;
  if (school === null) {
    return (
      <>
        <PageHeader title="Calendrier et réglages" />
        <EmptyState kind="never" title="Aucun établissement dans votre périmètre." />
      </>
    );
  }
  return (
    <>
      <PageHeader title="Calendrier et réglages" context={school.name} lead={<p className="rc-mention">Les changements valent à partir d’une date, et chacun garde son historique.</p>} />
      <div className="rc-shape rc-shape--halves">
        <section aria-labelledby="week">
          <h2 id="week" className="fr-h5">
            Semaine et fermetures
          </h2>
          <QueryPart query={calendar}>{({ body, etag }) => <WeekForm key={etag} schoolId={school.id} calendar={body} etag={etag} configures={configures} />}</QueryPart>
        </section>
        <section aria-labelledby="counting">
          <h2 id="counting" className="fr-h5">
            Décompte des demi-journées
          </h2>
          <QueryPart query={settings}>{({ body, etag }) => <CountingForm key={etag} schoolId={school.id} history={body.items} etag={etag} configures={configures} />}</QueryPart>
        </section>
        {school.school_kind !== "primary_school" && (
          <section aria-labelledby="placements">
            <h2 id="placements" className="fr-h5">
              Périodes en entreprise
            </h2>
            <Placements schoolId={school.id} configures={configures} />
          </section>
        )}
      </div>
    </>
  );
}
