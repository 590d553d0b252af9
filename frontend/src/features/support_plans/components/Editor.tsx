import { useRouter, useSearch } from "@tanstack/react-router";
import { useState, type KeyboardEvent } from "react";

import { useIsNarrow } from "@/shared/ui/useMediaQuery";
import { SaveState } from "@/shared/ui/SaveState";

import type { BlockName, Plan } from "../api";
import { blockNames, isEmpty } from "../logic/blocks";
import type { Blocks } from "../useBlocks";
import { Block } from "./Block";

/** All blocks on one page, in any order; on a phone, one at a time. Ctrl and Enter go to the next. */
export function Editor({ plan, blocks }: { plan: Plan; blocks: Blocks }) {
  const narrow = useIsNarrow();
  const names = blockNames(plan.scheme);
  const editable = plan.blocks.some((block) => block.editable && block.name !== "words");
  return narrow && editable ? <OneByOne plan={plan} blocks={blocks} names={names} /> : <OnePage plan={plan} blocks={blocks} names={names} editable={editable} />;
}

interface Props {
  plan: Plan;
  blocks: Blocks;
  names: BlockName[];
}

function OnePage({ plan, blocks, names, editable }: Props & { editable: boolean }) {
  const { bloc } = useSearch({ strict: false });
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(firstOpen(plan, names, editable)));
  const toggle = (name: string): void => setOpen((all) => (all.has(name) ? new Set([...all].filter((each) => each !== name)) : new Set([...all, name])));

  function onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const here = names.findIndex((name) => document.getElementById(`block-${name}`)?.contains(document.activeElement));
    const next = names[(here + 1) % names.length];
    if (next === undefined) return;
    setOpen((all) => new Set([...all, next]));
    requestAnimationFrame(() => focusBlock(next));
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- a key of the fields inside; the headings are the buttons
    <div onKeyDown={onKey}>
      {names.map((name, index) => (
        <Block key={name} plan={plan} name={name} number={index + 1} blocks={blocks} open={open.has(name) || bloc === name} onToggle={() => toggle(name)} />
      ))}
      {editable && (
        <p className="rc-mention rc-no-print">
          Ctrl + Entrée&nbsp;: bloc suivant. Alt + ↑ ou ↓ dans un objectif&nbsp;: changer l’ordre.
        </p>
      )}
    </div>
  );
}

/** What is still empty is open; a plan that is read is open throughout. */
function firstOpen(plan: Plan, names: readonly BlockName[], editable: boolean): BlockName[] {
  if (!editable) return [...names];
  const lacking = new Set(plan.gaps.map((gap) => gap.pointer.split("/")[2]));
  const wanted = names.filter((name) => lacking.has(name) || isEmpty(plan.content[name]));
  return wanted.length === names.length ? names.slice(0, 3) : wanted;
}

/** The first field of a block, or its heading. */
export function focusBlock(name: string): void {
  const block = document.getElementById(`block-${name}`);
  block?.scrollIntoView({ block: "start" });
  (block?.querySelector<HTMLElement>("input, textarea, select") ?? block)?.focus();
}

function OneByOne({ plan, blocks, names }: Props) {
  const router = useRouter();
  const { bloc } = useSearch({ strict: false });
  const index = Math.max(names.findIndex((name) => name === bloc), 0);
  const name = names[index] ?? "objectives";
  const go = (target: BlockName): void => {
    void router.navigate({ href: `/accompagnements/${plan.id}?bloc=${target}`, replace: true, resetScroll: false }).then(() => document.getElementById(`block-${target}`)?.focus());
  };
  const before = names[index - 1];
  const after = names[index + 1];
  return (
    <>
      <p className="rc-mention">
        Bloc {index + 1} sur {names.length}
        {after !== undefined && `. Ensuite\u00a0: ${(plan.blocks.find((block) => block.name === after)?.label ?? "").toLocaleLowerCase("fr")}`}
      </p>
      <Block plan={plan} name={name} number={index + 1} blocks={blocks} open onToggle={() => undefined} />
      <div className="rc-foot">
        {before !== undefined && (
          <button type="button" className="fr-btn fr-btn--secondary" onClick={() => go(before)}>
            Bloc précédent
          </button>
        )}
        {after !== undefined && (
          <button type="button" className="fr-btn" onClick={() => go(after)}>
            Bloc suivant
          </button>
        )}
        <SaveState saving={blocks.saving} onRetry={blocks.retry} />
      </div>
    </>
  );
}
