import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { idempotent, newIdempotencyKey } from "@/shared/api/preconditions";
import type { components } from "@/shared/api/schema.gen";
import { takeContactBack } from "@/shared/api/takingBack";
import { sentenceName, today, type Name } from "@/shared/format";
import { FamilyPanel } from "@/shared/ui/FamilyPanel";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

type ContactIn = components["schemas"]["ContactIn"];

/** A contact noted from the pupil's page. */
export function StudentContact({ student, onClose }: { student: Name & { id: string }; onClose: () => void }) {
  const client = useQueryClient();
  const refreshed = () =>
    Promise.all([["contacts", student.id], ["students", student.id, "timeline"], ["absences"], ["alerts"]].map((queryKey) => client.invalidateQueries({ queryKey })));
  const noting = useMutation({
    mutationFn: ({ key, ...body }: ContactIn & { key: string }) => bodyOf(api.POST("/api/v1/contact-attempts", { body, headers: idempotent(key) })),
    onSuccess: async ({ id }) => {
      announceGesture({
        message: `Contact noté pour ${sentenceName(student)}.`,
        undo: async () => {
          await takeContactBack(id);
          await refreshed();
        },
      });
      await refreshed();
      onClose();
    },
  });
  return (
    <div className="rc-notices rc-no-print">
      {noting.isError && <ProblemAlert error={noting.error} onRetry={() => noting.mutate(noting.variables)} />}
      <FamilyPanel
        student={student}
        onClose={onClose}
        onSave={(note) =>
          noting.mutate({
            student_id: student.id,
            about_day: today(),
            channel: note.channel as ContactIn["channel"],
            result: note.result as ContactIn["result"],
            purpose: "other",
            guardian_id: note.guardian_id === "" ? null : note.guardian_id,
            note: note.note,
            reason: note.reason as ContactIn["reason"],
            key: newIdempotencyKey(),
          })
        }
      />
    </div>
  );
}
