// A candidate's journey, from the account to a file in the exam office's hands. Needs a local stack: ./palmares up
import { expect, palmares } from "../src/index.js";
import { activationToken, openSession, paper, signIn, until, urls } from "./around.js";

const email = `camille.besson.${Date.now()}@courriel.example`, password = "Trois-Rives-2026-Besson";
const examSession = await openSession("17");
const anybody = palmares({ urls });
const civilStatus = { familyName: "Besson", givenNames: "Camille", birthDate: "1994-06-21", birthplace: "Nantes" };
const address = { street: "9, rue de la Paix", postalCode: "44000", city: "Nantes" };
expect(await anybody.account.POST("/v1/accounts", { body: { email, ...civilStatus, address, academy: "17" } }));
expect(await anybody.account.POST("/v1/activations", { body: { token: await activationToken(email), password } }));
console.log(`Compte activé : ${email}`);

const { registration, documents, notification } = palmares({ urls, token: await signIn(email, password) });
const start = { examSession, academy: "17", specialty: "SIO-SLAM-2024", category: "WORK_EXPERIENCE" } as const;
const { id, state } = await until("the account is known", () => registration.POST("/v1/registrations", { body: start }));
const at = { path: { id: id! } }, read = await registration.GET("/v1/registrations/{id}", { params: at });
const choices = { form: "GLOBAL", languages: { a: "ANGLAIS" }, workExperienceMonths: 38, handicap: false,
  consents: { press: true, localAuthorities: false } } as const;
const confirmed = expect(await registration.PUT("/v1/registrations/{id}/confirmation",
  { params: { ...at, header: { "If-Match": read.response.headers.get("ETag")! } }, body: choices }));
console.log(`Inscription ${id} : ${state} puis ${confirmed.state}`);

const file = { path: { registrationId: id! } };
const { pieces = [] } = await until("the checklist", () => documents.GET("/v1/checklists/{registrationId}", { params: file }));
for (const { code = "", label = "" } of pieces.filter((piece) => piece.mandatory)) {
  expect(await documents.PUT("/v1/checklists/{registrationId}/pieces/{code}",
    { params: { path: { ...file.path, code } }, ...paper(label) }));
  console.log(`Pièce déposée : ${label}`);
}
await until("the checks of the files", () => documents.PUT("/v1/checklists/{registrationId}/completion", { params: file }));
await until("SUBMITTED", () => registration.GET("/v1/registrations/{id}", { params: at }), (now) => now.state === "SUBMITTED");
const inbox = await until("the inbox", () => notification.GET("/v1/messages"), (page) => page.items!.length >= 3);
for (const message of inbox.items!) console.log(`Message : ${message.title}`);
