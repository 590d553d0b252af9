import { describe, expect, it } from "vitest";

import { attemptWords, quotaWords } from "./webhooks";

describe("words of webhooks and quotas", () => {
  it("says the code and how long it took", () => {
    expect(attemptWords({ code: 503, duration_ms: 240 })).toBe("réponse 503 en 0,2\u00a0s");
    expect(attemptWords({ code: null, duration_ms: 10_000 })).toBe("sans réponse en 10,0\u00a0s");
  });

  it("warns from four fifths of the quota on", () => {
    expect(quotaWords(119, 150).near).toBe(false);
    expect(quotaWords(120, 150)).toEqual({ sentence: "120\u00a0dossiers ouverts aujourd’hui sur 150.", near: true });
  });
});
