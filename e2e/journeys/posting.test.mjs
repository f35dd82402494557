// A lead says how an activity is going: by thumb on a phone, and by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE } from "../fixture/browser.mjs";
import { house } from "../fixture/house.mjs";
import { PASSWORD } from "../fixture/server.mjs";

const { open, toActivity, email, name, origin } = house();

test("A lead posts an update from a phone, from the link in an e-mail, in under a minute and eight taps", async (t) => {
  const { page: finder } = await open();
  const activity = await toActivity(finder, "01.3");

  const { page, faults } = await open({ viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  let taps = 0;
  const tap = async (target) => {
    taps += 1;
    await target.tap();
  };
  const began = Date.now();
  await page.goto(`${activity}/updates/new`);
  await tap(page.getByLabel("Email address"));
  await page.keyboard.type(email("Lead"));
  await tap(page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(PASSWORD);
  await tap(page.getByRole("button", { name: "Sign in", exact: true }));
  await page.waitForURL(`**${activity}/updates/new`);
  const toSignIn = taps;
  const words = "The form passed its security check. The first eleven reports came in by it this week.";
  await tap(page.getByLabel("What has been achieved?"));
  await page.keyboard.type(words);
  await tap(page.getByLabel("On track", { exact: true }));
  await tap(page.getByRole("button", { name: "Post the update" }));
  await page.getByText(words).waitFor();
  const seconds = (Date.now() - began) / 1000;
  t.diagnostic(`${taps} taps (${toSignIn} of them to sign in), ${seconds.toFixed(1)} s without the thinking`);
  assert.ok(taps <= 8, `${taps} taps`);
  assert.ok(seconds < 60, `${seconds} s`);
  assert.deepEqual(faults, []);

  const { page: stranger } = await open();
  await stranger.goto(activity);
  await stranger.getByText(words).waitFor();
  assert.ok(!(await stranger.locator("main").innerText()).includes(name("Lead")), "the public reads a name where a post is agreed");
  await stranger.getByRole("link", { name: /Full history/ }).click();
  await stranger.waitForURL("**/history");
  const entry = stranger.locator(".app-timeline > li", { hasText: words });
  assert.equal(await entry.count(), 1);
});

test("The keyboard alone signs in and posts an update, and always shows where it is", async () => {
  const { page: finder } = await open();
  const activity = await toActivity(finder, "04.6");
  const { page } = await open();
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to main content");
  await tabTo(page, "Staff sign in");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in*");
  await tabTo(page, "Email address");
  await page.keyboard.type(email("Lead"));
  await tabTo(page, "Password");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.goto("/my-activities");
  await tabTo(page, new RegExp("^Post an update on 04\\.6"), 80);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${activity}/updates/new`);
  await tabTo(page, "What has been achieved?");
  const words = "Forty of the 52 officers are trained; the last two days are in December.";
  await page.keyboard.type(words);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Post the update");
  await page.keyboard.press("Enter");
  await page.getByText(words).waitFor();
  assert.equal(new URL(page.url()).origin, origin());
});

test("A mistake is named, leads to its field, and loses nothing that was typed", async () => {
  const { page } = await open({}, "Lead");
  await page.goto("/my-activities");
  await page.getByRole("link", { name: /Post an update/ }).first().click();
  await page.getByLabel("What it shows").fill("Minutes of the forum");
  await page.getByLabel("Link").fill("not a link");
  await page.getByRole("button", { name: "Post the update" }).click();
  const summary = page.locator(".govuk-error-summary");
  await summary.waitFor();
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.getByLabel("What it shows").inputValue(), "Minutes of the forum");
  assert.equal(await page.getByLabel("Link").inputValue(), "not a link");
  for (const link of await summary.getByRole("link").all()) {
    const target = (await link.getAttribute("href")).slice(1);
    await link.click();
    assert.equal(await page.evaluate(() => document.activeElement.id), target);
  }
});

/** Presses Tab until what has this name is focused, and looks each time whether the focus can be seen. */
async function tabTo(page, name, most = 40) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    const now = await focused(page);
    if (name instanceof RegExp ? name.test(now) : now === name) return;
    await page.keyboard.press("Tab");
    assert.ok(await focusIsVisible(page), `the focus cannot be seen on “${await focused(page)}”`);
  }
  assert.fail(`${name} was not reached with ${most} presses of Tab`);
}

function focused(page) {
  return page.evaluate(() => {
    const it = document.activeElement;
    const words = it.labels?.length ? it.labels[0].textContent : it.textContent;
    return words.replace(/\s+/g, " ").trim();
  });
}

function focusIsVisible(page) {
  return page.evaluate(() => {
    const it = document.activeElement;
    if (it === document.body || it === document.documentElement) return true;
    // The circle or box that is drawn for a radio button or a checkbox stands before its label.
    const styles = [getComputedStyle(it), ...(it.labels?.length ? [getComputedStyle(it.labels[0], "::before")] : [])];
    return styles.some((style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
  });
}
