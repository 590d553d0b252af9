import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { describe, expect, test, vi } from "vitest";

import { ApiProblem, problemOf } from "@/shared/api/problem";
import { screenIs } from "@/shared/testing/setup";

import { ContactPanel } from "./ContactPanel";
import { DataTable } from "./DataTable";
import { ProblemAlert } from "./ProblemAlert";
import { ShortcutProvider } from "./shortcuts";
import type { Column } from "./table";
import { TransitionBar } from "./TransitionBar";
import { announceGesture } from "./undo";
import { UndoToast } from "./UndoToast";
import { WhyCount } from "./WhyCount";

/** What a screen reader would stumble on; colours need a real browser. */
async function accessibilityFaults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  return violations.map((violation) => violation.id);
}

describe("TransitionBar", () => {
  const offers = [
    { name: "add_contact", label: "Ajouter un contact", legal_basis: null, blocked_by: [] },
    { name: "refer", label: "Saisir le DASEN", legal_basis: null, blocked_by: [] },
    { name: "warn", label: "Avertir", legal_basis: null, blocked_by: ["Il manque la saisine."] },
  ];
  const bar = (expected: string | null, shown = offers) => (
    <TransitionBar offers={shown} expected={expected} hrefFor={(name) => `/actes/${name}`} today="2026-11-23" waiting={{ who: "la DSDEN", since: "2026-11-17" }} />
  );

  test("the expected act is the one primary link, first", () => {
    render(bar("refer"));
    const [first] = screen.getAllByRole("link");
    expect(first?.textContent).toBe("Saisir le DASEN");
    expect(document.querySelectorAll("a.fr-btn:not(.fr-btn--secondary)")).toHaveLength(1);
  });
  test("a blocked act is read with what it lacks, and is not a control", async () => {
    render(bar(null));
    expect(screen.getByText("Il manque la saisine.")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Avertir" })).toBeNull();
    expect(await accessibilityFaults()).toEqual([]);
  });
  test("with nothing to do, it says whom one waits for and since when", () => {
    render(bar(null, []));
    expect(screen.getByText(/On attend la DSDEN, depuis 6.jours/)).toBeTruthy();
  });
});

describe("DataTable", () => {
  const rows = [{ id: "1", name: "Lucas Fontaine" }, { id: "2", name: "Jade Roche" }];
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "name", header: "Élève", isRowHeader: true, sortKey: "name", cell: (row) => <a href={`/eleves/${row.id}`}>{row.name}</a> },
    { key: "count", header: "Mois", align: "right", cell: () => 6 },
  ];
  const onChange = vi.fn();
  const table = (
    <ShortcutProvider>
      <DataTable
        caption="Élèves" columns={columns} rows={rows} rowKey={(row) => row.id} rowName={(row) => row.name} empty={null} onSort={() => undefined}
        selection={{ keys: new Set<string>(), onChange, actions: null }} panel={{ openKey: "2", render: (row) => <p>Détail de {row.name}</p> }}
      />
    </ShortcutProvider>
  );

  test("j and k walk from row to row, x chooses", async () => {
    render(table);
    await userEvent.keyboard("jj");
    expect(document.activeElement?.textContent).toBe("Jade Roche");
    await userEvent.keyboard("k");
    expect(document.activeElement?.textContent).toBe("Lucas Fontaine");
    await userEvent.keyboard("x");
    expect(onChange).toHaveBeenCalledWith(new Set(["1"]));
  });
  test("has row headers, named boxes and its panel under the row", async () => {
    render(table);
    expect(screen.getByRole("rowheader", { name: "Lucas Fontaine" })).toBeTruthy();
    expect(screen.getByRole("checkbox", { name: "Sélectionner Jade Roche" })).toBeTruthy();
    expect(screen.getByText("Détail de Jade Roche")).toBeTruthy();
    expect(await accessibilityFaults()).toEqual([]);
  });
  test("is a list on a phone", async () => {
    screenIs(true);
    render(table);
    expect(within(screen.getByRole("list", { name: "Élèves" })).getAllByRole("listitem")).toHaveLength(2);
    expect(screen.queryByRole("table")).toBeNull();
    expect(await accessibilityFaults()).toEqual([]);
  });
});

describe("ContactPanel", () => {
  const options = { channels: [{ value: "call", label: "appel" }], results: [{ value: "answered", label: "a répondu" }], reasons: [] };
  const contacts = [{ id: "m", name: "Mme D.", relation: "mère", phone: "0639980122", first_to_call: true, accepts_sms: true, last_attempts: [] }];

  test("asks for the result before it saves", async () => {
    const onSave = vi.fn();
    render(<ContactPanel person="Yanis Delorme" contacts={contacts} options={options} onSave={onSave} onClose={() => undefined} />);
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer et suivant" }));
    expect(onSave).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("radio", { name: "a répondu" }));
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer et suivant" }));
    expect(onSave).toHaveBeenCalledWith({ guardian_id: "m", channel: "call", result: "answered", reason: null, note: "" }, true);
    expect(await accessibilityFaults()).toEqual([]);
  });
});

describe("ProblemAlert", () => {
  test("takes focus, leads to the field and marks the title", () => {
    document.title = "Acte – Raccroche";
    const error = new ApiProblem(
      problemOf(new Response(null, { status: 422 }), { title: "Des informations manquent", errors: [{ pointer: "/date", detail: "indiquez une date" }] }),
    );
    const { unmount } = render(<ProblemAlert error={error} fields={{ "/date": { id: "date", label: "Date" } }} />);
    expect(document.activeElement?.textContent).toContain("Des informations manquent");
    expect(screen.getByRole("link", { name: "Date : indiquez une date" }).getAttribute("href")).toBe("#date");
    expect(document.title).toMatch(/^Erreur.: Acte/);
    unmount();
    expect(document.title).toBe("Acte – Raccroche");
  });
});

describe("WhyCount", () => {
  test("keeps the number when its reasons cannot be had", async () => {
    render(
      <WhyCount count="6 demi-journées" subject="Lucas Fontaine" load={() => Promise.reject(new Error("no"))}>
        6 demi-journées
      </WhyCount>,
    );
    await userEvent.click(screen.getByRole("button", { name: /^Pourquoi\s*6 demi-journées, Lucas Fontaine\s\?$/ }));
    expect(screen.getByText(/Le nombre reste juste/)).toBeTruthy();
  });
});

describe("UndoToast", () => {
  test("undoes once and keeps its buttons out of the announcement", async () => {
    const undo = vi.fn();
    render(<UndoToast />);
    act(() => announceGesture({ message: "Appel noté.", undo }));
    expect(screen.getByRole("status").textContent).toBe("Appel noté.");
    await userEvent.click(screen.getByRole("button", { name: "Annuler" }));
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.getByRole("status").textContent).toBe("Annulé\u00a0: Appel noté.");
    expect(screen.queryByRole("button", { name: "Annuler" })).toBeNull();
  });
});
