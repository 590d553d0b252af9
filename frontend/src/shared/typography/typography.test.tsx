import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";

const SERVER = "L'avertissement n'est pas signé";

test("words of the server are typeset where they are shown", () => {
  render(
    <p title={SERVER}>
      {SERVER} depuis {"l'été"}
    </p>,
  );
  expect(screen.getByText("L’avertissement n’est pas signé depuis l’été").getAttribute("title")).toBe("L’avertissement n’est pas signé");
});

test("what is kept or sent back stays as it was typed", () => {
  render(<input aria-label="Nom" value="D'ARC" readOnly />);
  render(<code>{SERVER}</code>);
  expect(screen.getByLabelText<HTMLInputElement>("Nom").value).toBe("D'ARC");
  expect(screen.getByText(SERVER).tagName).toBe("CODE");
});
