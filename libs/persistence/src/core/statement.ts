/** A named statement: PostgreSQL parses and plans it once per connection. */
export type Statement = { readonly name: string; readonly text: string };

const names = new Map<string, string>();

/** Declares a named statement. Two texts under one name would run the wrong one, so that is refused. */
export function statement(name: string, text: string): Statement {
  const known = names.get(name);
  if (known !== undefined && known !== text) throw new Error(`two statements are called ${name}`);
  names.set(name, text);
  return { name, text };
}
