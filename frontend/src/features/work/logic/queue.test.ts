import { describe, expect, test } from "vitest";

import { bundles, figures, hrefOf, whyWords, type Item } from "./queue";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");
const item = (more: Partial<Item>): Item => ({
  key: "k", group: "now", verb: "Prévenir la famille", why: "", since: null, person: null, waiting_for: null, deadline: null, target: "contacts", target_id: null,
  transition: null, count: 1, ...more,
});

describe("the queue", () => {
  test("cuts a group by kind of work when it has several", () => {
    const cut = bundles([item({ target: "alerts" }), item({}), item({ group: "today", target: "case" })]);
    expect(cut.map((bundle) => plain(bundle.title))).toEqual(["Maintenant : familles à prévenir", "Maintenant : seuils atteints", "Aujourd’hui", "Cette semaine", "En attente d’un autre"]);
  });
  test("leads to the act itself, but to the file when somebody else must act", () => {
    const row = item({ target: "case", target_id: "c", transition: "refer" });
    expect(hrefOf(row)).toBe("/dossiers/c/actes/refer");
    expect(hrefOf({ ...row, group: "waiting" })).toBe("/dossiers/c");
  });
  test("opens a task among the tasks, where it is settled otherwise or handed on", () => {
    expect(hrefOf(item({ target: "task", target_id: "t" }))).toBe("/taches?tache=t");
  });
  test("opens a young person, or the list where several are called or shared out", () => {
    expect(hrefOf(item({ target: "follow_up", target_id: "f" }))).toBe("/suivis/f");
    expect(hrefOf(item({ target: "follow_up_calls" }))).toBe("/suivis?besoin=a-rappeler&referent=moi");
    expect(hrefOf(item({ target: "follow_up_sharing" }))).toBe("/suivis?besoin=sans-referent&repartir=oui");
    expect(hrefOf(item({ target: "siei_pairs", target_id: "c" }))).toBe("/siei/c/revue");
  });
  test("counts one's own turn only", () => {
    expect(figures([item({}), item({ group: "waiting", target: "case" })]).map((figure) => plain(figure.words))).toEqual(["1 famille à prévenir"]);
  });
});

test("a reason is one sentence, and names keep their capitals", () => {
  expect(whyWords(["on attend la DSDEN", "Transmis sous couvert de l’IEN", null])).toBe("on attend la DSDEN, transmis sous couvert de l’IEN");
  expect(whyWords(["on attend l’établissement", "DASEN saisi"])).toBe("on attend l’établissement, DASEN saisi");
  expect(whyWords([null, "Saisine reçue"])).toBe("Saisine reçue");
});
