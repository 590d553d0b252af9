"""A person before a page: signs in, walks, and minds what the browser complains of."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Locator, Page, Request, expect

from domain.accounts.passwords import DEMO_PASSWORD
from tests.browser.house import FRONTEND, NOW, ROOT

SCREENS = ROOT / "build" / "screens"
AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_VIOLATIONS = """async (tags) => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
  return found.violations.map(v => `${v.id}: ${v.help} — ` + v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | "));
}"""
_EXPECTED_REFUSALS = re.compile(r"the server responded with a status of (400|401|403|404|409|412|422|429)")
"""The browser says in its console what the page says better; other errors are ours."""


@dataclass
class Visitor:
    """One signed-in person in one browser window."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    refusals_expected: bool = False
    """A test of a refusal says so: else an answer of 4xx is a complaint too."""

    def listen(self) -> None:
        self.page.on("console", lambda message: self._console(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _console(self, kind: str, words: str) -> None:
        if kind == "error" and not _EXPECTED_REFUSALS.search(words):
            self.complaints.append(f"console: {words}")

    def _failed(self, request: Request) -> None:
        # Aborted: a page left before its answer came. A blob: the preview of a PDF, given back when the page narrows.
        if request.failure != "net::ERR_ABORTED" and not request.url.startswith("blob:"):
            self.complaints.append(f"failed: {request.method} {_path(request.url)} {request.failure}")

    def _answered(self, status: int, url: str) -> None:
        signed_out = status == 401 and "/auth/token" in url  # how the page learns that nobody is signed in yet
        if status >= 500 or (status >= 400 and not self.refusals_expected and not signed_out):
            self.complaints.append(f"answered {status}: {_path(url)}")

    def check_quiet(self) -> None:
        assert not self.complaints, "\n".join(self.complaints)

    async def go(self, path: str) -> None:
        await self.page.goto(self.base + path)
        await self.settle()

    async def settle(self) -> None:
        """All asked data is there: nothing is under way, no skeleton is left."""
        await self.page.wait_for_load_state("networkidle")
        await expect(self.page.locator("[aria-busy=true]")).to_have_count(0, timeout=10_000)

    def button(self, name: str | re.Pattern[str], *, exact: bool = False) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact)

    def link(self, name: str | re.Pattern[str], *, exact: bool = False) -> Locator:
        return self.page.get_by_role("link", name=name, exact=exact)

    async def scroll_to_end(self) -> None:
        """There, a foot that stays in sight covers nothing of a list."""
        await self.page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")

    async def violations(self) -> list[str]:
        """What axe finds on the page as it stands."""
        if not await self.page.evaluate("typeof axe === 'object'"):
            await self.page.evaluate(AXE.read_text())
        found: list[str] = await self.page.evaluate(_VIOLATIONS, _RULES)
        return found

    async def picture(self, name: str) -> Path:
        SCREENS.mkdir(parents=True, exist_ok=True)
        path = SCREENS / f"{name}.png"
        await self.page.screenshot(path=path, full_page=True, animations="disabled")
        return path


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[-1]


@dataclass
class Visitors:
    """Opens windows. A role that has signed in once keeps its window size's context, as a person keeps a browser."""

    browser: Browser
    base: str
    _contexts: dict[tuple[str, int], BrowserContext] = field(default_factory=dict)
    _opened: list[Visitor] = field(default_factory=list)

    async def new_context(self, size: dict[str, int]) -> BrowserContext:
        context = await self.browser.new_context(
            viewport=size, locale="fr-FR", timezone_id="Europe/Paris", has_touch=size == PHONE, reduced_motion="reduce"
        )
        context.set_default_timeout(10_000)
        await context.clock.set_system_time(NOW)
        return context

    async def stranger(self, size: dict[str, int] = DESK) -> Visitor:
        """Nobody yet, in a browser of their own."""
        return await self._visitor(await self.new_context(size))

    async def sign_in(self, login: str, size: dict[str, int] = DESK, *, home: bool = True) -> Visitor:
        """On their home, if it is asked for. The first time through the button of the sign-in page."""
        known = self._contexts.get((login, size["width"]))
        if known is not None:
            visitor = await self._visitor(known)
            if home:
                await visitor.go("/")
            return visitor
        visitor = await self.stranger(size)
        await sign_in_through_page(visitor, login)
        self._contexts[login, size["width"]] = visitor.page.context
        return visitor

    async def _visitor(self, context: BrowserContext) -> Visitor:
        visitor = Visitor(await context.new_page(), self.base)
        visitor.listen()
        self._opened.append(visitor)
        return visitor

    async def picture_all(self, name: str) -> None:
        for number, visitor in enumerate(self._opened, start=1):
            await visitor.picture(f"{name}-{number}")

    async def leave(self) -> list[Visitor]:
        """End of a test: pages are closed, browsers with their sessions stay."""
        opened, self._opened = self._opened, []
        kept = set(self._contexts.values())
        for visitor in opened:
            await visitor.page.close()
            if visitor.page.context not in kept:
                await visitor.page.context.close()
        return opened


async def sign_in_through_page(visitor: Visitor, login: str) -> None:
    """The fifteen have their button; the others sign in with the password that the page shows."""
    page = visitor.page
    await visitor.go("/connexion")
    line = page.get_by_role("listitem").filter(has_text=re.compile(rf"(^|\s){re.escape(login)}@demo\.invalid"))
    if await line.count() > 0:
        await line.get_by_role("button", name=re.compile("^Se connecter")).click()
    else:
        await page.get_by_label("Adresse électronique").fill(f"{login}@demo.invalid")
        await page.get_by_label("Mot de passe", exact=True).fill(DEMO_PASSWORD)
        await visitor.button("Se connecter", exact=True).click()
    await page.wait_for_url(lambda url: "/connexion" not in url)
    await expect(page.get_by_role("heading", level=1)).not_to_contain_text("Connexion")
    await visitor.settle()
