import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { accessQuery, sessionsQuery } from "../api";
import { MyAccess } from "../components/MyAccess";
import { OpenSessions } from "../components/OpenSessions";
import { PasswordChange } from "../components/PasswordChange";
import { PreferencesForm } from "../components/PreferencesForm";
import { SecondFactor } from "../components/SecondFactor";

/** One's own account: preferences, accesses, safety. */
export function MyAccountPage() {
  const me = useQuery(meQuery);
  const access = useQuery(accessQuery);
  const sessions = useQuery(sessionsQuery);
  return (
    <>
      <PageHeader title="Préférences et sécurité" />
      <div className="rc-shape rc-shape--record">
        <div>
          <section aria-labelledby="access">
            <h2 id="access" className="fr-h5">
              Mes accès
            </h2>
            <QueryPart query={access} lines={4}>
              {(value) => <MyAccess access={value} locksAfter={me.data?.locks_after_minutes ?? null} />}
            </QueryPart>
          </section>
          <section id="securite" aria-labelledby="safety" className="fr-mt-4w">
            <h2 id="safety" className="fr-h5">
              Sécurité du compte
            </h2>
            <QueryPart query={access} lines={2}>
              {(value) => <SecondFactor access={value} />}
            </QueryPart>
            <PasswordChange />
          </section>
          <section aria-labelledby="sessions" className="fr-mt-4w">
            <h2 id="sessions" className="fr-h5">
              Sessions ouvertes
            </h2>
            <QueryPart query={sessions} lines={3}>
              {(value) => <OpenSessions sessions={value.items} />}
            </QueryPart>
          </section>
        </div>
        <PreferencesForm />
      </div>
    </>
  );
}
