// Types of the five contracts, from openapi/*.yaml to generated/*.ts.
import { mkdir, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const services = ["account", "registration", "documents", "grading", "notification"];

await mkdir(new URL("generated/", import.meta.url), { recursive: true });
for (const service of services) {
  const types = await openapiTS(new URL(`../${service}.yaml`, import.meta.url), { defaultNonNullable: false });
  await writeFile(new URL(`generated/${service}.ts`, import.meta.url), astToString(types));
}
