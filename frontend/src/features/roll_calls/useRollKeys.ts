import { useEffect, useRef, type RefObject } from "react";

import { useShortcuts } from "@/shared/ui/shortcuts";

import { USUAL_MINUTES, type Mark, type Marks } from "./logic/marks";

interface Options {
  list: RefObject<HTMLUListElement | null>;
  marks: Marks;
  mark: (student: string, value: Mark | null) => void;
  save: () => void;
}

/** ↑ ↓ from pupil to pupil, `a` absent, `r` late, Ctrl + Enter to save. */
export function useRollKeys({ list, marks, mark, save }: Options): void {
  const boxes = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>("[data-pupil]") ?? [])];
  const rowOf = (box: HTMLElement): Element | null => box.closest("li");

  function move(step: number): void {
    const all = boxes();
    const present = all.findIndex((box) => rowOf(box)?.contains(document.activeElement));
    all[Math.min(Math.max(present + step, 0), all.length - 1)]?.focus();
  }

  function onPresent(change: (student: string, before: Mark | undefined) => void): void {
    const box = boxes().find((each) => rowOf(each)?.contains(document.activeElement));
    const student = box?.dataset["pupil"];
    if (student !== undefined) change(student, marks.get(student));
  }

  useShortcuts([
    { keys: "ArrowDown", label: "Élève suivant", run: () => move(1) },
    { keys: "ArrowUp", label: "Élève précédent", run: () => move(-1) },
    { keys: "a", label: "Absent", run: () => onPresent((id, before) => mark(id, before === "absent" ? null : "absent")) },
    { keys: "Control+Enter", label: "Enregistrer l’appel", run: save },
    { keys: "r", label: "Retard", run: () => onPresent((id, before) => mark(id, typeof before === "number" ? null : USUAL_MINUTES)) },
  ]);

  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.key !== "Enter") return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
