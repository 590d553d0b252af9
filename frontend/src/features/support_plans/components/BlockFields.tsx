import type { FieldError } from "@/shared/api/problem";

import type { BlockName, Plan } from "../api";
import type { Blocks } from "../useBlocks";
import { ActionsBlock } from "./ActionsBlock";
import { FollowUpBlock } from "./FollowUpBlock";
import { NeedsBlock } from "./NeedsBlock";
import { ObjectivesBlock } from "./ObjectivesBlock";
import { SchemeBlock } from "./SchemeBlock";
import { TextBlock } from "./TextBlock";

interface Props {
  plan: Plan;
  name: BlockName;
  blocks: Blocks;
  errors: FieldError[];
}

/** The fields of one block. */
export function BlockFields({ plan, name, blocks: { valueOf, change }, errors }: Props) {
  switch (name) {
    case "strengths":
    case "words":
      return <TextBlock block={name} firstName={plan.student.first_name} value={valueOf(name)} onChange={(value) => change(name, value)} errors={errors} />;
    case "needs":
      return <NeedsBlock value={valueOf(name)} onChange={(value) => change(name, value)} errors={errors} />;
    case "objectives":
      return <ObjectivesBlock value={valueOf(name)} onChange={(value) => change(name, value)} errors={errors} />;
    case "actions":
      return <ActionsBlock value={valueOf(name)} onChange={(value) => change(name, value)} errors={errors} />;
    case "follow_up":
      return <FollowUpBlock plan={plan} value={valueOf(name)} onChange={(value) => change(name, value)} errors={errors} />;
    case "scheme":
      return <SchemeBlock plan={plan} value={valueOf(name)} onChange={(value) => change(name, value)} errors={errors} />;
  }
}
