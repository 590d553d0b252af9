import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { counted, sentenceName } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { announceGesture } from "@/shared/ui/undo";

import { previewNotices, sendNotices, type DayAbsence, type NoticesIn } from "../api";

interface Props {
  day: string;
  rows: DayAbsence[];
  onClose: () => void;
}

/** The message before it leaves: its text, how many families, whom it cannot reach. */
export function NoticesPanel({ day, rows, onClose }: Props) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [key] = useState(newIdempotencyKey);
  const body: NoticesIn = {
    school_id: rows[0]?.school_id ?? "",
    about_day: day,
    student_ids: rows.map((row) => row.student_id),
    purpose: "absence_notice",
    channel: "email",
  };
  const preview = useQuery({ queryKey: ["absences", "notices", day, body.student_ids.join()], queryFn: () => previewNotices(body), gcTime: 0 });
  const sending = useMutation({
    mutationFn: () => sendNotices(body, key),
    onSuccess: async ({ messages, students }) => {
      announceGesture({ message: `Avis en cours d’envoi\u00a0: ${counted(messages, "courriel")} pour ${counted(students, "élève")}.` });
      await client.invalidateQueries({ queryKey: ["absences"] });
      onClose();
    },
  });
  useEffect(() => heading.current?.focus(), []);

  return (
    <section className="rc-notices rc-no-print" aria-labelledby="notices-title">
      <h2 id="notices-title" className="fr-h6" tabIndex={-1} ref={heading}>
        Avis d’absence à {counted(rows.length, "famille")}
      </h2>
      {sending.isError && <ProblemAlert error={sending.error} onRetry={() => sending.mutate()} />}
      <QueryPart query={preview} lines={3}>
        {({ subject, text, messages, without_address }) => (
          <>
            <p>
              Objet&nbsp;: <strong>{subject}</strong>
            </p>
            <blockquote className="rc-notices__text">{text}</blockquote>
            <p>{counted(messages, "courriel")}, un par responsable légal. Ni nom, ni motif, ni lieu.</p>
            {without_address.length > 0 && (
              <p>
                À appeler, sans adresse électronique&nbsp;:{" "}
                {rows.filter((row) => without_address.includes(row.student_id)).map(sentenceName).join(", ")}.
              </p>
            )}
            <div className="rc-actions">
              <button type="button" className="fr-btn fr-btn--sm" disabled={sending.isPending || messages === 0} onClick={() => sending.mutate()}>
                {sending.isPending ? "Envoi…" : `Envoyer ${counted(messages, "courriel")}`}
              </button>
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
                Ne pas envoyer
              </button>
            </div>
          </>
        )}
      </QueryPart>
    </section>
  );
}
