// Every page that a visitor, a lead, a programme officer and an administrator can reach: found by its links, valid,
// accessible wide, narrow and without scripts, and asking nothing of other sites.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { NARROW, WIDE, openPage, openWindow, signIn, startBrowser } from "./fixture/browser.mjs";
import { accessibility, naming, overflow, validity } from "./fixture/checks.mjs";
import { crawl, longest } from "./fixture/crawl.mjs";
import { startServer } from "./fixture/server.mjs";

/** Kinds of page that each must be able to reach by links. */
const OPEN = ["/", "/sign-in", "/search", "/accessibility", "/privacy", "/cookies", "/updates.atom", "/plans/{plan}", "/plans/{plan}/activities.csv", "/activities/{id}", "/activities/{id}/history", "/recommendations/{id}"];
const SIGNED_IN = ["/my-activities", "/account", "/account/password"];
const REACHED = {
  visitor: OPEN,
  Lead: [...SIGNED_IN, "/activities/{id}/updates/new"],
  "Programme officer": [...SIGNED_IN, "/plans/{plan}/prepare", "/plans/{plan}/edit", "/plans/{plan}/publication", "/plans/{plan}/themes/new", "/themes/{id}/edit", "/themes/{id}/recommendations/new", "/themes/{id}/activities/new", "/activities/{id}/edit", "/activities/{id}/handover", "/activities/{id}/split", "/activities/{id}/closure", "/activities/{id}/publication", "/activities/{id}/updates/new", "/recommendations/{id}/edit", "/updates/{id}/withdrawal", "/updates/{id}/evidence/new", "/uploads"],
  Administrator: [...SIGNED_IN, "/people", "/people/new", "/people/{id}", "/people/{id}/edit", "/people/{id}/erasure", "/services", "/services/new", "/services/{id}/edit"],
};

const LOOKS = [
  { name: "wide", viewport: WIDE, scripts: true },
  { name: "narrow", viewport: NARROW, scripts: true },
  { name: "narrow, without scripts", viewport: NARROW, scripts: false },
];

/** Kinds of page that were looked at already: they differ from one person to the next by the header alone. */
const looked = new Set();

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [who, expected] of Object.entries(REACHED)) {
  describe(`The pages of ${who === "visitor" ? "a visitor" : `the ${who.toLowerCase()}`}`, () => {
    let kinds;
    let state;
    before(async () => {
      const context = await openWindow(browser, server.origin);
      if (who !== "visitor") {
        const page = await context.newPage();
        await signIn(page, server.people.get(who).email);
      }
      state = await context.storageState();
      kinds = await crawl(context.request, server.origin);
      await context.close();
    });

    test("can all be reached by links, and none is missing", () => {
      const missing = expected.filter((kind) => !kinds.has(kind));
      assert.deepEqual(missing, [], `found: ${[...kinds.keys()].join(", ")}`);
      const broken = [...kinds.values()].flat().filter((it) => it.status !== 200).map((it) => `${it.status} ${it.href}`);
      assert.deepEqual(broken, []);
    });

    test("are valid HTML", async () => {
      const faults = [];
      for (const page of [...kinds.values()].flat().filter((it) => it.text)) {
        for (const fault of await validity(page.text)) faults.push(`${page.href}: ${fault}`);
      }
      assert.deepEqual(faults, []);
    });

    for (const look of LOOKS) {
      test(`are accessible, in their window and named: ${look.name}`, async () => {
        const context = await openWindow(browser, server.origin, { viewport: look.viewport, storageState: state });
        // Axe needs scripts itself, so the site's own are emptied instead of switching the browser's off.
        if (!look.scripts) await context.route("**/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
        const { page, faults: seen } = await openPage(context, server.origin);
        const faults = [];
        for (const [kind, pages] of kinds) {
          const one = longest(pages);
          if (!one || looked.has(kind)) continue;
          seen.length = 0;
          await page.goto(one.href);
          const found = [...(await accessibility(page)), ...(await overflow(page)), ...(await naming(page)), ...seen];
          faults.push(...found.map((it) => `${one.href}: ${it}`));
        }
        await context.close();
        assert.deepEqual(faults, []);
      });
    }

    after(() => {
      for (const kind of kinds.keys()) looked.add(kind);
    });
  });
}
