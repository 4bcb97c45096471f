// What stands around the journey on a local stack: its addresses, its mailbox, its logins, and the exam office.
import { expect, palmares, Refused } from "../src/index.js";

const portal = process.env.PALMARES_PORTAL ?? "http://localhost:8080";
const config = await json(`${portal}/config.json`);
export const urls = config.services;

async function json(url: string, init?: RequestInit) {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/** A token source as a front end would have it after PKCE; here with the direct grant of the local stack. */
export async function signIn(username: string, password: string) {
  const form = { grant_type: "password", client_id: "palmares-demo", scope: "openid", username, password };
  const body = new URLSearchParams(form);
  const { access_token } = await json(`${config.keycloak}/realms/${config.realm}/protocol/openid-connect/token`, { method: "POST", body });
  return async (): Promise<string> => access_token;
}

/** Next year's session with a calendar that is open now: the work of an administrator and of an exam office. */
export async function openSession(academy: string): Promise<number> {
  const examSession = new Date().getFullYear() + 1;
  const at = { path: { examSession, academy } };
  const administrator = palmares({ urls, token: await signIn("administrateur", "palmares-local-administrateur") });
  const office = palmares({ urls, token: await signIn("dec-nantes", "palmares-local-dec-nantes") });
  expect(await administrator.registration.PUT("/v1/exam-sessions/{examSession}", { params: { path: { examSession } } }));
  const calendar = await office.registration.GET("/v1/exam-sessions/{examSession}/calendars/{academy}", { params: at });
  if (calendar.response.status === 404) {
    const closes = `${examSession - 1}-12-31T24:00`;
    expect(await office.registration.PUT("/v1/exam-sessions/{examSession}/calendars/{academy}",
      { params: at, body: { registrationCloses: closes, piecesDeadline: closes } }));
    expect(await office.registration.POST("/v1/exam-sessions/{examSession}/calendars/{academy}/publication", { params: at }));
  }
  return examSession;
}

/** Reads the activation mail as its addressee would. */
export async function activationToken(email: string): Promise<string> {
  const mail = await eventually("the activation mail", async () =>
    (await json(`${portal}/local/mails.json?of=${encodeURIComponent(email)}`)).find((one: { text?: string }) => one.text?.includes("/activation?token=")));
  return /activation\?token=([\w-]+)/.exec(mail.text)![1]!;
}

/** Asks until the answer is there and good: facts travel between the services. */
export async function until<Data>(
  what: string,
  ask: () => Promise<{ data?: Data; error?: unknown; response: Response }>,
  good: (data: Data) => boolean = () => true,
): Promise<Data> {
  return eventually(what, async () => {
    const answer = await ask();
    const onItsWay = answer.response.status === 404 || answer.response.status === 409;
    if (onItsWay || (answer.response.ok && !good(answer.data as Data))) return undefined;
    return expect(answer);
  });
}

async function eventually<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const end = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Refused(504, { detail: `waited in vain for ${what}` });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** A one-page PDF, as what a request sends. */
export function paper(title: string) {
  const text = title.normalize("NFD").replace(/[^ -~]/g, "").replace(/[()\\]/g, "");
  const drawing = `BT /F1 18 Tf 72 740 Td (${text}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let pdf = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = pdf.length;
    pdf += `${index + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return { body: pdf, bodySerializer: (body: string) => body, headers: { "Content-Type": "application/pdf" } };
}
