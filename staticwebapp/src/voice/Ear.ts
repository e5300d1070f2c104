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

/** Who is told of what the browser itself understands; the server tells at the end. */
export interface Listener {
  understood(text: string): void;
  /** It hears no more, of its own accord; what was said is there. */
  ended(): void;
  broke(error: string): void;
}

export async function openEar(viaServer: boolean, sound: Sound, language: string, listener: Listener): Promise<Ear> {
  if (viaServer) return Recording.open(sound.context, sound.input);
  return new Promise((resolve) => {
    let whole: string | undefined;
    let done: ((text: string) => void) | undefined;
    const listening = new Listening(
      language,
      () => resolve(ear),
      listener.understood,
      (text, error) => {
        // Silence after words is only their end.
        if (error && !(text && error === 'no-speech')) listener.broke(error);
        else if (done) done(text);
        else if (text === '') listener.broke('no-speech');
        else {
          whole = text;
          listener.ended();
        }
      },
    );
    const ear: Ear = {
      finish: async () => {
        if (whole !== undefined) return whole;
        const heard = new Promise<string>((resolve) => {
          done = resolve;
        });
        listening.finish();
        return heard;
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
