import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const apiUrl = process.env["RACCROCHE_API_URL"] ?? "http://127.0.0.1:8000";

/** The one inline style of the design system, `:root { color-scheme: … }`, in its two states. */
const colorSchemes = "'sha256-HzhUjVBe6Oi2wcxUM7bmy2Rp9VdLMHYDdYr9MalNmOY=' 'sha256-xVQ4mcypV0CvOtZpQgVcKpcoNvdUkR9BrwZBrtBbU+w='";

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${colorSchemes}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src blob:",
  "frame-src blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Chunks shared by every page; each feature stays in its own lazily loaded chunk. */
const chunks = [
  { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: "tanstack", test: /node_modules\/@tanstack\// },
];

export default defineConfig({
  plugins: [react({ jsxImportSource: "@/shared/typography" })],
  resolve: { tsconfigPaths: true },
  server: { host: "127.0.0.1", proxy: { "/api": apiUrl } },
  // What production sends too: the page must live with it.
  preview: { host: "127.0.0.1", headers: { "Content-Security-Policy": contentSecurityPolicy } },
  define: { __APP_VERSION__: JSON.stringify(process.env["npm_package_version"] ?? "0") },
  build: {
    outDir: "dist",
    target: "es2022",
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/shared/testing/setup.ts"],
    env: { TZ: "Europe/Paris" },
  },
});
