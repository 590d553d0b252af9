import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { InterviewReader } from "@/shared/api/reference.gen";
import { dayOf, textDate } from "@/shared/format";
import { Choices } from "@/shared/ui/Choices";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { printInterviewLink, sendInterviewLink, type FollowUpPage, type InterviewLink } from "../api";
import { linkWords } from "../logic/record";
import { readAgain } from "../useActs";

interface Props {
  page: FollowUpPage;
  interviewId: string;
}

/** « Lien envoyé le… / ouvert le… / à remettre sur papier »: whether the young person could read their synthesis. */
export function InterviewLinks({ page, interviewId }: Props) {
  const [open, setOpen] = useState(false);
  const links = page.interview_links.filter(({ interview_id }) => interview_id === interviewId);
  return (
    <>
      <ul className="rc-plain-list rc-mention">
        {links.length === 0 && <li>Pas encore donné à lire{page.followed.identity.email === null ? "\u00a0: à remettre sur papier" : ""}.</li>}
        {links.map((link) => (
          <Link key={link.id} link={link} />
        ))}
      </ul>
      {page.may_write && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
          Donner à lire
        </button>
      )}
      {open && <Give page={page} interviewId={interviewId} onDone={() => setOpen(false)} />}
    </>
  );
}

function Link({ link }: { link: InterviewLink }) {
  return (
    <li>
      {linkWords(link)}
      {link.opened_at === null ? ", pas encore ouvert." : `, ouvert le ${textDate(dayOf(link.opened_at))}.`}
    </li>
  );
}

function Give({ page, interviewId, onDone }: Props & { onDone: () => void }) {
  const client = useQueryClient();
  const id = useId();
  const [reader, setReader] = useState<keyof typeof InterviewReader>("young_person");
  const [email, setEmail] = useState(page.followed.identity.email ?? "");
  const minor = page.age < 18;
  const give = useMutation({
    mutationFn: (means: "mail" | "paper"): Promise<unknown> => (means === "mail" ? sendInterviewLink(page.followed.id, interviewId, { reader, email: email.trim() === "" ? null : email.trim() }) : printInterviewLink(page.followed.id, interviewId, reader)),
    onSuccess: async (_done, means) => {
      announceGesture({ message: means === "mail" ? "Le lien part par courriel." : "La feuille est prête. L’ancien lien ne fonctionne plus." });
      await readAgain(client);
      onDone();
    },
  });
  return (
    <div className="rc-box rc-no-print">
      {give.isError && <ProblemAlert error={give.error} fields={{ "/email": { id: `${id}-email`, label: "Courriel" } }} />}
      {minor && (
        <Choices
          id={`${id}-reader`}
          legend="À qui"
          kind="radio"
          choices={(["young_person", "guardian"] as const).map((value) => ({ value, label: labelOf(InterviewReader, value) }))}
          chosen={[reader]}
          onChange={([chosen]) => {
            setReader(chosen === "guardian" ? "guardian" : "young_person");
            setEmail(chosen === "guardian" ? "" : (page.followed.identity.email ?? ""));
          }}
        />
      )}
      <TextField id={`${id}-email`} label="Courriel" type="email" hint="L’adresse n’est pas gardée après l’envoi." maxLength={200} value={email} onChange={setEmail} />
      <p className="rc-mention">Le lien s’ouvre avec la date de naissance du jeune, pendant trente jours. La synthèse n’est ni dans le courriel, ni sur la feuille.</p>
      <div className="rc-actions">
        <button type="button" className="fr-btn fr-btn--sm" onClick={() => !give.isPending && give.mutate("mail")}>
          Envoyer par courriel
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => !give.isPending && give.mutate("paper")}>
          Imprimer la feuille
        </button>
      </div>
    </div>
  );
}
