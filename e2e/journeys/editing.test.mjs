// Two people edit one activity, and a mistake in a longer form.
import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "../fixture/house.mjs";

const { open, toActivity } = house();

test("Whoever saves second sees both versions and chooses", async () => {
  const { page: first } = await open({}, "Programme officer");
  const activity = await toActivity(first, "01.2");
  const { page: second } = await open({}, "Service manager");
  await first.goto(`${activity}/edit`);
  await second.goto(`${activity}/edit`);

  await first.getByLabel("Target date, as you would write it").fill("By June 2027");
  await first.getByRole("button", { name: "Save" }).click();
  await first.waitForURL(`**${activity}`);

  await second.getByLabel("Target date, as you would write it").fill("By September 2027");
  await second.getByLabel("Reason").fill("The new system comes in summer");
  await second.getByRole("button", { name: "Save" }).click();
  await second.getByText("Somebody else changed this while you were writing").waitFor();
  const choice = second.getByRole("group", { name: /Target date.*which version/ });
  assert.match(await choice.innerText(), /By September 2027/);
  assert.match(await choice.innerText(), /By June 2027/);
  assert.equal(await second.getByLabel("Reason").inputValue(), "The new system comes in summer");
  await choice.getByLabel(/Keep what is saved now/).check();
  await second.getByRole("button", { name: "Save" }).click();
  await second.waitForURL(`**${activity}`);
  assert.match(await second.locator("main").innerText(), /By June 2027/);
});

test("A mistake in an activity keeps what was typed, and its message leads to the field", async () => {
  const { page } = await open({}, "Programme officer");
  const activity = await toActivity(page, "05.2");
  await page.goto(`${activity}/edit`);
  await page.getByLabel("What is promised").fill("");
  await page.getByLabel("Target date, as you would write it").fill("Ongoing");
  await page.getByLabel("Leads", { exact: true }).fill("Callum Nwachuku-Reid\nThe academy team");
  await page.getByRole("button", { name: "Save" }).click();
  const summary = page.locator(".govuk-error-summary");
  await summary.waitFor();
  assert.equal(await page.getByLabel("Target date, as you would write it").inputValue(), "Ongoing");
  assert.match(await page.getByLabel("Leads", { exact: true }).inputValue(), /The academy team/);
  const links = await summary.getByRole("link").all();
  assert.ok(links.length >= 1);
  for (const link of links) {
    const target = (await link.getAttribute("href")).slice(1);
    await link.click();
    assert.equal(await page.evaluate(() => document.activeElement.id), target);
  }
});
