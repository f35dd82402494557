// A programme officer brings the Word document in, reviews what was read, and publishes it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { accessibility, naming, overflow, validity } from "../fixture/checks.mjs";
import { NARROW, WIDE } from "../fixture/browser.mjs";
import { house } from "../fixture/house.mjs";

const DOCUMENT = fileURLToPath(new URL("../../demo/marlow-vale-action-plan.docx", import.meta.url));
const { open } = house();

test("A Word document becomes a draft plan, and then a published one", async (t) => {
  const { page, faults } = await open({}, "Programme officer");
  const wrong = [];
  const look = async () => {
    const answer = await page.request.get(page.url());
    const found = await validity(await answer.text());
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size);
      found.push(...(await accessibility(page)), ...(await overflow(page)), ...(await naming(page)));
    }
    wrong.push(...found.map((it) => `${new URL(page.url()).pathname}: ${it}`));
  };
  const began = Date.now();
  await page.goto("/uploads");
  await look();
  await page.getByLabel("The document").setInputFiles(DOCUMENT);
  await page.getByRole("button", { name: "Read the document" }).click();
  await page.getByRole("heading", { name: "Review what was read" }).waitFor({ timeout: 60_000 });
  t.diagnostic(`read after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const review = page.url();
  assert.match(await page.locator("main").innerText(), /8 themes/);
  await look();
  await page.locator("main h3 a").first().click();
  await page.waitForURL("**/themes/*");
  await look();
  await page.getByRole("link", { name: /Correct, move, split or drop/ }).first().click();
  await page.waitForURL("**/items/*");
  await look();
  await page.goto(`${review}/unplaced`);
  await look();
  await page.goto(review);

  await page.getByRole("button", { name: "Make this a draft plan" }).click();
  await page.waitForURL("**/acceptance");
  await look();
  const nextReview = page.getByLabel("When to look again at what has no end date");
  if (await nextReview.count()) await nextReview.fill("31 March 2027");
  await page.getByRole("button", { name: "Make the draft plan" }).click();
  await page.waitForURL("**/prepare", { timeout: 60_000 });
  const plan = new URL(page.url()).pathname.replace(/\/prepare$/, "");
  await look();

  const { page: stranger } = await open();
  assert.equal((await stranger.goto(plan)).status(), 404, "a draft can be seen by everybody");
  await page.getByRole("button", { name: /Publish/ }).click();
  await page.waitForURL("**/publication");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/publication"));
  assert.equal((await stranger.goto(plan)).status(), 200);
  assert.ok(await stranger.locator("main article").count() > 10);
  assert.deepEqual(wrong, []);
  assert.deepEqual(faults, []);
});
