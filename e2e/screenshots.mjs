// Makes the pictures of the README and the manual anew, from a fresh demonstration.
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PHONE, WIDE, openWindow, signIn, startBrowser } from "./fixture/browser.mjs";
import { startServer } from "./fixture/server.mjs";

const FOLDER = process.env.PICTURES ?? fileURLToPath(new URL("../docs/pictures/", import.meta.url));
/** Above this a picture makes a page of the manual slow to load. */
const LARGEST = 200_000;

const server = await startServer();
const browser = await startBrowser();
try {
  await mkdir(FOLDER, { recursive: true });
  await visitorPictures();
  await leadPictures();
  await officerPictures();
} finally {
  await browser.close();
  await server.stop();
}

async function visitorPictures() {
  const context = await openWindow(browser, server.origin, { viewport: WIDE });
  const page = await context.newPage();
  await page.goto("/");
  await picture(page, "front");
  await page.goto(await planPath(page));
  await picture(page, "plan");
  await openActivity(page, "01.1");
  await picture(page, "activity");
  await page.getByRole("link", { name: /history/i }).last().click();
  await page.getByLabel("From", { exact: true }).selectOption({ index: 0 });
  const to = page.getByLabel("To", { exact: true });
  await to.selectOption({ index: (await to.locator("option").count()) - 1 });
  await page.getByRole("button", { name: "Compare" }).click();
  await page.locator("#compared").scrollIntoViewIfNeeded();
  await picture(page, "history");
  await context.close();
}

async function leadPictures() {
  const context = await openWindow(browser, server.origin, { viewport: PHONE, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await signIn(page, server.people.get("Lead").email);
  await page.goto("/my-activities");
  await picture(page, "my-activities-phone");
  await page.getByRole("link", { name: /Post an update/ }).first().click();
  await picture(page, "post-update-phone");
  await context.close();
}

async function officerPictures() {
  const context = await openWindow(browser, server.origin, { viewport: WIDE });
  const page = await context.newPage();
  await signIn(page, server.people.get("Programme officer").email);
  await page.goto(`${await planPath(page)}/prepare`);
  await picture(page, "prepare");
  await context.close();
}

async function planPath(page) {
  await page.goto("/");
  const href = await page.locator("main a[href^='/plans/']").first().getAttribute("href");
  return href.replace(/\?.*/, "");
}

async function openActivity(page, reference) {
  await page.goto(`${await planPath(page)}?q=`);
  await page.getByRole("link", { name: new RegExp(`^${reference.replace(".", "\\.")} `) }).first().click();
}

async function picture(page, name) {
  const path = `${FOLDER}/${name}.png`;
  await page.screenshot({ path });
  const { size } = await stat(path);
  if (size > LARGEST) throw new Error(`${name}.png is ${size} bytes, more than ${LARGEST}`);
}
