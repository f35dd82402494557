// Makes the pictures of the README and the manual anew, from a fresh demonstration.
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PHONE, WIDE, openWindow, signIn, startBrowser } from "./fixture/browser.mjs";
import { startServer } from "./fixture/server.mjs";

const FOLDER = process.env.PICTURES ?? fileURLToPath(new URL("../docs/pictures/", import.meta.url));
const DOCUMENT = fileURLToPath(new URL("../demo/marlow-vale-action-plan.docx", import.meta.url));
/** Above this a picture makes a page of the manual slow to load. */
const LARGEST = 200_000;

const server = await startServer();
// Without a font of the system's own, Chromium takes one that few readers have.
process.env.FONTCONFIG_FILE ??= fileURLToPath(new URL("fixture/fonts.conf", import.meta.url));
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
  const page = await openWindowOf({ viewport: WIDE });
  await page.goto("/");
  await picture(page, "front");
  await page.goto(await planPath(page));
  await picture(page, "plan");
  await openActivity(page, "01.1");
  await picture(page, "activity");
  await page.goto(`${page.url()}/history`);
  const to = page.getByLabel("To", { exact: true });
  await page.getByLabel("From", { exact: true }).selectOption({ index: 0 });
  await to.selectOption({ index: (await to.locator("option").count()) - 1 });
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForURL(/from=/);
  await page.locator("#compared").evaluate((it) => it.scrollIntoView());
  await picture(page, "history");
}

async function leadPictures() {
  const page = await openWindowOf({ viewport: PHONE, deviceScaleFactor: 2 }, "Lead");
  await page.goto("/my-activities");
  await picture(page, "my-activities-phone");
  await page.getByRole("link", { name: /Post an update/ }).first().click();
  await page.waitForURL("**/updates/new");
  await page.locator("main").evaluate((it) => it.scrollIntoView());
  await picture(page, "post-update-phone");
}

async function officerPictures() {
  const page = await openWindowOf({ viewport: WIDE }, "Programme officer");
  await page.goto(`${await planPath(page)}/prepare`);
  await picture(page, "prepare");
  await page.goto("/uploads");
  await page.getByLabel("The document").setInputFiles(DOCUMENT);
  await page.getByRole("button", { name: "Read the document" }).click();
  await page.getByRole("heading", { name: "Review what was read" }).waitFor({ timeout: 60_000 });
  await picture(page, "upload-review");
  await page.locator("main h3 a").first().click();
  await page.waitForURL("**/themes/*");
  await picture(page, "upload-theme");
}

async function openWindowOf(options, as) {
  const context = await openWindow(browser, server.origin, options);
  const page = await context.newPage();
  if (as) await signIn(page, server.people.get(as).email);
  return page;
}

async function planPath(page) {
  await page.goto("/");
  const href = await page.locator("main a[href^='/plans/']").first().getAttribute("href");
  return href.replace(/\?.*/, "");
}

async function openActivity(page, reference) {
  await page.goto(await planPath(page));
  await page.locator("main article").getByRole("link", { name: new RegExp(`^${reference.replace(".", "\\.")} `) }).first().click();
  await page.waitForURL("**/activities/*");
}

async function picture(page, name) {
  const path = `${FOLDER}/${name}.png`;
  await page.screenshot({ path });
  const { size } = await stat(path);
  if (size > LARGEST) throw new Error(`${name}.png is ${size} bytes, more than ${LARGEST}`);
}
