/** The messages of the conversation API, as `runtime/api/messages.schema.json` describes them. */

export interface Choice {
  id: string;
  label: string;
  kind?: "alternative" | "more" | "feedback";
  /** Of a choice of kind feedback. */
  vote?: "up" | "down";
}

export interface Source {
  label: string;
  year: number | null;
  url?: string;
}

export interface Common {
  text: string;
  choices?: Choice[];
  sources?: Source[];
}

export interface Programme {
  id: string;
  title: string;
  diploma: string;
  level: string;
  school: string;
  towns: string[];
  region: string;
  status: "verified" | "indirect" | "common_knowledge" | "unverified";
  duration_years?: number;
  admission?: string;
  website?: string;
  distance_km?: number;
  lat?: number;
  lon?: number;
}

export interface Step {
  title: string;
  text: string;
  when?: string;
  programmes?: string[];
}

export interface Range {
  label: string;
  low: number;
  high?: number;
  source: string;
  year: number | null;
}

export type TextMessage = Common & { type: "text" };
export type NoticeMessage = Common & { type: "notice"; level: "info" | "privacy" | "safety" };
export type ProgrammesMessage = Common & {
  type: "programmes";
  total: number;
  criteria: Record<string, string[]>;
  items: Programme[];
};
export type ComparisonMessage = Common & {
  type: "comparison";
  columns: string[];
  rows: { label: string; values: (string | null)[] }[];
};
export type StepsMessage = Common & { type: "steps"; items: Step[] };
export type ChartMessage = Common & { type: "chart"; kind: "range"; unit: string; items: Range[] };

export type Message = TextMessage | NoticeMessage | ProgrammesMessage | ComparisonMessage | StepsMessage | ChartMessage;

export type HistoryEntry =
  | { from: "user"; at: string; id: string; type: "text"; text: string }
  | ({ from: "assistant"; at: string } & Message);

/** What the user says: a text, or a choice with the label that was read. */
export interface Turn {
  id: string;
  text: string;
  choice?: string;
  at: number;
}

export interface Opened {
  token: string;
  expires_in: number;
  messages: Message[];
}
