/** Who can be reached and how, and what a call gave. */

export interface Contact {
  id: string;
  /** « Mme Delorme ». */
  name: string;
  /** « mère », as declared by the file. */
  relation: string;
  phone: string | null;
  first_to_call: boolean;
  accepts_sms: boolean;
  /** Last attempts in words, newest first. */
  last_attempts: string[];
}

export interface Choice {
  value: string;
  label: string;
}

export interface ContactOptions {
  channels: Choice[];
  results: Choice[];
  reasons: Choice[];
}

export interface ContactNote {
  guardian_id: string;
  channel: string;
  result: string;
  reason: string | null;
  note: string;
}

export const NOTE_LENGTH = 140;
