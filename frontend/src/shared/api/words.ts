/** Words that no note should hold: asked of the server when a field is left; nothing is kept. */

import { api, bodyOf } from "./client";

/** A sentence when the text looks like health, family, religion or an offence. It stops nothing. */
export const reminderFor = async (text: string): Promise<string | null> => (await bodyOf(api.POST("/api/v1/word-reminders", { body: { text } }))).reminder;
