import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { components } from "@/shared/api/schema.gen";
import { signOut } from "@/shared/api/tokens";
import { textInstant } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { endAllSessions, endSession, sessionsQuery } from "../api";

/** Where one is signed in; each can be ended from here. */
export function OpenSessions({ sessions }: { sessions: components["schemas"]["SessionOut"][] }) {
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: async () => {
      announceGesture({ message: "Session fermée." });
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const endAll = useMutation({ mutationFn: endAllSessions, onSuccess: () => signOut() });
  return (
    <>
      {end.isError && <ProblemAlert error={end.error} />}
      <ul className="rc-plain-list">
        {sessions.map((session) => (
          <li key={session.id} className="rc-row">
            <div>
              <p>
                {session.browser}
                {session.current && <strong> — celle-ci</strong>}
              </p>
              <p className="rc-mention">
                ouverte le {textInstant(session.started_at)}, vue le {textInstant(session.last_seen_at)}
                {session.shared_computer && ", ordinateur partagé"}
              </p>
            </div>
            {!session.current && (
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => end.mutate(session.id)}>
                Fermer cette session<span className="fr-sr-only">, {session.browser}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => endAll.mutate()}>
        Fermer toutes les sessions
      </button>
      <p className="rc-mention">Celle-ci aussi&nbsp;: vous devrez vous reconnecter.</p>
    </>
  );
}
