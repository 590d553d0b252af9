import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { isProblem } from "@/shared/api/problem";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import type { Saving } from "@/shared/ui/SaveState";

import { planQuery, saveBlock, type BlockName, type Gap, type Plan, type PlanContent, type VersionedPlan } from "./api";
import { bodyOf } from "./logic/blocks";

const PAUSE_MS = 1000;
/** These decide what may come next beside what is missing: dates, and the fields of the scheme. */
const DECISIVE = new Set<BlockName>(["follow_up", "scheme"]);

type Drafts = { [Name in BlockName]?: PlanContent[Name] };
type Marks<T> = Partial<Record<BlockName, T>>;

export interface Blocks {
  valueOf: <Name extends BlockName>(name: Name) => PlanContent[Name];
  change: <Name extends BlockName>(name: Name, value: PlanContent[Name]) => void;
  /** The refusal of a block: 412 opens the comparison, 422 names its fields. */
  faults: Marks<unknown>;
  /** After a 412: one version is kept, and saved over the other. */
  settle: <Name extends BlockName>(name: Name, value: PlanContent[Name]) => void;
  saving: Saving;
  /** Saves at once what is typed; a step is taken on what was read. */
  flush: () => Promise<void>;
  retry: () => void;
}

/** The blocks of a plan, each saved by itself a second after the last change, on the version its writer had before them. */
export function useBlocks(plan: Plan): Blocks {
  const client = useQueryClient();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [states, setStates] = useState<Marks<Saving>>({});
  const [faults, setFaults] = useState<Marks<unknown>>({});
  const held = useRef<Drafts>({});
  const versions = useRef<Marks<number>>({});
  const timers = useRef(new Map<BlockName, ReturnType<typeof setTimeout>>());
  const queue = useRef<Promise<void>>(Promise.resolve());
  const key = planQuery(plan.id).queryKey;

  const write = useCallback(
    async (name: BlockName): Promise<void> => {
      const value = held.current[name];
      if (value === undefined) return;
      setStates((all) => ({ ...all, [name]: { status: "saving" } }));
      const known = client.getQueryData<VersionedPlan>(key)?.body;
      const version = versions.current[name] ?? known?.blocks.find((block) => block.name === name)?.version ?? 0;
      try {
        const saved = await saveBlock(plan.id, version, bodyOf(name, value), newIdempotencyKey());
        versions.current[name] = saved.version;
        setStates((all) => ({ ...all, [name]: { status: "saved", at: saved.saved_at } }));
        setFaults((all) => ({ ...all, [name]: undefined }));
        const others = known === undefined || !sameGaps(known.gaps, saved.gaps);
        client.setQueryData<VersionedPlan>(key, (before) => before && { ...before, body: withBlock(before.body, name, value, saved) });
        if (held.current[name] === value) {
          held.current = withoutBlock(held.current, name);
          setDrafts(held.current);
        }
        if (others || DECISIVE.has(name)) await client.invalidateQueries({ queryKey: key, exact: true });
      } catch (error) {
        if (isProblem(error, "stale")) await client.invalidateQueries({ queryKey: key, exact: true });
        setStates((all) => ({ ...all, [name]: { status: "failed" } }));
        setFaults((all) => ({ ...all, [name]: error }));
      }
    },
    [client, key, plan.id],
  );

  /** One after the other: two saves of one block would overtake each other. */
  const enqueue = useCallback(
    (name: BlockName): Promise<void> => {
      clearTimeout(timers.current.get(name));
      timers.current.delete(name);
      queue.current = queue.current.then(() => write(name));
      return queue.current;
    },
    [write],
  );

  const change = useCallback(
    <Name extends BlockName>(name: Name, value: PlanContent[Name]): void => {
      held.current = { ...held.current, [name]: value };
      setDrafts(held.current);
      clearTimeout(timers.current.get(name));
      timers.current.set(name, setTimeout(() => void enqueue(name), PAUSE_MS));
    },
    [enqueue],
  );

  const flush = useCallback(async (): Promise<void> => {
    for (const name of timers.current.keys()) void enqueue(name);
    await queue.current;
  }, [enqueue]);

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      if (Object.keys(held.current).length > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("beforeunload", leave);
      void flush();
    };
  }, [flush]);

  const saving = useMemo(() => together(Object.values(states)), [states]);
  return {
    valueOf: (name) => drafts[name] ?? plan.content[name],
    change,
    faults,
    settle: (name, value) => {
      versions.current[name] = undefined;
      setFaults((all) => ({ ...all, [name]: undefined }));
      held.current = { ...held.current, [name]: value };
      setDrafts(held.current);
      void enqueue(name);
    },
    saving,
    flush,
    retry: () => (Object.keys(held.current) as BlockName[]).forEach((name) => void enqueue(name)),
  };
}

/** One word for all blocks: what failed first, then what is under way, then the last that was saved. */
export function together(states: readonly Saving[]): Saving {
  const failed = states.find((each) => each.status === "failed");
  const under = states.find((each) => each.status === "saving");
  const saved = states.filter((each) => each.status === "saved").toSorted((a, b) => b.at.localeCompare(a.at));
  return failed ?? under ?? saved[0] ?? { status: "none" };
}

const sameGaps = (a: readonly Gap[], b: readonly Gap[]): boolean => a.map((gap) => gap.pointer).join() === b.map((gap) => gap.pointer).join();

function withBlock(plan: Plan, name: BlockName, value: PlanContent[BlockName], saved: { version: number; gaps: Gap[] }): Plan {
  return {
    ...plan,
    content: { ...plan.content, [name]: value },
    gaps: saved.gaps,
    blocks: plan.blocks.map((block) => (block.name === name ? { ...block, version: saved.version } : block)),
  };
}

function withoutBlock(drafts: Drafts, name: BlockName): Drafts {
  return Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== name));
}
