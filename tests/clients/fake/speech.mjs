import { buffer, json } from 'node:stream/consumers';
import { recordingOf } from '../../../bench/load/recording.mjs';
import { silenceOf } from '../../../bench/model/silence.mjs';

/** A wav in which the fake model hears `text`: it stands behind the sound, where players look for nothing. */
export const recordingWith = (text) => Buffer.concat([recordingOf(1), Buffer.from(text, 'latin1')]);

/** Whether this call is for the ear or the mouth; answers it if so. */
export async function listenOrSpeak(incoming, outgoing) {
  if (incoming.url.endsWith('/audio/transcriptions')) {
    const sent = (await buffer(incoming)).toString('latin1');
    const [text] = /Question \d+:[^?]*\?/.exec(sent) ?? [''];
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text }));
    return true;
  }
  if (!incoming.url.endsWith('/audio/speech')) return false;
  const { input } = await json(incoming);
  outgoing.writeHead(200, { 'content-type': 'audio/mpeg' }).end(silenceOf(input.length / 15));
  return true;
}
