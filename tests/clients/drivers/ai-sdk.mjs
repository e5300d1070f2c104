import { Heard } from '../world/heard.mjs';
import { headlessChat } from './headless-chat.mjs';
import { versionOf } from './version.mjs';

const aliases = ['ai5', 'ai6-strict', 'ai6', 'ai7-strict', 'ai7'];

export const textOf = (message) =>
  message.parts
    .filter(({ type }) => type === 'text')
    .map(({ text }) => text)
    .join('');

/** The AI SDK in five versions, each as `useChat` uses it. The strict ones refuse any key that they don't know. */
export const aiSdks = await Promise.all(
  aliases.map(async (alias) => {
    const sdk = await import(alias);
    const isStrict = alias.endsWith('-strict');
    const open = (address) => new AiTalk(sdk, address, isStrict);
    return { name: `ai ${versionOf(alias)}`, sdk, isStrict, resumes: true, open };
  }),
);

class AiTalk {
  #sdk;
  #chat;
  #heard = new Heard();
  #addsToTheHalf;

  constructor(sdk, address, addsToTheHalf) {
    this.#sdk = sdk;
    this.#addsToTheHalf = addsToTheHalf;
    const transport = new sdk.DefaultChatTransport({ api: `${address}/api/chat` });
    this.session = sdk.generateId();
    this.#chat = headlessChat(sdk, { id: this.session, transport, onChange: (message) => this.#note(message) });
  }

  ask = async (text) => {
    this.messageId = this.#sdk.generateId();
    await this.#chat.sendMessage({ id: this.messageId, role: 'user', parts: [{ type: 'text', text }] });
    return this.#reply();
  };

  heard = (words) => this.#heard.until(words);

  abort = () => this.#chat.stop();

  async resume() {
    this.#heard = new Heard();
    // The strict ones add a reply that is told again to the half of it that they hold. A page that takes it up without being loaded
    // anew has to take the half off before, with useChat's setMessages.
    if (this.#addsToTheHalf) this.#chat.messages = this.#chat.messages.filter(({ role }) => role === 'user');
    await this.#chat.resumeStream();
    return this.#reply();
  }

  #note(message) {
    if (message.role === 'assistant') this.#heard.set(textOf(message));
  }

  #reply() {
    const { lastMessage: message, error } = this.#chat;
    const reply = message?.role === 'assistant' ? message : undefined;
    return {
      id: reply?.id,
      text: reply && textOf(reply),
      limited: reply?.metadata?.limited,
      error: error && { message: error.message },
    };
  }
}
