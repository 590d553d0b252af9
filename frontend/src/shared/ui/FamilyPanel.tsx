import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { ContactChannel, ContactResult, ReasonCode } from "@/shared/api/reference.gen";
import { contactsQuery, studentQuery, type Guardian } from "@/shared/api/students";
import { clockTime, dayOf, relativeDay, sentenceName, today, type Name } from "@/shared/format";

import type { Contact, ContactNote, ContactOptions } from "./contact";
import { ContactPanel } from "./ContactPanel";
import { QueryPart } from "./QueryPart";

interface Props {
  student: Name & { id: string };
  /** Two neutral sentences to read on the phone. */
  script?: string;
  onSave: (note: ContactNote, next: boolean) => void;
  onClose: () => void;
}

const OPTIONS: ContactOptions = {
  channels: choicesOf(ContactChannel),
  results: choicesOf(ContactResult, ["answered", "message_left", "voice_mail", "will_call_back", "wrong_number", "sent"]),
  reasons: choicesOf(ReasonCode),
};

/** Who answers for the pupil, what was tried, and the call being noted; fetched when opened. */
export function FamilyPanel({ student: { id, ...name }, script, onSave, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const student = useQuery(studentQuery(id));
  const contacts = useQuery(contactsQuery(id));
  const ready = student.data !== undefined;
  useEffect(() => {
    if (ready) box.current?.querySelector<HTMLElement>("h2")?.focus();
  }, [ready]);

  return (
    <div ref={box}>
      <QueryPart query={student} lines={4}>
        {({ guardians }) => (
          <ContactPanel
            key={id}
            person={sentenceName(name)}
            contacts={(guardians ?? []).map((guardian) => contactOf(guardian, contacts.data ?? []))}
            options={OPTIONS}
            {...(script !== undefined && { script })}
            onSave={onSave}
            onClose={onClose}
          />
        )}
      </QueryPart>
    </div>
  );
}

interface Attempt {
  guardian_id: string | null;
  at: string;
  channel: string;
  result: string;
}

/** The last two attempts with this person; those noted without a person belong to all. */
function contactOf(guardian: Guardian, attempts: readonly Attempt[]): Contact {
  const theirs = attempts.filter((each) => each.guardian_id === guardian.id || each.guardian_id === null).slice(0, 2);
  return {
    id: guardian.id,
    name: [guardian.civility === "MME" ? "Mme" : guardian.civility, sentenceName(guardian)].filter((part) => part !== null).join(" "),
    relation: guardian.kinship_label ?? guardian.level_label,
    phone: guardian.phone_mobile ?? guardian.phone_personal ?? guardian.phone_work,
    first_to_call: guardian.contact_first,
    accepts_sms: guardian.accepts_sms,
    last_attempts: theirs.map((each) => `${relativeDay(dayOf(each.at), today())} à ${clockTime(each.at)}\u00a0: ${labelOf(ContactResult, each.result)}`),
  };
}
