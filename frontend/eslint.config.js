import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Rooms may only look downwards: app → features → shared; features do not look at each other. */
const imports = (patterns) => ({ "no-restricted-imports": ["error", { patterns }] });
const noApp = { group: ["@/app/*", "**/app/*"], message: "shared and features do not import app." };
const noFeatures = { group: ["@/features/*"], message: "Only app imports features; features do not import each other." };
const noDsfr = { group: ["@codegouvfr/react-dsfr/main.css"], message: "DSFR styles are loaded once, by shared/ui." };

/** French typography: a no-break space before : ; ? ! » and after « (`&nbsp;` in JSX text, `\\u00a0` in strings), and ’. */
const loose = "/\\S [:;?!»]([\\s),.]|$)|« /";
const typography = ["Literal[value=", "TemplateElement[value.cooked=", "JSXText[value="].map((node) => ({
  selector: `${node}${loose}]`,
  message: "No-break space before : ; ? ! » and after «.",
}));

const straight = ["Literal[value=", "TemplateElement[value.cooked=", "JSXText[value="].map((node) => ({
  selector: `${node}/\\b([cdjlmnst]|qu)'\\p{L}/iu]`,
  message: "’ and not ' in a sentence.",
}));

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/shared/api/schema.gen.d.ts", "src/shared/api/reference.gen.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat["recommended-latest"],
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: { allowDefaultProject: ["eslint.config.js"] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "max-lines": ["error", { max: 250 }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Event handlers may be async functions: failures are caught inside them.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Thrown redirects are how the router is told to go elsewhere.
      "@typescript-eslint/only-throw-error": "off",
      // Focus goes to headings and to problems on purpose (tabIndex -1).
      "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: [], roles: ["tabpanel", "region"] }],
    },
  },
  { files: ["src/shared/**"], rules: imports([noApp, { group: ["@/features/*"], message: "shared does not import features." }]) },
  { files: ["src/features/**"], rules: imports([noApp, noFeatures, noDsfr]) },
  { files: ["src/**/*.tsx", "src/**/logic/*.ts"], ignores: ["**/*.test.*"], rules: { "no-restricted-syntax": ["error", ...typography, ...straight] } },
  { files: ["eslint.config.js"], ...tseslint.configs.disableTypeChecked },
);
