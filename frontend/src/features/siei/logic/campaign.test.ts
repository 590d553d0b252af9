import { describe, expect, test } from "vitest";

import type { Campaign, CampaignPage, Source, SourceKind } from "../api";
import { campaignTitle, departmentsWords, erasedWords, expectedStep, listWords, missingSources, situationOf, stepsOf } from "./campaign";
import { changeLines, classLines, duration, removedWords, setAside, shortDigest, sortedVerdicts, soundnessOf, stageWords, verdictsBySource, withoutIne } from "./figures";
import { listSentence } from "./list";

const NO_COUNTS = { records: null, listed: null, to_confirm: null, minors: null, classes: null, reused: null, published: null, returned: null };

function campaign(more: Partial<Campaign> = {}): Campaign {
  return {
    id: "c", unit_id: "u", campaign_date: "2026-11-15", departments: ["999"], state: "collecting", next_steps: [], verdicts: [], stages: [],
    counts: NO_COUNTS, removed: {}, exits: {}, erased: {}, digest: null, replayed: null, problem: null, cancel_asked: false, previous_id: null,
    created_at: "2026-11-15T08:00:00Z", crossed_at: null, published_at: null, closed_at: null, ...more,
  };
}

function source(kind: SourceKind, more: Partial<Source> = {}): Source {
  return {
    id: kind, kind, origin: "file", state: "received", file_name: `${kind}.csv`, received_on: "2026-11-10", received_sha256: "9f3c04ab77d1ff", sha256: "",
    lines: 100, rows: 90, rejected: 0, too_young: 0, without_ine: 9, deposited_at: "2026-11-10T08:00:00Z", ...more,
  };
}

function page(more: Partial<CampaignPage> = {}): CampaignPage {
  return { campaign: campaign(), version: 1, sources: [], former: {}, still: 0, entered: 0, definition: [], ...more };
}

const NEEDED = [source("en_previous"), source("en_current"), source("diplomas")];

describe("a campaign in words", () => {
  test("its title names the day and the départements", () => {
    expect(campaignTitle(campaign())).toBe("Campagne du 15\u00a0novembre 2026, département 999");
    expect(departmentsWords(["22", "29", "35"])).toBe("départements 22, 29 et 35");
  });
  test("nothing is checked before the sources without which the list would be false are there", () => {
    expect(missingSources(page())).toEqual(["en_previous", "en_current", "diplomas"]);
    expect(expectedStep(page())).toBeNull();
    expect(expectedStep(page({ sources: NEEDED }))).toBe("check");
    expect(expectedStep(page({ sources: NEEDED, campaign: campaign({ state: "blocked" }) }))).toBeNull();
    expect(missingSources(page({ sources: [source("diplomas", { state: "extracting" })] }))).toContain("diplomas");
  });
  test("nothing is checked while our own base is being read", () => {
    expect(expectedStep(page({ sources: [...NEEDED, source("apprentices", { state: "extracting" })] }))).toBeNull();
  });
  test("the step under way is the only current one", () => {
    const states = (one: Campaign, left?: number) => stepsOf(one, left).map(({ state }) => state);
    expect(states(campaign())).toEqual(["current", "not_yet", "not_yet", "not_yet", "not_yet", "not_yet"]);
    expect(states(campaign({ state: "blocked" }))[1]).toBe("current");
    expect(states(campaign({ state: "published", published_at: "2026-11-20T08:00:00Z" }))).toEqual(["done", "done", "done", "done", "done", "current"]);
    expect(states(campaign({ state: "closed" })).every((state) => state === "done")).toBe(true);
  });
  test("what an abandoned campaign never reached is without object", () => {
    expect(stepsOf(campaign({ state: "abandoned", crossed_at: "2026-11-16T08:00:00Z" })).map(({ state }) => state)).toEqual([
      "done", "done", "done", "not_applicable", "not_applicable", "not_applicable",
    ]);
  });
  test("the review says how many pairs wait", () => {
    expect(stepsOf(campaign({ state: "review" }), 12)[3]?.state_label).toBe("12\u00a0paires à relire");
    expect(situationOf(page({ campaign: campaign({ state: "review" }) }), 1)).toContain("1\u00a0paire attend une relecture");
    expect(situationOf(page({ campaign: campaign({ state: "review" }) }), 0)).toContain("La liste peut être publiée");
  });
  test("an interrupted crossing is told in the server's words", () => {
    const stopped = campaign({ state: "interrupted", problem: "Croisement interrompu à votre demande, à l’étape 4." });
    expect(situationOf(page({ campaign: stopped }))).toBe("Croisement interrompu à votre demande, à l’étape 4.");
    expect(expectedStep(page({ campaign: stopped }))).toBe("resume");
  });
  test("what closing erased is verified, or not yet", () => {
    expect(erasedWords({ erased: { pairs: 112, files: 1, verified: 1 } })).toBe("112\u00a0paires effacées, 1\u00a0fichier source effacé, vérifié\u00a0: il n’en reste rien.");
    expect(erasedWords({ erased: { pairs: 112, files: 6 } })).not.toContain("vérifié");
  });
  test("a list is told once there is one", () => {
    expect(listWords({ state: "running", row_count: 0, to_confirm_count: 0 })).toBe("pas encore");
    expect(listWords({ state: "review", row_count: 192, to_confirm_count: 12 })).toBe("204, dont 12 à confirmer");
  });
});

describe("the figures of a campaign", () => {
  test("a share without INE stands beside the former one", () => {
    expect(withoutIne(source("apprentices"), { rows: 100, without_ine: 8 })).toEqual({ now: "10\u00a0%", before: "8\u00a0%" });
    expect(withoutIne(source("apprentices", { rows: 0 }), undefined)).toEqual({ now: "aucune fiche", before: null });
  });
  test("what was set aside is counted, the under sixteen apart", () => {
    expect(setAside(source("diplomas"))).toBe("aucune");
    expect(setAside(source("diplomas", { rejected: 1, too_young: 4812 }))).toBe("1\u00a0à corriger, 4\u202f812 de moins de 16\u00a0ans");
  });
  test("one blocking sentence blocks its source, and comes first", () => {
    const fine = { source: "diplomas", rule: "rows", sentence: "", blocks: false };
    const bad = { source: "diplomas", rule: "ine", sentence: "", blocks: true };
    expect(soundnessOf("diplomas", source("diplomas"), [fine, bad])).toBe("blocks");
    expect(soundnessOf("diplomas", source("diplomas"), [fine])).toBe("sound");
    expect(soundnessOf("diplomas", source("diplomas"), [])).toBe("unchecked");
    expect(soundnessOf("agriculture", undefined, [])).toBe("absent");
    expect(sortedVerdicts([fine, bad])[0]).toBe(bad);
  });
  test("a source is named once, with all its sentences", () => {
    const said = (source: string, rule: string, words: string, blocks = false) => ({ source, rule, sentence: `Apprentis (CFA)\u00a0: ${words}`, blocks });
    const found = verdictsBySource([said("diplomas", "rows", "9 fiches."), said("apprentices", "rows", "105 fiches."), said("apprentices", "ine", "22 %.", true)]);
    expect(found[0]).toEqual({ source: "apprentices", blocks: true, absent: false, sentences: ["105 fiches.", "22 %."] });
    expect(found[1]?.sentences).toEqual(["9 fiches."]);
  });
  test("a clause tells what it took off, before the crossing for age alone", () => {
    expect(removedWords({ code: "of_age", removed: null }, [source("diplomas", { too_young: 2 })])).toBe("2\u00a0lignes écartées avant enregistrement");
    expect(removedWords({ code: "no_diploma", removed: null }, NEEDED)).toBeNull();
    expect(removedWords({ code: "no_diploma", removed: 1 }, NEEDED)).toBe("1\u00a0personne écartée");
    expect(removedWords({ code: "no_diploma", removed: 0 }, NEEDED)).toBe("aucune personne écartée");
  });
  test("pairs come in four classes, and none before the crossing", () => {
    expect(classLines(campaign())).toEqual([]);
    const classes = { certain: 9, probable: 3, to_review: 2, namesake: 1 };
    expect(classLines(campaign({ counts: { ...NO_COUNTS, classes } })).map(({ pairs }) => pairs)).toEqual([9, 3, 2, 1]);
  });
  test("who left the list is told with the reasons, the largest first", () => {
    const { campaign: one, ...rest } = page({ campaign: campaign({ previous_id: "before", exits: { qualified: 2, training: 10, absent: 0 } }), still: 163, entered: 41 });
    expect(changeLines({ campaign: one, ...rest }).map(({ code, count }) => [code, count])).toEqual([
      ["entered", 41], ["still", 163], ["gone", 12], ["training", 10], ["qualified", 2],
    ]);
    expect(changeLines(page())).toEqual([]);
  });
  test("durations and digests are short", () => {
    expect([duration(null), duration(0.2), duration(42.4), duration(185)]).toEqual(["non terminée", "moins d’une seconde", "42\u00a0s", "3\u00a0min\u00a005\u00a0s"]);
    expect(shortDigest("9f3c04ab77d1ff00")).toBe("9f3c 04ab 77d1");
  });
  test("stages are counted from the one that begins", () => {
    expect(stageWords(3, 9)).toBe("Étape 4 sur 9");
    expect(stageWords(9, 9)).toBe("Étape 9 sur 9");
    expect(stageWords(0, null)).toBeNull();
  });
  test("the list is one sentence, doubts and minors apart", () => {
    const share = { platform_id: null, platform_name: null, rows: 5, listed: 4, to_confirm: 1, minors: 2, known_to_mission_locale: 1, still: 3 };
    expect(listSentence({ entered: 1, still: 4 }, [share, share])).toBe(
      "8\u00a0jeunes sur la liste\u00a0; 2\u00a0autres restent à confirmer. En tout, 4 de 16 à 18\u00a0ans et 2\u00a0connus de la mission locale.",
    );
    expect(listSentence({ entered: 0, still: 0 }, [])).toBe("Personne sur la liste.");
    expect(listSentence({ entered: 1, still: 4 }, undefined)).toBe("5\u00a0jeunes sur la liste.");
  });
});
