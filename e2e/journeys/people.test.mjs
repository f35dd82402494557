// An administrator adds a person, who then signs in for the first time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "../fixture/house.mjs";
import { signIn } from "../fixture/browser.mjs";

const { open } = house();

test("A new person gets a role, signs in with the one-time password, and chooses one of their own", async () => {
  const { page: admin, faults } = await open({}, "Administrator");
  await admin.goto("/people");
  await admin.getByRole("button", { name: "Add a person" }).click();
  await admin.getByLabel("Name", { exact: true }).fill("Idris Oakhampton");
  await admin.getByLabel("Email address").fill("idris.oakhampton@marlowvale.example");
  await admin.getByLabel("Post", { exact: true }).fill("Archivist");
  await admin.getByRole("button", { name: "Add this person" }).click();
  const once = (await admin.locator(".govuk-inset-text").innerText()).trim();
  assert.ok(once.length >= 12, "the password is short");
  await admin.getByRole("button", { name: "Give them a role" }).click();
  await admin.getByLabel("Role to give").selectOption({ label: "Lead" });
  await admin.getByRole("button", { name: "Give this role" }).click();
  await admin.getByText("The roles were changed").waitFor();
  assert.deepEqual(faults, []);

  const { page } = await open();
  await signIn(page, "idris.oakhampton@marlowvale.example", once);
  await page.getByLabel("New password").fill("password1234");
  await page.getByRole("button", { name: "Save the new password" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await page.getByLabel("New password").fill("copper ladder evening");
  await page.getByRole("button", { name: "Save the new password" }).click();
  await page.waitForURL((url) => url.pathname !== "/account/password");
  await page.getByRole("button", { name: "Sign out" }).first().click();

  await signIn(page, "idris.oakhampton@marlowvale.example", "copper ladder evening");
  await page.goto("/my-activities");
  assert.match(await page.locator("h1").innerText(), /My activities/);
});
