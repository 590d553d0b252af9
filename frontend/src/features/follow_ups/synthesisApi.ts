/** The young person's door to the synthesis of their interview. */

import type { components } from "@/shared/api/schema.gen";
import { knock, type LinkHolder } from "@/shared/ui/family/door";

export type SynthesisRead = components["schemas"]["SynthesisReadOut"];

export const readSynthesis = (link: LinkHolder) => knock<SynthesisRead>("interviews/synthesis", link);
