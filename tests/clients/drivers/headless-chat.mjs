/** The SDK's chat without a page around it: what `useChat` stands on, with a plain object for its state. */
export function headlessChat(sdk, { onChange = () => {}, messages = [], ...options }) {
  class HeadlessChat extends sdk.AbstractChat {}
  return new HeadlessChat({ ...options, state: new PlainState(messages, onChange) });
}

class PlainState {
  #onChange;
  status = 'ready';
  error = undefined;
  messages;

  constructor(messages, onChange) {
    this.messages = messages;
    this.#onChange = onChange;
  }

  pushMessage = (message) => {
    this.messages = [...this.messages, message];
    this.#onChange(message);
  };

  popMessage = () => {
    this.messages = this.messages.slice(0, -1);
  };

  replaceMessage = (index, message) => {
    this.messages = this.messages.with(index, structuredClone(message));
    this.#onChange(message);
  };

  snapshot = (value) => structuredClone(value);
}
