const keys = {}; // What was typed as keys, by scheme; kept nowhere else.
let api;

/** An element: `make(tag, properties?, ...children)`. */
function make(tag, ...rest) {
  const properties = rest[0]?.constructor === Object ? rest.shift() : {};
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...rest.flat().filter(Boolean));
  return element;
}

/** Paragraphs, with `names` as code. */
const prose = (text = '') =>
  text.split('\n\n').map(
    (line) =>
      line &&
      make(
        'p',
        line.split('`').map((part, at) => (at % 2 ? make('code', part) : part)),
      ),
  );

const folded = (title, ...content) => make('details', make('summary', title), ...content);
const block = (value) =>
  make('pre', { tabIndex: 0 }, typeof value === 'string' ? value : JSON.stringify(value, null, 2));

function resolve({ $ref, ...own }) {
  if (!$ref) return own;
  const found = api.components.schemas[$ref.split('/').at(-1)];
  const properties = { ...found.properties };
  for (const [name, more] of Object.entries(own.properties ?? {})) properties[name] = { ...properties[name], ...more };
  return { ...found, ...own, ...(found.properties && { properties }) };
}

function typeOf(schema) {
  const { type, format, items, anyOf, minimum, maximum, minLength, maxLength, enum: values } = resolve(schema);
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (values) return values.join(' or ');
  if (items) return `list of ${typeOf(items)}`;
  if (maxLength === 0) return 'empty';
  const range = maxLength
    ? `, ${minLength ?? 0} to ${maxLength} characters`
    : maximum
      ? `, ${minimum} to ${maximum}`
      : minimum
        ? `, at least ${minimum}`
        : '';
  return `${format ?? [type ?? 'any'].flat().join(' or ')}${range}`;
}

function isDeep(schema) {
  const { properties, additionalProperties, items, anyOf = [] } = resolve(schema);
  return properties || additionalProperties || (items && isDeep(items)) || anyOf.some(isDeep);
}

function shape(schema) {
  const { anyOf, items, properties = {}, additionalProperties: others, required = [], description } = resolve(schema);
  if (anyOf) return make('ol', ...anyOf.filter(isDeep).map((form) => make('li', shape(form))));
  if (items) return shape(items);
  const members = Object.entries(others ? { 'any name': others } : properties).map(([name, member]) => {
    const type = ` ${typeOf(member)}${required.includes(name) ? '' : ', optional'}`;
    return make('li', make('code', name), type, prose(resolve(member).description), isDeep(member) && shape(member));
  });
  return make('div', members.length > 0 && prose(description), make('ul', members));
}

function contents([type, { schema, examples = {} }]) {
  const isObject = schema.$ref || schema.anyOf;
  return make(
    'div',
    make('p', make('code', type)),
    isObject ? folded('Members', shape(schema)) : prose(schema.description),
    schema['x-event'] && folded('Members of an event', shape(schema['x-event'])),
    Object.values(examples).map(({ summary, value }) => folded(`Example: ${summary}`, block(value))),
  );
}

function reply([status, { description, headers = {}, content = {} }]) {
  const row = ([name, header]) => make('li', make('code', name), prose(header.description));
  return folded(
    `${status} ${description}`,
    make('ul', Object.entries(headers).map(row)),
    Object.entries(content).map(contents),
  );
}

const field = (name, hint, input) =>
  make('label', make('span', make('b', name), ` ${hint}`.replaceAll('`', '')), input);

function requestOf(method, path, operation, inputs, body) {
  const url = new URL(api.servers[0].url, location.href);
  const headers = { ...body?.headers };
  let filled = path;
  for (const [{ name, in: place }, { value }] of inputs) {
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else if (value && place === 'query') url.searchParams.set(name, value);
    else if (value) headers[name] = value;
  }
  url.pathname += filled;
  for (const scheme of operation.security.flatMap(Object.keys).filter((name) => keys[name])) {
    const { type, name } = api.components.securitySchemes[scheme];
    if (type === 'http') headers.authorization = `Bearer ${keys[scheme]}`;
    else headers[name] = keys[scheme];
  }
  return new Request(url, { method: method.toUpperCase(), headers, body: body?.value(), cache: 'no-store' });
}

/** Shows an answer as it comes, after the headers that are told of it. JSON is laid out once it is whole. */
async function receive(response, output, { headers = {} } = {}) {
  const told = ['content-type', ...Object.keys(headers)].filter((name) => response.headers.has(name));
  const head = `${told.map((name) => `${name}: ${response.headers.get(name)}`).join('\n')}\n\n`;
  output.textContent = head;
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader.read()) output.append(piece.value);
  const isJson = /json/.test(response.headers.get('content-type'));
  if (isJson) output.textContent = head + JSON.stringify(JSON.parse(output.textContent.slice(head.length)), null, 2);
}

const plain = { autocomplete: 'off', spellcheck: false };

function jsonBody({ examples = {} }) {
  const all = Object.values(examples);
  const text = make('textarea', { rows: 8, ...plain });
  const choice = make('select');
  choice.append(...all.map(({ summary }, value) => make('option', { value }, summary)));
  choice.onchange = () => Object.assign(text, { value: JSON.stringify(all[choice.value].value, null, 2) });
  choice.onchange();
  return {
    headers: { 'content-type': 'application/json' },
    fields: [field('Example', 'to begin with', choice), field('Body', '', text)],
    value: () => text.value,
  };
}

/** The browser itself names the type, for the boundary stands in it. */
function formBody({ schema }) {
  const { properties, required = [] } = resolve(schema);
  const inputs = Object.entries(properties).map(([name, member]) => {
    const type = resolve(member).contentMediaType ? 'file' : 'text';
    return [name, make('input', { name, type, required: required.includes(name), ...plain })];
  });
  const given = ([, { value }]) => value !== '';
  return {
    fields: inputs.map(([name, input]) => field(name, resolve(properties[name]).description ?? '', input)),
    value: () => {
      const form = new FormData();
      for (const [name, { files, value }] of inputs.filter(given)) form.append(name, files?.[0] ?? value);
      return form;
    },
  };
}

function bodyOf({ content } = {}) {
  const { 'application/json': json, 'multipart/form-data': form } = content ?? {};
  return json ? jsonBody(json) : form && formBody(form);
}

function trial(method, path, operation) {
  const { parameters = [], requestBody } = operation;
  const inputs = parameters.map((each) => [each, make('input', { required: each.required, ...plain })]);
  const body = bodyOf(requestBody);
  const [send, stop] = [make('button', 'Send'), make('button', { type: 'button', disabled: true }, 'Stop')];
  const status = make('p', { role: 'status' });
  const output = make('pre', { tabIndex: 0, hidden: true, role: 'region', ariaLabel: 'Reply' });
  const fields = inputs.map(([{ name, description }, input]) => field(name, description, input));
  const form = make('form', { className: 'fields' }, fields, body?.fields, make('div', send, stop), status, output);
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (!stop.disabled) return;
    const abort = new AbortController();
    stop.onclick = () => abort.abort();
    stop.disabled = false;
    status.textContent = 'Waiting …';
    try {
      const response = await fetch(requestOf(method, path, operation, inputs, body), { signal: abort.signal });
      const line = `${response.status} ${response.statusText}`;
      status.textContent = `${line}, on its way …`;
      output.hidden = false;
      await receive(response, output, operation.responses[response.status]);
      status.textContent = `${line}, complete`;
    } catch (fault) {
      status.textContent = abort.signal.aborted ? 'Stopped.' : `It failed: ${fault.message}`;
    }
    if (document.activeElement === stop) send.focus();
    stop.disabled = true;
  };
  return form;
}

function call(method, path, operation) {
  const name = [make('b', { className: 'method' }, method.toUpperCase()), ' ', make('code', api.servers[0].url + path)];
  const content = folded(make('h3', name, ` ${operation.summary}`));
  content.id = operation.operationId;
  // Laid out once it is wanted: there are many.
  content.ontoggle = () => {
    if (content.childElementCount > 1) return;
    const body = Object.entries(operation.requestBody?.content ?? {}).map(contents);
    const replies = Object.entries(operation.responses).map(reply);
    content.append(...prose(operation.description), make('h4', 'Try it'), trial(method, path, operation));
    if (body.length > 0) content.append(make('h4', 'Body'), ...body);
    content.append(make('h4', 'Replies'), ...replies);
  };
  return make('article', content);
}

function show() {
  const at = (id) => document.getElementById(id);
  at('version').textContent = `Version ${api.info.version}.`;
  at('about').append(...prose(api.info.description));
  for (const [scheme, { in: place, description }] of Object.entries(api.components.securitySchemes)) {
    const input = make('input', { type: 'password', autocomplete: 'off' });
    input.oninput = () => Object.assign(keys, { [scheme]: input.value });
    if (place !== 'query') at('keys').append(field(scheme, description, input));
  }
  const calls = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [operation.tags[0], call(method, path, operation)]),
  );
  const groups = api.tags.flatMap(({ name, description }) => {
    const own = calls.filter(([tag]) => tag === name).map(([, element]) => element);
    return [make('h2', name), ...prose(description), ...own];
  });
  at('calls').replaceChildren(...groups);
}

try {
  const response = await fetch('/api/openapi.json');
  api = await response.json();
  if (!response.ok) throw new Error(api.detail);
  show();
} catch (fault) {
  const words = `The description can't be read: ${fault.message} Load the page again in a moment.`;
  document.getElementById('calls').replaceChildren(make('p', { role: 'alert' }, words));
}
