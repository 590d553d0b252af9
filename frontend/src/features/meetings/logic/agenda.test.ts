import { describe, expect, test } from "vitest";

import { minutesOf, moved, nextPoint, pointBeside, startPoint, timeWords, tooMuch } from "./agenda";

const point = (id: string, state: "to_see" | "current" | "seen" | "postponed" = "to_see", minutes = 6) => ({ id, state, minutes });
const ids = (items: { id: string }[]) => items.map(({ id }) => id).join("");

describe("the agenda", () => {
  const items = [point("a"), point("b"), point("c")];
  test("a line goes up or down one place, and stays at the ends", () => {
    expect(ids(moved(items, "b", -1))).toBe("bac");
    expect(ids(moved(items, "b", 1))).toBe("acb");
    expect(ids(moved(items, "a", -1))).toBe("abc");
    expect(ids(moved(items, "c", 1))).toBe("abc");
  });
  test("its minutes are summed against what was planned", () => {
    expect(timeWords(minutesOf(items), 60)).toBe("18\u00a0min pour 60");
    expect(tooMuch(70, 60)).toBe("10\u00a0min de trop");
    expect(tooMuch(60, 60)).toBeNull();
  });
  test("the next point is the next one not seen, then what was skipped", () => {
    expect(nextPoint([point("a"), point("b", "current"), point("c", "seen"), point("d")], "b")?.id).toBe("d");
    expect(nextPoint([point("a"), point("b", "current"), point("c", "seen")], "b")?.id).toBe("a");
    expect(nextPoint([point("a", "seen"), point("b", "current"), point("c", "postponed")], "b")).toBeNull();
  });
  test("looking back does not skip what was seen", () => {
    expect(pointBeside([point("a", "seen"), point("b")], "b", -1)?.id).toBe("a");
    expect(pointBeside([point("a")], "a", 1)).toBeNull();
  });
  test("a meeting is taken up where it was", () => {
    expect(startPoint([point("a", "seen"), point("b"), point("c", "current")])?.id).toBe("c");
    expect(startPoint([point("a", "seen"), point("b")])?.id).toBe("b");
    expect(startPoint([])).toBeNull();
  });
});
