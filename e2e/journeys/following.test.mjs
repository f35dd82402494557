// A stranger checks whether the council kept its word.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { NARROW, WIDE } from "../fixture/browser.mjs";
import { house } from "../fixture/house.mjs";

const { open, planPath, toActivity } = house();

for (const [how, options] of [
  ["with scripts", { viewport: WIDE }],
  ["without scripts, in a narrow window", { viewport: NARROW, javaScriptEnabled: false }],
]) {
  test(`A stranger follows a plan to an activity, its history and two of its versions ${how}`, async () => {
    const { page, faults } = await open(options);
    await page.goto("/");
    await page.getByRole("link", { name: "Delayed" }).first().click();
    await page.waitForURL("**/plans/**");
    await assertHeading(page, /Delayed/);
    const results = Number((await page.locator("#results [role=status]").innerText()).match(/\d+/)[0]);
    assert.equal(await page.locator("main article").count(), results);
    await page.locator("main article a").first().click();
    await page.getByRole("heading", { name: "What has been achieved so far" }).waitFor();
    await page.getByRole("link", { name: /Full history/ }).click();
    await page.waitForURL("**/history");
    await assertHeading(page, /History/);
    const versions = page.getByLabel("From", { exact: true }).locator("option");
    const count = await versions.count();
    assert.ok(count >= 2, `${count} versions to choose from`);
    await page.getByLabel("From", { exact: true }).selectOption({ index: 0 });
    await page.getByLabel("To", { exact: true }).selectOption({ index: count - 1 });
    await page.getByRole("button", { name: "Compare" }).click();
    await page.waitForURL(/from=/);
    assert.ok(await page.locator("del.app-removed").count() >= 1, "no word is shown as taken away");
    assert.ok(await page.locator("ins.app-added").count() >= 1, "no word is shown as added");
    assert.deepEqual(faults, []);
  });
}

test("A moved date stays visible as moved, with its reason", async () => {
  const { page } = await open();
  await toActivity(page, "01.1");
  await page.getByRole("link", { name: /Full history/ }).click();
  await page.waitForURL("**/history");
  const moved = page.locator(".app-timeline > li", { hasText: "Reason given" }).filter({ hasText: "Target date" });
  assert.ok(await moved.count() >= 1);
  assert.match(await moved.first().innerText(), /Racial Equality Programme Officer/);
});

test("A stranger searches and finds the words marked", async () => {
  const { page, faults } = await open();
  await page.goto("/");
  await page.getByRole("searchbox").fill("payslip");
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL("**/search?*");
  await assertHeading(page, /Search/);
  await page.locator("mark").first().waitFor();
  assert.match(await page.locator("mark").first().innerText(), /payslip/i);
  await page.getByRole("searchbox").fill("zzzzqqq");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByText("Nothing found for").waitFor();
  assert.deepEqual(faults, []);
});

test("A filter narrows the list, stands in the address, and can be taken away again", async () => {
  const { page } = await open();
  await page.goto(await planPath(page));
  await page.locator(".app-filter").getByRole("link", { name: "At risk" }).click();
  await page.waitForURL(/status=at_risk/);
  const few = await page.locator("main article").count();
  await page.getByRole("link", { name: /Remove this filter/ }).first().click();
  await page.waitForURL((url) => !url.searchParams.has("status"));
  assert.ok(await page.locator("main article").count() > few);
});

test("A stranger downloads the activities of a plan for a spreadsheet", async () => {
  const { page } = await open();
  await page.goto(await planPath(page));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /CSV/ }).click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\n");
  assert.ok(lines.length > 50, `${lines.length} lines`);
  assert.doesNotMatch(lines.join("\n"), /@marlowvale\.example/, "an address stands in a public file");
});

test("Printed, a page is its content alone", async () => {
  const { page } = await open();
  await page.goto(await planPath(page));
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".app-header", ".app-filter", ".app-footer", ".govuk-skip-link", ".govuk-breadcrumbs"]) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, `${hidden} is printed`);
  }
  assert.equal(await page.locator("main h1").isVisible(), true);
  assert.equal(await page.locator("main article").first().isVisible(), true);
});

async function assertHeading(page, expected) {
  assert.match(await page.locator("h1").innerText(), expected);
}
