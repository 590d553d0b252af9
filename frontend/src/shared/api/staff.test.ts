import { expect, test } from "vitest";

import { byFunction } from "./staff";

const person = (id: string, role: "teacher" | "head" | "education_adviser") => ({ id, role, display_name: id, job_title: "" });

test("the people of a school are chosen by function, teachers last", () => {
  const groups = byFunction([person("a", "teacher"), person("b", "head"), person("c", "teacher"), person("d", "education_adviser")]);
  expect(groups.map(([role, people]) => [role, people.map(({ id }) => id)])).toEqual([
    ["head", ["b"]],
    ["education_adviser", ["d"]],
    ["teacher", ["a", "c"]],
  ]);
});
