/** A typed client of each Palmarès service, from its contract. */
import createClient, { type Middleware } from "openapi-fetch";
import type { paths as Account } from "../generated/account.js";
import type { paths as Documents } from "../generated/documents.js";
import type { paths as Grading } from "../generated/grading.js";
import type { paths as Notification } from "../generated/notification.js";
import type { paths as Registration } from "../generated/registration.js";

/** A refusal as RFC 9457 has it: decide on `type`, show `detail`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { pointer: string; detail: string }[];
}

export interface Options {
  /** Where each service answers; the local stack's addresses unless told otherwise. */
  urls?: Partial<Record<Service, string>>;
  /** Asked before each request, so that an expired token can be renewed; nothing for what is open to anybody. */
  token?: () => Promise<string | undefined>;
}

export type Service = "account" | "registration" | "documents" | "grading" | "notification";

const LOCAL: Record<Service, string> = {
  account: "http://localhost:8081",
  registration: "http://localhost:8082",
  documents: "http://localhost:8083",
  grading: "http://localhost:8084",
  notification: "http://localhost:8085",
};

/** Gives each request the caller's token, and each POST a key under which it may be repeated. */
function manners(token: Options["token"]): Middleware {
  return {
    async onRequest({ request }) {
      const bearer = await token?.();
      if (bearer) request.headers.set("Authorization", `Bearer ${bearer}`);
      if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      return request;
    },
  };
}

export function palmares({ urls = {}, token }: Options = {}) {
  const client = <Paths extends {}>(service: Service) => {
    const made = createClient<Paths>({ baseUrl: urls[service] ?? LOCAL[service] });
    made.use(manners(token));
    return made;
  };
  return {
    account: client<Account>("account"),
    registration: client<Registration>("registration"),
    documents: client<Documents>("documents"),
    grading: client<Grading>("grading"),
    notification: client<Notification>("notification"),
  };
}

/** What a call answered, or its problem as an error. */
export function expect<Data>(answer: { data?: Data; error?: unknown; response: Response }): Data {
  if (answer.response.ok) return answer.data as Data;
  const problem = answer.error as Partial<Problem> | undefined;
  throw new Refused(answer.response.status, problem);
}

export class Refused extends Error {
  constructor(readonly status: number, readonly problem: Partial<Problem> = {}) {
    super(`${status} ${problem.type ?? ""} ${problem.detail ?? ""}`.trim());
  }
}
