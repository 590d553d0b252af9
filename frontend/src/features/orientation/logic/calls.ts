/** What a call about an orientation may be, and what comes next. */

import { choicesOf } from "@/shared/api/labels";
import { DepartureChannel, OrientationCallResult, OrientationNextStep } from "@/shared/api/reference.gen";
import { capitalised } from "@/shared/format";
import type { Choice } from "@/shared/ui/contact";

const capital = (choices: Choice[]): Choice[] => choices.map(({ value, label }) => ({ value, label: capitalised(label) }));

export const CALL_CHOICES = {
  channels: capital(choicesOf(DepartureChannel, ["call", "sms", "email", "letter", "meeting"])),
  results: capital(choicesOf(OrientationCallResult)),
  nextSteps: choicesOf(OrientationNextStep),
};
