import type { Kit } from './Kit.ts';
import { Listening } from './Listening.ts';
import { Recording } from './Recording.ts';
import type { Sound } from './Sound.ts';

/** What listens to the visitor: the server by a recording, or the browser itself. */
export interface Ear {
  /** What was said. */
  finish(): Promise<Blob | string>;
  release(): void;
}

/** @param understood Told what the browser understands as it does; the server tells at the end. */
export async function openEar(
  viaServer: boolean,
  sound: Sound,
  language: string,
  understood: (text: string) => void,
  broke: (error: string) => void,
): Promise<Ear> {
  if (viaServer) return Recording.open(sound.context, sound.input);
  return new Promise((resolve) => {
    let done: ((text: string) => void) | undefined;
    const listening = new Listening(
      language,
      () => resolve(ear),
      understood,
      (text, error) => {
        if (error || !done) broke(error ?? 'no-speech');
        else done(text);
      },
    );
    const ear: Ear = {
      finish: () => {
        listening.finish();
        return new Promise((heard) => {
          done = heard;
        });
      },
      release: () => listening.release(),
    };
  });
}

/** The form that `POST /api/voice` takes. */
export function formOf(
  recording: Blob,
  ids: { readonly sessionId: string; readonly messageId: string },
  { personaId, level }: Kit['conversation']['state'],
): FormData {
  const form = new FormData();
  form.set('session_id', ids.sessionId);
  form.set('message_id', ids.messageId);
  form.set('stream', 'true');
  if (personaId) form.set('persona', personaId);
  if (level) form.set('level', level);
  form.set(
    'audio',
    recording,
    `speech.${recording.type === 'audio/mp4' ? 'm4a' : recording.type.replace('audio/', '')}`,
  );
  return form;
}
