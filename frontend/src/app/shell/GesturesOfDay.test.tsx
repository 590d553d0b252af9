import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import { announceGesture, forgetGestures } from "@/shared/ui/undo";

import { GesturesOfDay } from "./GesturesOfDay";

beforeEach(() => {
  forgetGestures();
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
});

test("each gesture of the day can be taken back once, the latest first", async () => {
  const undo = vi.fn();
  announceGesture({ message: "Contact noté pour Yanis Delorme.", undo });
  announceGesture({ message: "Rappel envoyé." });
  render(<GesturesOfDay open onChange={() => undefined} />);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent.includes("Rappel"))).toEqual([true, false]);
  await userEvent.click(screen.getByRole("button", { name: /^Annuler/ }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByRole("button", { name: /^Annuler/ })).toBeNull();
  expect(screen.getByText("annulé")).toBeTruthy();
});

test("a refusal leaves the gesture, and who sits down next sees nothing", async () => {
  announceGesture({ message: "Contact noté.", undo: () => Promise.reject(new Error("non")) });
  render(<GesturesOfDay open onChange={() => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: /^Annuler/ }));
  expect(screen.getByRole("button", { name: /^Annuler/ })).toBeTruthy();
  act(() => forgetGestures());
  expect(screen.getByText(/Rien n’a été enregistré/)).toBeTruthy();
});
