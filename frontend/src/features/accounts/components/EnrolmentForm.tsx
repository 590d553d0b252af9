import { useQuery } from "@tanstack/react-query";

import { QueryPart } from "@/shared/ui/QueryPart";

import { beginEnrolment, confirmEnrolment, type Enrolled } from "../api";
import { CodeForm } from "./CodeForm";
import { TotpSecret } from "./TotpSecret";

interface Props {
  challenge: string;
  onEnrolled: (enrolled: Enrolled) => void;
}

/** The secret to copy, then its first code. */
export function EnrolmentForm({ challenge, onEnrolled }: Props) {
  const enrolment = useQuery({
    queryKey: ["second-factor", challenge],
    queryFn: () => beginEnrolment(challenge),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <QueryPart query={enrolment} lines={6}>
      {(value) => (
        <>
          <TotpSecret enrolment={value} />
          <CodeForm first onSubmit={async (code) => onEnrolled(await confirmEnrolment(challenge, code))} />
        </>
      )}
    </QueryPart>
  );
}
